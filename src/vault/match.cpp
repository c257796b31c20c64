#include "vault/match.hpp"

#include <algorithm>

namespace plenty::vault {

std::optional<EnvelopeId> EnvelopeId::from_bytes(std::string_view bytes) {
    EnvelopeId id;
    if (bytes.size() != id.octets.size())
        return std::nullopt;
    std::ranges::copy(bytes, id.octets.begin());
    return id;
}

EnvelopeId envelope_id(const crypto::SecretKey& message_key, std::uint32_t number) {
    const auto derived = crypto::derive(message_key, "envelope", number);
    EnvelopeId id;
    std::ranges::transform(derived.bytes().first(id.octets.size()), id.octets.begin(),
                           [](std::byte each) { return static_cast<char>(each); });
    return id;
}

}
