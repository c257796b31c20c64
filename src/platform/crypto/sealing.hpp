#pragma once
#include "base/randomness.hpp"
#include "base/result.hpp"
#include "platform/crypto/secret_key.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// Words sealed so that only the holder of the key reads them, and nobody alters them unseen.
///
/// XChaCha20-Poly1305 with a random nonce. The sealed bytes are 512, 2,048 or 16,384 long, whatever they
/// hold, so that their length tells next to nothing.
namespace plenty::crypto {

/// The most bytes that can be sealed: the largest size without nonce, tag and the mark where padding starts.
inline constexpr std::size_t longest_sealed_text = 16'384 - 24 - 16 - 1;

/// Seals `text`. `context` is not stored but must be the same to open it: what and whose it is, so that a
/// sealed text moved elsewhere does not open there. Refuses a text longer than longest_sealed_text.
Result<std::string> seal(const SecretKey& key, std::string_view text, std::string_view context,
                         Randomness& randomness);

/// The text, or nothing if the key or the context is another or a single bit was changed.
std::optional<std::string> open(const SecretKey& key, std::string_view sealed, std::string_view context);

}
