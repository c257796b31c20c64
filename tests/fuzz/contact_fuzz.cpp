#include "neighbours/contact.hpp"
#include "platform/crypto/codes.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

/// Of whatever is written, at most nine digits are taken for a phone, and signs around it change nothing; a
/// code is read as six letters, and read again as the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string written(reinterpret_cast<const char*>(bytes), size);
    const auto is_digit = [](char letter) { return letter >= '0' && letter <= '9'; };
    if (const auto phone = plenty::neighbours::phone_in(written)) {
        if (phone->size() > 9 || !std::ranges::all_of(*phone, is_digit))
            std::abort();
        if (plenty::neighbours::phone_in("(: " + written + " x") != phone)
            std::abort();
    }
    if (const auto code = plenty::crypto::parse_neighbour_code(written))
        if (code->size() != 6 || plenty::crypto::parse_neighbour_code(*code) != code)
            std::abort();
    return 0;
}
