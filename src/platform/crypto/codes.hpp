#pragma once
#include "base/randomness.hpp"
#include "platform/crypto/secret_key.hpp"
#include "platform/crypto/token.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Secrets that people read, write on paper and say over the telephone.
namespace plenty::crypto {

/// Six plain words with spaces between, drawn from 1,296 of the language: 62 random bits. Spanish for a
/// language tag that begins with "es", else English.
std::string suggested_passphrase(std::string_view language, Randomness& randomness);

/// Ten codes, each for one use: 80 random bits as four groups of four letters and digits.
std::vector<std::string> recovery_codes(Randomness& randomness);

/// What to store of a recovery code, however it was typed: capitals, spaces and hyphens do not matter, O is
/// taken for 0, and I and L for 1. Nothing if it cannot be a recovery code.
std::optional<TokenHash> recovery_code_hash(std::string_view typed);

/// Six letters for a neighbour without account. They have no vowels, so they spell nothing, and no two that
/// look alike. Only 25 bits: limit the attempts, and store keyed_hash() of it.
std::string neighbour_code(Randomness& randomness);

/// The code as neighbour_code() writes it, however it was typed. Nothing if it cannot be one.
std::optional<std::string> parse_neighbour_code(std::string_view typed);

}
