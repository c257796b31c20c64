#pragma once
#include <span>
#include <string_view>

/// The words with which people ask for something in return, one table a language. For trade.cpp only.
namespace plenty::text {

/// Patterns are folded words (small letters, no accents, no apostrophes) with spaces between:
///
///     swap|trade      either word
///     ?it             may be missing
///     #               a number, in digits or in words
///     $               a currency: its sign, its code or its name
///     ...             up to four words
struct TradeWords {
    std::span<const std::string_view> asks;      ///< mean a trade, unless a negation stands before them
    std::span<const std::string_view> always;    ///< mean a trade even after "no"
    std::span<const std::string_view> harmless;  ///< look like one of these and are none
    std::span<const std::string_view> negations; ///< single words
    std::span<const std::string_view> numbers;   ///< single words
    std::span<const std::string_view> money;     ///< single words that are a currency's name and nothing else
};

extern const TradeWords english_trade;
extern const TradeWords spanish_trade;

}
