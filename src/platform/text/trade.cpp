#include "platform/text/trade.hpp"

#include "platform/text/trade_tokens.hpp"
#include "platform/text/trade_words.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <span>
#include <unordered_map>
#include <vector>

namespace plenty::text {
namespace {

using Is = TradeToken::Is;
using Tokens = std::span<const TradeToken>;

/// How many words before a match may hold the "no" that takes it back.
constexpr std::size_t negation_reach = 4;
constexpr std::size_t longest_gap = 4;

std::vector<std::string_view> split(std::string_view text, char by) {
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        const auto end = std::min(text.find(by), text.size());
        if (end > 0)
            parts.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

/// One place of a pattern: what may stand there.
struct Place {
    enum class Holds { words, number, currency, colon, gap };
    Holds holds = Holds::words;
    std::vector<std::string_view> words = {};
    bool may_be_missing = false;
};

using Pattern = std::vector<Place>;

Place read_place(std::string_view text) {
    using Holds = Place::Holds;
    if (text == "#")
        return {Holds::number};
    if (text == "...")
        return {Holds::gap};
    if (text == ":")
        return {Holds::colon};
    Place place;
    if (text.starts_with('?')) {
        place.may_be_missing = true;
        text.remove_prefix(1);
    }
    if (text == "$")
        place.holds = Holds::currency;
    for (const std::string_view word : split(text, '|')) {
        if (word == "?")
            place.may_be_missing = true;
        else
            place.words.push_back(word);
    }
    return place;
}

/// Patterns, found by what may stand at their beginning.
class Patterns {
public:
    explicit Patterns(std::span<const std::string_view> texts) {
        for (const std::string_view text : texts)
            add(text);
    }

    /// Those that may begin with `beginning`: a word, "#" or "$".
    std::span<const Pattern> beginning_with(std::string_view beginning) const {
        const auto found = by_beginning_.find(beginning);
        return found == by_beginning_.end() ? std::span<const Pattern>() : found->second;
    }

private:
    void add(std::string_view text) {
        Pattern pattern;
        for (const std::string_view place : split(text, ' '))
            pattern.push_back(read_place(place));
        for (const Place& place : pattern) {
            for (const std::string_view beginning : beginnings(place))
                by_beginning_[beginning].push_back(pattern);
            if (!place.may_be_missing)
                break;
        }
    }

    static std::vector<std::string_view> beginnings(const Place& place) {
        if (place.holds == Place::Holds::number)
            return {"#"};
        if (place.holds == Place::Holds::currency)
            return {"$"};
        return place.words;
    }

    std::unordered_map<std::string_view, std::vector<Pattern>> by_beginning_;
};

/// A language's table, ready to be matched.
class Language {
public:
    explicit Language(const TradeWords& words)
        : asks_(words.asks), always_(words.always), harmless_(words.harmless),
          negations_(words.negations.begin(), words.negations.end()),
          numbers_(words.numbers.begin(), words.numbers.end()),
          money_(words.money.begin(), words.money.end()) {}

    /// How many tokens from the start of `tokens` the longest fitting pattern takes; 0 if none fits.
    std::size_t asks(Tokens tokens) const { return longest(asks_, tokens); }
    std::size_t always_asks(Tokens tokens) const { return longest(always_, tokens); }
    std::size_t is_harmless(Tokens tokens) const { return longest(harmless_, tokens); }
    bool negates(const TradeToken& token) const {
        return token.is == Is::word && negations_.contains(token.folded);
    }

private:
    bool is_number(const TradeToken& token) const {
        return token.is == Is::number || (token.is == Is::word && numbers_.contains(token.folded));
    }
    bool is_money(const TradeToken& token) const {
        return token.is == Is::currency || (token.is == Is::word && money_.contains(token.folded));
    }

    bool fits(const Place& place, const TradeToken& token) const {
        switch (place.holds) {
        case Place::Holds::number:
            return is_number(token);
        case Place::Holds::currency:
            return is_money(token);
        case Place::Holds::colon:
            return token.is == Is::stop;
        case Place::Holds::gap:
            return token.is != Is::stop;
        case Place::Holds::words:
            break;
        }
        const std::string_view word =
            token.is == Is::slash ? std::string_view("/") : std::string_view(token.folded);
        return std::ranges::find(place.words, word) != place.words.end();
    }

    /// The length of a match that ends with the pattern's end; nothing fits is 0.
    std::size_t match(std::span<const Place> places, Tokens tokens, std::size_t taken) const {
        if (places.empty())
            return taken;
        const Place& place = places.front();
        if (place.holds == Place::Holds::gap)
            return match_gap(places.subspan(1), tokens, taken);
        std::size_t best = place.may_be_missing ? match(places.subspan(1), tokens, taken) : 0;
        if (taken < tokens.size() && fits(place, tokens[taken]))
            best = std::max(best, match(places.subspan(1), tokens, taken + 1));
        return best;
    }

    std::size_t match_gap(std::span<const Place> places, Tokens tokens, std::size_t taken) const {
        for (std::size_t skipped = 0; skipped <= longest_gap; ++skipped) {
            if (const std::size_t end = match(places, tokens, taken + skipped))
                return end;
            if (taken + skipped >= tokens.size() || tokens[taken + skipped].is == Is::stop)
                return 0;
        }
        return 0;
    }

    std::size_t longest(const Patterns& patterns, Tokens tokens) const {
        const TradeToken& first = tokens.front();
        std::size_t best = 0;
        const auto try_all = [&](std::span<const Pattern> candidates) {
            for (const Pattern& pattern : candidates)
                best = std::max(best, match(pattern, tokens, 0));
        };
        if (first.is == Is::word)
            try_all(patterns.beginning_with(first.folded));
        if (is_number(first))
            try_all(patterns.beginning_with("#"));
        if (is_money(first))
            try_all(patterns.beginning_with("$"));
        return best;
    }

    Patterns asks_, always_, harmless_;
    std::set<std::string_view, std::less<>> negations_, numbers_, money_;
};

const std::array<Language, 2>& all_languages() {
    static const std::array<Language, 2> all{Language(english_trade), Language(spanish_trade)};
    return all;
}

/// Tokens [begin, end) of a text.
struct Stretch {
    std::size_t begin, end;
};

std::vector<Stretch> harmless_stretches(Tokens tokens) {
    std::vector<Stretch> harmless;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        for (const Language& language : all_languages()) {
            if (const std::size_t taken = language.is_harmless(tokens.subspan(i)))
                harmless.push_back({i, i + taken});
        }
    }
    return harmless;
}

bool is_negated(const Language& language, Tokens tokens, std::size_t at) {
    for (std::size_t back = 1; back <= negation_reach && back <= at; ++back) {
        const TradeToken& token = tokens[at - back];
        if (token.is == Is::stop)
            return false;
        if (language.negates(token))
            return true;
    }
    return false;
}

/// Whether something harmless holds `asking`, or reaches over its beginning or its end: "cost me" over the
/// price in "cost me £40", "note" over that in "£5 note".
bool is_explained(const Stretch& asking, const std::vector<Stretch>& harmless) {
    return std::ranges::any_of(harmless, [&](const Stretch& other) {
        const bool overlaps = other.begin < asking.end && asking.begin < other.end;
        return overlaps && (other.begin <= asking.begin || other.end > asking.end);
    });
}

/// How many tokens from `at` on ask for something in return; 0 if they do not.
std::size_t asking_tokens(Tokens tokens, std::size_t at, const std::vector<Stretch>& harmless) {
    std::size_t most = 0;
    for (const Language& language : all_languages()) {
        most = std::max(most, language.always_asks(tokens.subspan(at)));
        const std::size_t taken = language.asks(tokens.subspan(at));
        if (taken > most && !is_explained({at, at + taken}, harmless) && !is_negated(language, tokens, at))
            most = taken;
    }
    return most;
}

}

std::optional<std::string> asks_something_in_return(std::string_view words) {
    const std::vector<TradeToken> tokens = trade_tokens(words);
    const std::vector<Stretch> harmless = harmless_stretches(tokens);
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        if (const std::size_t taken = asking_tokens(tokens, at, harmless)) {
            const std::size_t begin = tokens[at].begin;
            return std::string(words.substr(begin, tokens[at + taken - 1].end - begin));
        }
    }
    return std::nullopt;
}

}
