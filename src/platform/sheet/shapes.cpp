#include "platform/sheet/shapes.hpp"

#include "base/number.hpp"

#include <algorithm>

namespace plenty::sheet {
namespace {

char small(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

std::string_view trimmed(std::string_view cell) {
    const auto begin = cell.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos)
        return {};
    return cell.substr(begin, cell.find_last_not_of(" \t\r\n") - begin + 1);
}

bool is_number(std::string_view cell) {
    return parse_number<double>(cell).has_value();
}

bool is_link(std::string_view cell) {
    return (cell.starts_with("https://") || cell.starts_with("http://") || cell.starts_with("www.")) &&
           cell.find(' ') == std::string_view::npos;
}

/// "ext. 12", "x12" at the end say whom to ask for, not which line.
std::string_view without_extension(std::string_view cell) {
    const auto at = cell.find_first_of("xXeE");
    return at == std::string_view::npos || at < 7 ? cell : cell.substr(0, at);
}

}

std::optional<std::string> phone_digits(std::string_view cell) {
    std::string digits;
    for (const char letter : without_extension(trimmed(cell))) {
        if (is_digit(letter))
            digits += letter;
        else if (std::string_view(" +().-/").find(letter) == std::string_view::npos)
            return std::nullopt;
    }
    if (digits.size() < 7 || digits.size() > 15)
        return std::nullopt;
    return digits.size() > 9 ? digits.substr(digits.size() - 9) : digits;
}

std::optional<std::string> email_address(std::string_view cell) {
    const auto text = trimmed(cell);
    const auto at = text.find('@');
    const auto dot = text.rfind('.');
    const bool plain = text.find_first_of(" ,;<>\"\t\n") == std::string_view::npos && text.size() <= 254;
    if (!plain || at == 0 || at == std::string_view::npos || text.find('@', at + 1) != std::string_view::npos)
        return std::nullopt;
    if (dot == std::string_view::npos || dot < at + 2 || dot + 2 > text.size() - 1)
        return std::nullopt;
    std::string out(text);
    std::ranges::transform(out, out.begin(), small);
    return out;
}

Shape shape_of(std::string_view cell) {
    const auto text = trimmed(cell);
    if (text.empty())
        return Shape::nothing;
    if (email_address(text))
        return Shape::email;
    if (is_link(text))
        return Shape::link;
    if (moment_of(text))
        return Shape::moment;
    const bool plain_number = is_number(text) && !text.starts_with('0');
    const bool dialled =
        std::ranges::count_if(text, is_digit) >= 9 && text.find('.') == std::string_view::npos;
    if (phone_digits(text) && (!plain_number || dialled))
        return Shape::phone;
    return is_number(text) ? Shape::number : Shape::words;
}

}
