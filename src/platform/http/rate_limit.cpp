#include "platform/http/rate_limit.hpp"

#include "base/result.hpp"

#include <sodium.h>

#include <algorithm>
#include <span>

namespace plenty::http {

AddressHash::AddressHash() {
    static_assert(crypto_shorthash_KEYBYTES == 16);
    if (sodium_init() < 0)
        throw Fault("libsodium cannot start");
    crypto_shorthash_keygen(key_.data());
}

std::uint64_t AddressHash::operator()(std::string_view address) const {
    std::array<unsigned char, crypto_shorthash_BYTES> hash;
    crypto_shorthash(hash.data(), reinterpret_cast<const unsigned char*>(address.data()), address.size(),
                     key_.data());
    std::uint64_t number = 0;
    for (const unsigned char byte : hash)
        number = number << 8 | byte;
    return number;
}

RateLimit::RateLimit() : slots_(std::vector<Slot>(sets * slots_of_a_set)) {}

RateLimit::Slot& RateLimit::slot_for(std::vector<Slot>& slots, std::uint64_t key) {
    const auto set = std::span(slots).subspan(key % sets * slots_of_a_set, slots_of_a_set);
    const auto known = std::ranges::find(set, key, &Slot::key);
    if (known != set.end())
        return *known;
    Slot& quietest = *std::ranges::min_element(set, {}, &Slot::whole_at);
    quietest = {key, {}};
    return quietest;
}

std::chrono::milliseconds RateLimit::wait_for(std::uint64_t key, int per_minute, Clock::time_point now) {
    constexpr Clock::duration minute = std::chrono::minutes(1);
    const Clock::duration each = minute / std::max(per_minute, 1);
    return slots_.with([&](auto& slots) -> std::chrono::milliseconds {
        Slot& slot = slot_for(slots, key);
        const auto whole_at = std::max(slot.whole_at, now) + each;
        if (whole_at > now + minute)
            return std::chrono::ceil<std::chrono::milliseconds>(whole_at - now - minute);
        slot.whole_at = whole_at;
        return std::chrono::milliseconds(0);
    });
}

}
