#pragma once
#include "base/sentence.hpp"

#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace plenty::regions {

/// Whole numbers, and numbers with a point as so many of their last decimal: parse_decimal("1.5", 3) is 1500.
/// Nothing if it is not one, or has more decimals than count, or does not fit.
template <class Number>
std::optional<Number> parse_whole(std::string_view text) {
    Number number{};
    const char* const end = text.data() + text.size();
    const auto [last, error] = std::from_chars(text.data(), end, number);
    return error == std::errc() && last == end ? std::optional(number) : std::nullopt;
}

std::optional<std::int64_t> parse_decimal(std::string_view text, int decimals);

/// The other way round, without needless noughts.
std::string decimal(std::int64_t value, int decimals);

}
