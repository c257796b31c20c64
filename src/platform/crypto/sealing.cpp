#include "platform/crypto/sealing.hpp"

#include "platform/crypto/octets.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>

namespace plenty::crypto {
namespace {

constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_size = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t overhead = nonce_size + tag_size;
constexpr std::array<std::size_t, 3> sizes{512, 2'048, 16'384};
constexpr char padding_mark = '\x80'; // ISO/IEC 7816-4: a mark, then zeros

static_assert(longest_sealed_text == sizes.back() - overhead - 1);

std::string padded(std::string_view text) {
    const auto size =
        *std::ranges::find_if(sizes, [&](std::size_t each) { return text.size() + 1 + overhead <= each; });
    std::string out;
    out.reserve(size - overhead);
    out += text;
    out += padding_mark;
    out.resize(size - overhead, '\0');
    return out;
}

}

Result<std::string> seal(const SecretKey& key, std::string_view text, std::string_view context,
                         Randomness& randomness) {
    if (text.size() > longest_sealed_text)
        return Refusal{Why::too_large, {"sealing.too_long"}};
    std::string plain = padded(text);
    std::string sealed(nonce_size + plain.size() + tag_size, '\0');
    randomness.fill(std::as_writable_bytes(std::span(sealed).first(nonce_size)));
    crypto_aead_xchacha20poly1305_ietf_encrypt(
        octets(sealed) + nonce_size, nullptr, octets(std::as_const(plain)), plain.size(), octets(context),
        context.size(), nullptr, octets(std::as_const(sealed)), octets(key.bytes()));
    sodium_memzero(plain.data(), plain.size());
    return sealed;
}

std::optional<std::string> open(const SecretKey& key, std::string_view sealed, std::string_view context) {
    if (std::ranges::find(sizes, sealed.size()) == sizes.end())
        return std::nullopt;
    std::string plain(sealed.size() - overhead, '\0');
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(
            octets(plain), nullptr, nullptr, octets(sealed) + nonce_size, sealed.size() - nonce_size,
            octets(context), context.size(), octets(sealed), octets(key.bytes())) != 0)
        return std::nullopt;
    const auto end = plain.find_last_not_of('\0');
    if (end == std::string::npos || plain[end] != padding_mark)
        return std::nullopt;
    plain.resize(end);
    return plain;
}

}
