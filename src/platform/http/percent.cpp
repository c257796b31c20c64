#include "platform/http/percent.hpp"

#include "platform/http/message.hpp"
#include "platform/http/utf8.hpp"

namespace plenty::http {
namespace {

int hex_digit(char letter) {
    if (letter >= '0' && letter <= '9')
        return letter - '0';
    const char lower = static_cast<char>(letter | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// The byte that the two letters after a percent sign stand for, or -1.
int escaped_byte(std::string_view after) {
    if (after.size() < 2)
        return -1;
    const int high = hex_digit(after[0]), low = hex_digit(after[1]);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
}

bool is_unreserved(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= '0' && letter <= '9') || letter == '-' || letter == '.' || letter == '_' ||
           letter == '~';
}

}

std::optional<std::string> percent_decode(std::string_view text, Plus plus) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%') {
            const int byte = escaped_byte(text.substr(i + 1));
            if (byte < 0)
                return std::nullopt;
            out += static_cast<char>(byte);
            i += 2;
        } else {
            out += text[i] == '+' && plus == Plus::space ? ' ' : text[i];
        }
    }
    if (!is_plain_text(out))
        return std::nullopt;
    return out;
}

std::string encode_component(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    out.reserve(text.size());
    for (const char letter : text) {
        if (is_unreserved(letter)) {
            out += letter;
            continue;
        }
        const auto byte = static_cast<unsigned char>(letter);
        out += '%';
        out += digits[byte >> 4];
        out += digits[byte & 15];
    }
    return out;
}

}
