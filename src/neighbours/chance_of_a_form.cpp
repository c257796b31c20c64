#include "neighbours/chance_of_a_form.hpp"

#include "platform/crypto/token.hpp"

#include <algorithm>
#include <cstring>

namespace plenty::neighbours {

void ChanceOfAForm::fill(std::span<std::byte> bytes) {
    while (!bytes.empty()) {
        const auto block =
            crypto::keyed_hash(*key_, "chance of a form", form_ + "\n" + std::to_string(drawn_++));
        const std::size_t taken = std::min(bytes.size(), crypto::TokenHash::size);
        std::memcpy(bytes.data(), block.bytes().data(), taken);
        bytes = bytes.subspan(taken);
    }
}

}
