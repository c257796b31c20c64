#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace plenty::text {

/// A piece of a post as trade.cpp compares it, and where it stands.
struct TradeToken {
    enum class Is { word, number, currency, slash, stop };
    Is is;
    std::string folded; ///< of a word: folded, without apostrophes
    std::size_t begin;  ///< in bytes
    std::size_t end;
};

/// Words, numbers, currency signs, slashes and the ends of clauses; everything else is passed over.
/// A letter after a digit begins a new piece: "20eur" is a number and a word. `text` must be UTF-8.
std::vector<TradeToken> trade_tokens(std::string_view text);

}
