#pragma once
#include <charconv>
#include <optional>
#include <string_view>

namespace plenty {

/// The number that a text is as a whole: no sign but a minus, no spaces, nothing behind. Nothing if it is
/// none or does not fit.
template <class Number>
std::optional<Number> parse_number(std::string_view text) {
    Number number{};
    const char* const end = text.data() + text.size();
    const auto [last, error] = std::from_chars(text.data(), end, number);
    return error == std::errc() && last == end ? std::optional(number) : std::nullopt;
}

}
