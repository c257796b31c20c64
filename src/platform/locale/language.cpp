#include "platform/locale/language.hpp"

#include "platform/locale/catalogue.hpp"

#include <unicode/locid.h>

#include <algorithm>
#include <charconv>
#include <vector>

namespace plenty::locale {
namespace {

constexpr std::string_view pseudo_tag = "qps";
constexpr std::size_t most_ranges = 32;

struct Traits {
    std::string tag;
    std::string own_name;
    Direction direction;
};

Traits traits_of(std::string_view tag) {
    if (tag == pseudo_tag)
        return {std::string(tag), "⟦qps⟧", Direction::left_to_right};
    const icu::Locale icu_locale(std::string(tag).c_str());
    icu::UnicodeString name;
    icu_locale.getDisplayLanguage(icu_locale, name);
    Traits traits{std::string(tag),
                  {},
                  icu_locale.isRightToLeft() ? Direction::right_to_left : Direction::left_to_right};
    name.toUTF8String(traits.own_name);
    return traits;
}

const std::vector<Traits>& all_traits() {
    static const std::vector<Traits> all = [] {
        std::vector<Traits> traits;
        for (const std::string_view tag : catalogue_tags())
            traits.push_back(traits_of(tag));
        traits.push_back(traits_of(pseudo_tag));
        return traits;
    }();
    return all;
}

char lower(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

bool same_ignoring_case(std::string_view left, std::string_view right) {
    return std::ranges::equal(left, right, {}, lower, lower);
}

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// One entry of Accept-Language: "es-MX;q=0.8".
struct Range {
    std::string_view tag;
    double weight = 1;
};

Range parse_range(std::string_view entry) {
    const auto semicolon = entry.find(';');
    Range range{trimmed(entry.substr(0, semicolon))};
    if (semicolon == std::string_view::npos)
        return range;
    const std::string_view weight = trimmed(entry.substr(semicolon + 1));
    if (!weight.starts_with("q="))
        return range;
    range.weight = 0;
    std::from_chars(weight.data() + 2, weight.data() + weight.size(), range.weight);
    return range;
}

std::vector<Range> parse_ranges(std::string_view header) {
    std::vector<Range> ranges;
    while (!header.empty() && ranges.size() < most_ranges) {
        const auto comma = std::min(header.find(','), header.size());
        ranges.push_back(parse_range(header.substr(0, comma)));
        header.remove_prefix(std::min(comma + 1, header.size()));
    }
    return ranges;
}

}

/// The only place that makes a Language from a number.
struct LanguageList {
    static std::vector<Language> with_catalogue() {
        std::vector<Language> languages;
        for (std::size_t i = 0; i < catalogue_tags().size(); ++i)
            languages.push_back(Language(static_cast<std::uint8_t>(i)));
        return languages;
    }

    static Language after_the_last() { return Language(static_cast<std::uint8_t>(catalogue_tags().size())); }
};

std::optional<Language> Language::find(std::string_view tag) {
    const std::string_view primary = tag.substr(0, tag.find_first_of("-_"));
    if (same_ignoring_case(primary, pseudo_tag))
        return pseudo();
    const auto found = std::ranges::find_if(
        all(), [&](Language language) { return same_ignoring_case(language.tag(), primary); });
    return found == all().end() ? std::nullopt : std::optional(*found);
}

std::span<const Language> Language::all() {
    static const std::vector<Language> languages = LanguageList::with_catalogue();
    return languages;
}

Language Language::pseudo() {
    return LanguageList::after_the_last();
}

std::string_view Language::tag() const {
    return all_traits()[index_].tag;
}

std::string_view Language::own_name() const {
    return all_traits()[index_].own_name;
}

Direction Language::direction() const {
    return all_traits()[index_].direction;
}

Language Language::choose(std::string_view accept_language, Language otherwise) {
    Language best = otherwise;
    double best_weight = 0;
    for (const Range& range : parse_ranges(accept_language)) {
        const auto language = range.tag == "*" ? otherwise : find(range.tag);
        if (language && range.weight > best_weight) {
            best = *language;
            best_weight = range.weight;
        }
    }
    return best;
}

}
