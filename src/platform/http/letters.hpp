#pragma once
#include <algorithm>
#include <string>
#include <string_view>

/// Small questions about ASCII text, which the grammars of HTTP are made of.
namespace plenty::http {

constexpr char to_lower(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + ('a' - 'A')) : letter;
}

inline std::string to_lower(std::string_view text) {
    std::string out(text);
    std::ranges::transform(out, out.begin(), [](char letter) { return to_lower(letter); });
    return out;
}

/// Whether both are the same, whatever the case of their letters.
inline bool same_letters(std::string_view left, std::string_view right) {
    return std::ranges::equal(
        left, right, {}, [](char l) { return to_lower(l); }, [](char r) { return to_lower(r); });
}

constexpr std::string_view trim(std::string_view text) {
    constexpr std::string_view blanks = " \t";
    const std::size_t from = text.find_first_not_of(blanks);
    if (from == std::string_view::npos)
        return {};
    return text.substr(from, text.find_last_not_of(blanks) - from + 1);
}

/// Takes the text up to `separator` off the front of `rest`, and the separator with it.
constexpr std::string_view take_until(std::string_view& rest, char separator) {
    const std::size_t at = std::min(rest.find(separator), rest.size());
    const std::string_view piece = rest.substr(0, at);
    rest.remove_prefix(std::min(at + 1, rest.size()));
    return piece;
}

/// Whether `text` is a token (RFC 9110, 5.6.2): a method, a header or cookie name.
constexpr bool is_token(std::string_view text) {
    constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
    return !text.empty() && std::ranges::all_of(text, [&](char letter) {
        const char lower = to_lower(letter);
        return (lower >= 'a' && lower <= 'z') || (letter >= '0' && letter <= '9') ||
               marks.find(letter) != std::string_view::npos;
    });
}

}
