#include "vault/record.hpp"

#include "base/result.hpp"
#include "platform/crypto/wiping.hpp"

#include <sodium.h>

#include <concepts>
#include <type_traits>

namespace plenty::vault {
namespace {

constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_size = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t plain_size = slot_size - nonce_size - tag_size;

enum class Sort : std::uint8_t { header = 1, match = 2, counter = 3 };

[[noreturn]] void fail() {
    throw Fault("vault: a slot was written by a later version of Plenty");
}

/// The bytes of a record while they are readable.
class Plain {
public:
    Plain() = default;
    ~Plain() { crypto::wipe(bytes_); }
    Plain(const Plain&) = delete;
    Plain& operator=(const Plain&) = delete;

    unsigned char* data() { return reinterpret_cast<unsigned char*>(bytes_.data()); }

    template <std::integral Number>
    void put(Number number) {
        auto rest = static_cast<std::make_unsigned_t<Number>>(number);
        for (std::size_t i = 0; i < sizeof rest; ++i)
            bytes_[at_++] = static_cast<std::byte>(static_cast<std::uint64_t>(rest) >> (8 * i));
    }
    template <class Enum>
        requires std::is_enum_v<Enum>
    void put(Enum value) {
        put(static_cast<std::underlying_type_t<Enum>>(value));
    }
    void put(Instant instant) { put(instant.time_since_epoch().count()); }
    void put(std::span<const std::byte> bytes) {
        for (const std::byte each : bytes)
            bytes_[at_++] = each;
    }

    template <std::integral Number>
    Number take() {
        std::uint64_t number = 0;
        for (std::size_t i = 0; i < sizeof(Number); ++i)
            number |= std::to_integer<std::uint64_t>(bytes_[at_++]) << (8 * i);
        return static_cast<Number>(number);
    }
    template <class IdOfSomething>
    IdOfSomething take_id() {
        return IdOfSomething(take<std::int64_t>());
    }
    Instant take_instant() { return Instant(Instant::duration(take<std::int64_t>())); }
    bool take_flag() {
        const auto flag = take<std::uint8_t>();
        if (flag > 1)
            fail();
        return flag == 1;
    }
    crypto::SecretKey take_key() {
        const auto bytes = std::span(bytes_).subspan(at_).first<crypto::SecretKey::size>();
        at_ += bytes.size();
        return crypto::SecretKey::from(bytes);
    }

private:
    std::array<std::byte, plain_size> bytes_{};
    std::size_t at_ = 0;
};

void put(Plain& out, const Header& header) {
    out.put(Sort::header);
    out.put(header.slots);
}

Header take_header(Plain& in) {
    return {in.take<SlotNumber>()};
}

void put(Plain& out, const Bucket& bucket) {
    out.put(bucket.community.value());
    out.put(bucket.kind_root.value());
}

Bucket take_bucket(Plain& in) {
    Bucket bucket;
    bucket.community = in.take_id<CommunityId>();
    bucket.kind_root = in.take_id<kinds::KindId>();
    return bucket;
}

void put(Plain& out, const Terms& terms) {
    out.put(terms.state);
    out.put(terms.quantity.units());
    out.put(std::uint8_t(terms.yes.poster));
    out.put(std::uint8_t(terms.yes.replier));
    out.put(terms.messages);
    out.put(terms.deadline);
}

State take_state(Plain& in) {
    const auto state = in.take<std::uint8_t>();
    if (state < static_cast<int>(State::replied) || state > static_cast<int>(State::closing))
        fail();
    return static_cast<State>(state);
}

Terms take_terms(Plain& in) {
    Terms terms;
    terms.state = take_state(in);
    terms.quantity = Quantity(in.take<std::int64_t>());
    terms.yes.poster = in.take_flag();
    terms.yes.replier = in.take_flag();
    terms.messages = in.take<std::uint32_t>();
    terms.deadline = in.take_instant();
    return terms;
}

void put(Plain& out, const MatchRecord& record) {
    const Match& match = record.match;
    out.put(Sort::match);
    out.put(match.id.value());
    out.put(match.post.value());
    out.put(match.community.value());
    out.put(match.poster.value());
    out.put(match.replier.value());
    out.put(match.wanted.units());
    put(out, match.terms);
    out.put(match.created);
    out.put(match.changed);
    out.put(match.generation);
    out.put(match.message_key.bytes());
    out.put(std::uint8_t(record.bucket.has_value()));
    put(out, record.bucket.value_or(Bucket{}));
    out.put(record.mark);
}

Match take_match(Plain& in) {
    const auto id = in.take_id<MatchId>();
    const auto post = in.take_id<PostId>();
    const auto community = in.take_id<CommunityId>();
    const auto poster = in.take_id<PersonId>();
    const auto replier = in.take_id<PersonId>();
    const auto wanted = Quantity(in.take<std::int64_t>());
    const Terms terms = take_terms(in);
    const Instant created = in.take_instant();
    const Instant changed = in.take_instant();
    const auto generation = in.take<std::uint64_t>();
    return {id, post, community, poster, replier, wanted, terms, created, changed, generation, in.take_key()};
}

MatchRecord take_match_record(Plain& in) {
    MatchRecord record{take_match(in)};
    const bool is_counted = in.take_flag();
    const Bucket bucket = take_bucket(in);
    if (is_counted)
        record.bucket = bucket;
    record.mark = in.take<ClosingMark>();
    return record;
}

void put(Plain& out, const CounterRecord& record) {
    out.put(Sort::counter);
    put(out, record.counted.bucket);
    out.put(record.counted.week);
    out.put(record.counted.count);
    out.put(record.last);
    out.put(record.generation);
}

CounterRecord take_counter(Plain& in) {
    CounterRecord record;
    record.counted.bucket = take_bucket(in);
    record.counted.week = in.take_instant();
    record.counted.count = in.take<std::uint32_t>();
    record.last = in.take<ClosingMark>();
    record.generation = in.take<std::uint64_t>();
    return record;
}

Record take_record(Plain& in) {
    switch (static_cast<Sort>(in.take<std::uint8_t>())) {
    case Sort::header:
        return take_header(in);
    case Sort::match:
        return take_match_record(in);
    case Sort::counter:
        return take_counter(in);
    }
    fail();
}

const unsigned char* octets(std::span<const std::byte> bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

}

std::uint64_t age(const Record& record) {
    struct Visitor {
        std::uint64_t operator()(const Header& header) const { return header.slots; }
        std::uint64_t operator()(const MatchRecord& match) const { return match.match.generation; }
        std::uint64_t operator()(const CounterRecord& counter) const { return counter.generation; }
    };
    return std::visit(Visitor{}, record);
}

SlotSeal::SlotSeal(const crypto::MasterKey& master, Randomness& randomness)
    : key_(master.key_for("vault slot, format 1")), randomness_(randomness) {}

SlotBytes SlotSeal::seal(SlotNumber slot, const Record& record) const {
    Plain plain;
    std::visit([&](const auto& each) { put(plain, each); }, record);
    SlotBytes sealed;
    randomness_.fill(std::span(sealed).first(nonce_size));
    const auto key = crypto::derive(key_, "slot", slot);
    crypto_aead_xchacha20poly1305_ietf_encrypt(reinterpret_cast<unsigned char*>(sealed.data()) + nonce_size,
                                               nullptr, plain.data(), plain_size, nullptr, 0, nullptr,
                                               octets(sealed), octets(key.bytes()));
    return sealed;
}

std::optional<Record> SlotSeal::open(SlotNumber slot, std::span<const std::byte, slot_size> bytes) const {
    Plain plain;
    const auto key = crypto::derive(key_, "slot", slot);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(plain.data(), nullptr, nullptr, octets(bytes) + nonce_size,
                                                   slot_size - nonce_size, nullptr, 0, octets(bytes),
                                                   octets(key.bytes())) != 0)
        return std::nullopt;
    return take_record(plain);
}

SlotBytes SlotSeal::nothing() const {
    SlotBytes bytes;
    randomness_.fill(bytes);
    return bytes;
}

}
