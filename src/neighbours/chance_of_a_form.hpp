#pragma once
#include "base/randomness.hpp"
#include "platform/crypto/secret_key.hpp"

#include <string>

namespace plenty::neighbours {

/// Chance that turns out the same for one and the same form of one browser, and that nobody foretells without
/// the key. So whoever pressed twice is shown the code that the first answer had in it, which they never saw.
/// For one thread.
class ChanceOfAForm final : public Randomness {
public:
    /// `form` is Visit::once_key(); the key outlives this.
    ChanceOfAForm(const crypto::SecretKey& key, std::string form) : key_(&key), form_(std::move(form)) {}

    void fill(std::span<std::byte> bytes) override;

private:
    const crypto::SecretKey* key_;
    std::string form_;
    std::uint64_t drawn_ = 0;
};

}
