#include "platform/crypto/codes.hpp"

#include "platform/crypto/crypto.hpp"
#include "platform/crypto/words.hpp"

#include <algorithm>

namespace plenty::crypto {
namespace {

constexpr std::string_view code_digits = "0123456789abcdefghjkmnpqrstvwxyz"; // Crockford's base 32
constexpr std::size_t code_length = 16;
constexpr std::size_t group_length = 4;
constexpr int codes_at_once = 10;

constexpr std::string_view neighbour_letters = "BCDFGHJKMNPQRTVWXYZ";
constexpr std::size_t neighbour_length = 6;

std::string drawn(std::string_view alphabet, std::size_t length, Randomness& randomness) {
    std::string text(length, '\0');
    std::ranges::generate(text,
                          [&] { return alphabet[number_below(std::uint32_t(alphabet.size()), randomness)]; });
    return text;
}

std::string in_groups(std::string_view code) {
    std::string text(code.substr(0, group_length));
    for (std::size_t at = group_length; at < code.size(); at += group_length)
        text.append("-").append(code.substr(at, group_length));
    return text;
}

constexpr bool is_between_groups(char letter) {
    return letter == ' ' || letter == '-';
}

constexpr char lower(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

constexpr char upper(char letter) {
    return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
}

constexpr char as_code_digit(char letter) {
    switch (lower(letter)) {
    case 'o':
        return '0';
    case 'i':
    case 'l':
        return '1';
    default:
        return lower(letter);
    }
}

/// `typed` without spaces and hyphens and each letter read by `read`; nothing unless that is `length` letters
/// of `alphabet`.
std::optional<std::string> read_code(std::string_view typed, char (*read)(char), std::string_view alphabet,
                                     std::size_t length) {
    std::string code;
    for (const char letter : typed.substr(0, 64)) {
        if (!is_between_groups(letter))
            code += read(letter);
    }
    if (code.size() != length || code.find_first_not_of(alphabet) != std::string::npos)
        return std::nullopt;
    return code;
}

}

std::string suggested_passphrase(std::string_view language, Randomness& randomness) {
    const auto words = plain_words(language);
    std::string text;
    for (int i = 0; i < 6; ++i) {
        if (i > 0)
            text += ' ';
        text += words[number_below(std::uint32_t(words.size()), randomness)];
    }
    return text;
}

std::vector<std::string> recovery_codes(Randomness& randomness) {
    std::vector<std::string> codes(codes_at_once);
    std::ranges::generate(codes, [&] { return in_groups(drawn(code_digits, code_length, randomness)); });
    return codes;
}

std::optional<TokenHash> recovery_code_hash(std::string_view typed) {
    const auto code = read_code(typed, as_code_digit, code_digits, code_length);
    return code ? std::optional(hash_of(*code)) : std::nullopt;
}

std::string neighbour_code(Randomness& randomness) {
    return drawn(neighbour_letters, neighbour_length, randomness);
}

std::optional<std::string> parse_neighbour_code(std::string_view typed) {
    return read_code(typed, upper, neighbour_letters, neighbour_length);
}

}
