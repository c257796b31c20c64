#include "regions/fields.hpp"

#include "base/number.hpp"

#include <algorithm>
#include <limits>

namespace plenty::regions {

std::optional<std::int64_t> parse_decimal(std::string_view text, int decimals) {
    const bool is_negative = text.starts_with('-');
    text.remove_prefix(is_negative ? 1 : 0);
    const auto point = text.find('.');
    const std::string_view behind = point == std::string_view::npos ? "" : text.substr(point + 1);
    std::string digits(text.substr(0, point));
    const bool has_digits = !digits.empty() && (point == std::string_view::npos || !behind.empty());
    if (!has_digits || behind.size() > static_cast<std::size_t>(decimals))
        return std::nullopt;
    digits += behind;
    digits.append(static_cast<std::size_t>(decimals) - behind.size(), '0');
    if (!std::ranges::all_of(digits, [](char digit) { return digit >= '0' && digit <= '9'; }))
        return std::nullopt;
    const auto number = parse_number<std::int64_t>(digits);
    return number && is_negative ? std::optional(-*number) : number;
}

std::string decimal(std::int64_t value, int decimals) {
    std::string text = std::to_string(value < 0 ? -value : value);
    const auto behind = static_cast<std::size_t>(decimals);
    if (text.size() <= behind)
        text.insert(0, behind + 1 - text.size(), '0');
    text.insert(text.size() - behind, ".");
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.'))
        text.pop_back();
    return value < 0 ? "-" + text : text;
}

}
