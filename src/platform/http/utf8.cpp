#include "platform/http/utf8.hpp"

#include <cstddef>

namespace plenty::http {
namespace {

/// What a first byte announces: how many bytes follow, and what the second one may be.
struct Lead {
    std::size_t following;
    unsigned char second_from, second_to;
};

/// Table 3-7 of the Unicode standard. `following` is 0 for a byte that may not come first.
constexpr Lead lead_of(unsigned char byte) {
    if (byte >= 0xC2 && byte <= 0xDF)
        return {1, 0x80, 0xBF};
    if (byte >= 0xE0 && byte <= 0xEF) {
        const unsigned char from = byte == 0xE0 ? 0xA0 : 0x80;
        const unsigned char to = byte == 0xED ? 0x9F : 0xBF;
        return {2, from, to};
    }
    if (byte >= 0xF0 && byte <= 0xF4) {
        const unsigned char from = byte == 0xF0 ? 0x90 : 0x80;
        const unsigned char to = byte == 0xF4 ? 0x8F : 0xBF;
        return {3, from, to};
    }
    return {0, 0, 0};
}

bool follows(Lead lead, std::string_view rest) {
    if (rest.size() < lead.following)
        return false;
    const auto second = static_cast<unsigned char>(rest[0]);
    if (second < lead.second_from || second > lead.second_to)
        return false;
    for (std::size_t i = 1; i < lead.following; ++i)
        if ((static_cast<unsigned char>(rest[i]) & 0xC0) != 0x80)
            return false;
    return true;
}

}

bool is_utf8(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte < 0x80)
            continue;
        const Lead lead = lead_of(byte);
        if (lead.following == 0 || !follows(lead, text.substr(i + 1)))
            return false;
        i += lead.following;
    }
    return true;
}

bool is_plain_text(std::string_view text) {
    return text.find('\0') == std::string_view::npos && is_utf8(text);
}

}
