#include "platform/crypto/passphrases.hpp"

#include "platform/crypto/crypto.hpp"
#include "platform/crypto/passphrase_rules.hpp"

#include <sodium.h>

#include <array>
#include <new>

namespace plenty::crypto {
namespace {

std::string base64_of_random_bytes(std::size_t count) {
    std::string bytes(count, '\0');
    randombytes_buf(bytes.data(), bytes.size());
    constexpr int variant = sodium_base64_VARIANT_ORIGINAL_NO_PADDING;
    std::string text(sodium_base64_encoded_len(count, variant), '\0');
    sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()), count,
                      variant);
    text.pop_back();
    return text;
}

std::string hash_that_nothing_fits(HashingCost cost) {
    ready();
    return "$argon2id$v=19$m=" + std::to_string(cost.memory / 1024) + ",t=" + std::to_string(cost.passes) +
           ",p=1$" + base64_of_random_bytes(crypto_pwhash_SALTBYTES) + "$" + base64_of_random_bytes(32);
}

Refusal too_many_waiting() {
    return {Why::too_often, {"passphrases.too_many_waiting"}};
}

}

bool Gate::enter() {
    std::unique_lock lock(mutex_);
    if (present_ == room_)
        return false;
    ++present_;
    turn_.wait(lock, [&] { return inside_ < at_once_; });
    ++inside_;
    return true;
}

void Gate::leave() {
    {
        const std::scoped_lock lock(mutex_);
        --inside_;
        --present_;
    }
    turn_.notify_one();
}

Passphrases::Passphrases(HashingCost cost, Limits limits)
    : cost_(cost), nobody_(hash_that_nothing_fits(cost)), gate_(limits.at_once, limits.waiting) {}

Result<std::string> Passphrases::hash(std::string_view passphrase) {
    const auto normal = normal_form(passphrase);
    if (!normal)
        return Refusal{Why::invalid, {"passphrases.not_text"}, "passphrase"};
    std::array<char, crypto_pwhash_STRBYTES> text{};
    int failed = 0;
    const bool passed = gate_.pass([&] {
        failed = crypto_pwhash_str_alg(text.data(), normal->data(), normal->size(), cost_.passes,
                                       cost_.memory, crypto_pwhash_ALG_ARGON2ID13);
    });
    if (!passed)
        return too_many_waiting();
    if (failed != 0)
        throw std::bad_alloc();
    return std::string(text.data());
}

Result<Passphrases::Check> Passphrases::check(std::string_view passphrase,
                                              std::optional<std::string_view> stored) {
    const std::string text(stored.value_or(nobody_));
    const int outdated = crypto_pwhash_str_needs_rehash(text.c_str(), cost_.passes, cost_.memory);
    if (outdated < 0)
        throw Fault("a stored passphrase is damaged");
    const auto normal = normal_form(passphrase);
    const std::string guess = normal.value_or("");
    int wrong = 0;
    const bool passed =
        gate_.pass([&] { wrong = crypto_pwhash_str_verify(text.c_str(), guess.data(), guess.size()); });
    if (!passed)
        return too_many_waiting();
    if (wrong != 0 || !normal || !stored)
        return Check::wrong;
    return outdated != 0 ? Check::right_but_outdated : Check::right;
}

}
