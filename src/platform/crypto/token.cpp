#include "platform/crypto/token.hpp"

#include "platform/crypto/base64.hpp"
#include "platform/crypto/octets.hpp"
#include "platform/crypto/wiping.hpp"

#include <sodium.h>

#include <algorithm>

namespace plenty::crypto {
namespace {

using KeyBytes = std::array<std::byte, SecretKey::size>;

std::string_view view(std::span<const std::byte> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::span<std::byte> writable(std::string& text) {
    return std::as_writable_bytes(std::span(text));
}

SecretKey key_of(std::string_view bytes) {
    return SecretKey::from(std::span<const std::byte, SecretKey::size>(std::as_bytes(std::span(bytes))));
}

/// What `text` stands for if that is exactly `length` bytes. Wipe it after use.
std::optional<std::string> decoded(std::string_view text, std::size_t length) {
    if (text.size() != (length * 8 + 5) / 6)
        return std::nullopt;
    return from_base64url(text);
}

}

std::optional<TokenHash> TokenHash::from_bytes(std::string_view bytes) {
    if (bytes.size() != size)
        return std::nullopt;
    TokenHash hash;
    std::ranges::copy(bytes, hash.bytes_.begin());
    return hash;
}

bool operator==(const TokenHash& left, const TokenHash& right) {
    return sodium_memcmp(left.bytes_.data(), right.bytes_.data(), TokenHash::size) == 0;
}

TokenHash hash_of(std::string_view secret) {
    TokenHash hash;
    crypto_hash_sha256(hash.bytes_.data(), octets(secret), secret.size());
    return hash;
}

TokenHash keyed_hash(const SecretKey& key, std::string_view purpose, std::string_view text) {
    const SecretKey own = derive(key, purpose);
    TokenHash hash;
    crypto_generichash(hash.bytes_.data(), TokenHash::size, octets(text), text.size(), octets(own.bytes()),
                       SecretKey::size);
    return hash;
}

std::optional<Token> Token::parse(std::string_view text) {
    auto bytes = decoded(text, SecretKey::size);
    if (!bytes)
        return std::nullopt;
    Token token(key_of(*bytes));
    wipe(writable(*bytes));
    return token;
}

std::string Token::text() const {
    return base64url(view(secret_.bytes()));
}

TokenHash Token::hash() const {
    return hash_of(view(secret_.bytes()));
}

std::string masked(const Token& token, Randomness& randomness) {
    std::string bytes(2 * SecretKey::size, '\0');
    const auto both = writable(bytes);
    const auto mask = both.first(SecretKey::size);
    randomness.fill(mask);
    std::ranges::transform(mask, token.secret_.bytes(), both.subspan(SecretKey::size).begin(),
                           std::bit_xor());
    return base64url(bytes);
}

std::optional<Token> unmask(std::string_view text) {
    auto bytes = decoded(text, 2 * SecretKey::size);
    if (!bytes)
        return std::nullopt;
    const auto both = writable(*bytes);
    const auto secret = both.subspan(SecretKey::size);
    std::ranges::transform(both.first(SecretKey::size), secret, secret.begin(), std::bit_xor());
    Token token(key_of(view(secret)));
    wipe(both);
    return token;
}

}
