#include "base/id.hpp"

namespace plenty {
namespace {

constexpr std::string_view digits = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr std::size_t length = 13;

}

std::string id_text(std::int64_t value) {
    std::string text(length, '0');
    auto rest = static_cast<std::uint64_t>(value);
    for (std::size_t i = length; i-- > 0; rest >>= 5)
        text[i] = digits[rest & 31];
    return text;
}

std::optional<std::int64_t> id_from_text(std::string_view text) {
    if (text.size() != length)
        return std::nullopt;
    std::uint64_t value = 0;
    for (const char letter : text) {
        const auto digit = digits.find(letter);
        if (digit == std::string_view::npos || value >> 59 != 0)
            return std::nullopt;
        value = value << 5 | digit;
    }
    const auto id = static_cast<std::int64_t>(value);
    return id > 0 ? std::optional(id) : std::nullopt;
}

}
