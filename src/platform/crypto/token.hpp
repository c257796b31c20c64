#pragma once
#include "base/randomness.hpp"
#include "platform/crypto/secret_key.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace plenty::crypto {

/// What is stored of a secret: 32 bytes from which it cannot be had back. Comparing takes the same time
/// wherever two differ.
class TokenHash {
public:
    static constexpr std::size_t size = 32;

    /// From a column; nothing if it is not 32 bytes long.
    static std::optional<TokenHash> from_bytes(std::string_view bytes);

    /// For a column; valid as long as this hash.
    std::string_view bytes() const { return {reinterpret_cast<const char*>(bytes_.data()), size}; }

    friend bool operator==(const TokenHash& left, const TokenHash& right);

private:
    std::array<unsigned char, size> bytes_{};

    friend TokenHash hash_of(std::string_view secret);
    friend TokenHash keyed_hash(const SecretKey& key, std::string_view purpose, std::string_view text);
};

/// SHA-256. Enough for what has 80 random bits or more; for anything shorter use keyed_hash().
TokenHash hash_of(std::string_view secret);

/// BLAKE2b under a key, for what a thief of the database could guess: short codes, addresses to be counted.
TokenHash keyed_hash(const SecretKey& key, std::string_view purpose, std::string_view text);

/// 256 random bits that prove something: a session, a device, a private link. Whoever holds its text holds
/// the right, so only its hash is stored.
class Token {
public:
    static Token random(Randomness& randomness) { return Token(SecretKey::random(randomness)); }
    /// From the text; nothing if no token has that text.
    static std::optional<Token> parse(std::string_view text);

    Token copy() const { return Token(secret_.copy()); }
    /// 43 letters, digits, - and _; safe in addresses, cookies and forms.
    std::string text() const;
    TokenHash hash() const;

    friend bool operator==(const Token&, const Token&) = default;

private:
    explicit Token(SecretKey secret) : secret_(std::move(secret)) {}

    friend std::string masked(const Token& token, Randomness& randomness);
    friend std::optional<Token> unmask(std::string_view text);

    SecretKey secret_;
};

/// The token under a fresh mask, 86 letters. A page that repeats a token in every answer gives it away
/// letter by letter to whoever can measure the compressed length (the BREACH attack); this text differs
/// each time.
std::string masked(const Token& token, Randomness& randomness);
/// The token behind such a text; nothing if it is none.
std::optional<Token> unmask(std::string_view text);

}
