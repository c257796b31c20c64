#include "platform/locale/say.hpp"

#include "base/result.hpp"
#include "platform/locale/catalogue.hpp"
#include "platform/locale/format.hpp"
#include "platform/locale/pseudo.hpp"

#include <algorithm>

namespace plenty::locale {
namespace {

constexpr std::size_t longest_key = 100;

/// Stops a test or a debug build; a person in front of a release sees the key instead of nothing.
void our_mistake([[maybe_unused]] const std::string& what) {
#ifndef NDEBUG
    expect(false, what.c_str());
#endif
}

std::string_view template_of(Language language, const Sentence& sentence) {
    // A SentenceKey is made from a literal only, so its view ends in a NUL.
    const auto found = look_up(language, sentence.key.text().data(), sentence.count);
    if (!found)
        our_mistake("no sentence " + std::string(sentence.key.text()) + " in " + std::string(language.tag()));
    return found.value_or(sentence.key.text());
}

void append_blank(std::string& out, std::string_view name, Language language, const Sentence& sentence) {
    const auto blank = std::ranges::find(sentence.blanks, name, [](const auto& pair) { return pair.first; });
    if (blank != sentence.blanks.end()) {
        out += blank->second;
    } else if (name == "count" && sentence.count) {
        out += number(language, *sentence.count);
    } else {
        our_mistake("nobody fills {" + std::string(name) + "} of " + std::string(sentence.key.text()));
        out.append("{").append(name).append("}");
    }
}

std::string filled(std::string_view text, Language language, const Sentence& sentence) {
    std::string out;
    out.reserve(text.size() + 32);
    for (std::string_view rest = text; !rest.empty();) {
        const auto open = rest.find('{');
        const auto close = rest.find('}', std::min(open, rest.size()));
        out += rest.substr(0, close == std::string_view::npos ? close : open);
        if (close == std::string_view::npos)
            break;
        append_blank(out, rest.substr(open + 1, close - open - 1), language, sentence);
        rest.remove_prefix(close + 1);
    }
    return out;
}

}

std::string say(Language language, const Sentence& sentence) {
    const std::string_view text = template_of(language, sentence);
    return language == Language::pseudo() ? filled(pseudo_sentence(text), language, sentence)
                                          : filled(text, language, sentence);
}

std::string say(Language language, SentenceKey key) {
    return say(language, Sentence{key});
}

std::optional<std::string> find(Language language, std::string_view key) {
    if (key.empty() || key.size() > longest_key || key.find('\0') != std::string_view::npos)
        return std::nullopt;
    const auto text = look_up(language, std::string(key).c_str(), std::nullopt);
    if (!text || text->find('{') != std::string_view::npos)
        return std::nullopt;
    return language == Language::pseudo() ? pseudo_sentence(*text) : std::string(*text);
}

}
