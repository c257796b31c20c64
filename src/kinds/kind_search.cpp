#include "kinds/kind_search.hpp"

#include "platform/text/fold.hpp"
#include "platform/text/stem.hpp"
#include "platform/text/stop_words.hpp"

#include <algorithm>

namespace plenty::kinds {
namespace {

using locale::Language;

constexpr std::size_t most_bytes_compared = 4096;
constexpr std::size_t shortest_prefix = 2;
constexpr std::size_t shortest_misspelt = 5;
/// Shorter stems of another language are too often words of this one: "techo" and "tech".
constexpr std::size_t shortest_foreign = 5;

/// What fits better than what; a name in the reader's own language and a kind's first name count a little on
/// top.
enum Worth {
    none = 0,
    misspelt = 100,
    some_words = 200,
    all_words = 300,
    prefix = 400,
    same_stems = 500,
    same = 600
};
constexpr int own_language = 40;
constexpr int first_name = 20;

bool is_part_of_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

std::vector<std::string> split(std::string_view folded) {
    std::vector<std::string> words;
    bool in_word = false;
    for (const char c : folded) {
        if (!is_part_of_word(c)) {
            in_word = in_word && c == '\'';
            continue;
        }
        if (!in_word)
            words.emplace_back();
        words.back() += c;
        in_word = true;
    }
    return words;
}

std::vector<std::string> stems_of(const std::vector<std::string>& words, Language language) {
    std::vector<std::string> stems;
    for (const std::string& word : words)
        stems.push_back(text::stem(word, language));
    return stems;
}

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& word : words)
        out.append(out.empty() ? "" : " ").append(word);
    return out;
}

/// Whether one letter too many, too few, wrong, or two swapped make one word of the other.
bool is_slip(std::string_view left, std::string_view right) {
    if (left.size() > right.size())
        std::swap(left, right);
    if (right.size() < shortest_misspelt || right.size() - left.size() > 1)
        return false;
    const auto [in_left, in_right] = std::ranges::mismatch(left, right);
    const auto at = static_cast<std::size_t>(in_left - left.begin());
    if (left.size() < right.size())
        return left.substr(at) == right.substr(at + 1);
    if (left.substr(std::min(at + 1, left.size())) == right.substr(std::min(at + 1, right.size())))
        return true;
    return at + 1 < left.size() && left[at] == right[at + 1] && left[at + 1] == right[at] &&
           left.substr(at + 2) == right.substr(at + 2);
}

bool holds(const std::vector<std::string>& words, const std::string& word) {
    return std::ranges::find(words, word) != words.end();
}

bool holds_prefix(const std::vector<std::string>& words, std::string_view prefix) {
    return std::ranges::any_of(words, [&](const std::string& word) { return word.starts_with(prefix); });
}

/// Neither a stem nor the beginning of a word changes its first letter, so that most names need no closer
/// look.
std::uint64_t initials_of(const std::vector<std::string>& words) {
    std::uint64_t initials = 0;
    for (const std::string& word : words)
        initials |= std::uint64_t{1} << (static_cast<unsigned char>(word.front()) & 63);
    return initials;
}

bool says_nothing(const std::string& word) {
    return word.size() == 1 || text::is_stop_word(word);
}

}

ComparedText::ComparedText(std::string_view text)
    : words(split(text::folded(text.substr(0, most_bytes_compared)))) {
    folded = joined(words);
    for (const Language language : Language::all())
        stems.push_back(stems_of(words, language));
}

KindWords::Name KindWords::make_name(const Kind& kind, Language language, const std::string& name) {
    auto words = split(text::folded(name));
    auto stems = stems_of(words, language);
    std::string folded = joined(words);
    const std::uint64_t initials = initials_of(words);
    const bool is_first = name == kind.names[language.index()].front();
    return {&kind, language, is_first, std::move(folded), std::move(words), std::move(stems), initials};
}

KindWords::KindWords(std::span<const Kind> kinds) {
    for (const Kind& kind : kinds) {
        for (const Language language : Language::all()) {
            for (const std::string& name : kind.names[language.index()])
                names_.push_back(make_name(kind, language, name));
        }
    }
}

template <class Score>
void KindWords::collect(std::vector<Fit>& fits, Language language, Score score) const {
    for (const Name& name : names_) {
        int worth = name.kind->is_retired ? 0 : score(name);
        if (worth == none)
            continue;
        worth += (name.language == language ? own_language : 0) + (name.is_first ? first_name : 0);
        if (!fits.empty() && fits.back().kind == name.kind)
            fits.back().score = std::max(fits.back().score, worth);
        else
            fits.push_back({name.kind, worth});
    }
}

int KindWords::worth(const Name& name, const ComparedText& typed) {
    if (name.folded == typed.folded)
        return same;
    const auto& stems = typed.stems[name.language.index()];
    if (name.stems == stems)
        return same_stems;
    if (typed.folded.size() >= shortest_prefix && name.folded.starts_with(typed.folded))
        return prefix;
    std::size_t found = 0, counted = 0;
    for (std::size_t i = 0; i < stems.size(); ++i) {
        const std::string& word = typed.words[i];
        if (says_nothing(word))
            continue;
        // The last word may still be being typed.
        const bool may_be_begun = i + 1 == stems.size() && word.size() >= shortest_prefix;
        ++counted;
        found += holds(name.stems, stems[i]) || (may_be_begun && holds_prefix(name.words, word)) ? 1 : 0;
    }
    if (found == 0)
        return none;
    return found == counted ? all_words : some_words;
}

void KindWords::search(const ComparedText& typed, Language language, std::vector<Fit>& fits) const {
    const std::uint64_t initials = initials_of(typed.words);
    collect(fits, language, [&](const Name& name) -> int {
        return (name.initials & initials) == 0 ? none : worth(name, typed);
    });
}

void KindWords::search_misspelt(const ComparedText& typed, Language language, std::vector<Fit>& fits) const {
    collect(fits, language, [&](const Name& name) -> int {
        const bool is_near = std::ranges::any_of(typed.words, [&](const std::string& word) {
            return std::ranges::any_of(name.words,
                                       [&](const std::string& other) { return is_slip(word, other); });
        });
        return is_near ? misspelt : none;
    });
}

void KindWords::find_in(const ComparedText& text, Language language, std::vector<Fit>& fits) const {
    const std::uint64_t initials = initials_of(text.words);
    collect(fits, language, [&](const Name& name) -> int {
        if ((name.initials & ~initials) != 0 || name.stems.empty())
            return none;
        const auto& stems = text.stems[name.language.index()];
        const auto found = std::ranges::search(stems, name.stems);
        if (found.empty() || (name.language != language && joined(name.stems).size() < shortest_foreign))
            return none;
        // More words say more; of two names of equal length the one that comes first in the text.
        const auto place = static_cast<int>(found.begin() - stems.begin());
        return static_cast<int>(name.stems.size()) * 100 + std::max(0, 19 - place);
    });
}

}
