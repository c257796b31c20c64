#include "base/result.hpp"
#include "vault/disk_testing.hpp"
#include "vault/record.hpp"
#include "vault/vault.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <sodium.h>

namespace plenty::vault {
namespace {

struct Records : testing::Test {
    SeededRandomness randomness;
    crypto::MasterKey master{crypto::SecretKey::random(randomness)};
    SlotSeal seal{master, randomness};

    /// Seals any 216 bytes as a later version of Plenty, or a mistake, might.
    SlotBytes sealed(SlotNumber slot, std::string plain) {
        plain.resize(216, '\0');
        SlotBytes bytes;
        randomness.fill(std::span(bytes).first(24));
        const auto key = crypto::derive(master.key_for("vault slot, format 1"), "slot", slot);
        auto* const out = reinterpret_cast<unsigned char*>(bytes.data());
        crypto_aead_xchacha20poly1305_ietf_encrypt(
            out + 24, nullptr, reinterpret_cast<const unsigned char*>(plain.data()), plain.size(), nullptr, 0,
            nullptr, out, reinterpret_cast<const unsigned char*>(key.bytes().data()));
        return bytes;
    }

    Match match(std::int64_t id) {
        return {MatchId(id),
                PostId(1),
                CommunityId(1),
                PersonId(1),
                PersonId(2),
                Quantity(1),
                {},
                {},
                {},
                1,
                crypto::SecretKey::random(randomness)};
    }

    void put(TestDisk& disk, SlotNumber slot, const SlotBytes& bytes) {
        for (auto& [_, file] : disk.files)
            TestDisk::put(file->seen, slot * slot_size, bytes);
    }
};

RC_GTEST_FIXTURE_PROP(Records, SurviveTheirSlot, ()) {
    const auto any = [] { return *rc::gen::arbitrary<std::int64_t>(); };
    const auto instant = [&] { return Instant(std::chrono::microseconds(any())); };
    const Match match{MatchId(any()),
                      PostId(any()),
                      CommunityId(any()),
                      PersonId(any()),
                      PersonId(any()),
                      Quantity(any()),
                      {*rc::gen::element(State::replied, State::agreed, State::closing),
                       Quantity(any()),
                       {*rc::gen::arbitrary<bool>(), *rc::gen::arbitrary<bool>()},
                       *rc::gen::arbitrary<std::uint32_t>(),
                       instant()},
                      instant(),
                      instant(),
                      static_cast<std::uint64_t>(any()),
                      crypto::SecretKey::random(randomness)};
    const auto bucket = *rc::gen::arbitrary<bool>()
                            ? std::optional(Bucket{CommunityId(any()), kinds::KindId(any())})
                            : std::nullopt;
    const auto slot = *rc::gen::arbitrary<SlotNumber>();
    MatchRecord record{Match{match.id, match.post, match.community, match.poster, match.replier, match.wanted,
                             match.terms, match.created, match.changed, match.generation,
                             match.message_key.copy()},
                       bucket, 77};
    const auto opened = seal.open(slot, seal.seal(slot, std::move(record)));
    RC_ASSERT(opened.has_value());
    const auto& back = std::get<MatchRecord>(*opened);
    RC_ASSERT(back.match == match);
    RC_ASSERT(back.bucket == bucket);
    RC_ASSERT(back.mark == 77u);

    const CounterRecord counter{{{CommunityId(any()), kinds::KindId(any())}, instant(), 12}, 5, 6};
    RC_ASSERT(std::get<CounterRecord>(*seal.open(slot, seal.seal(slot, counter))) == counter);
    RC_ASSERT(std::get<Header>(*seal.open(0, seal.seal(0, Header{slot}))) == Header{slot});
}

TEST_F(Records, OpenInNoOtherSlotAndAfterNoChange) {
    const SlotBytes bytes = seal.seal(3, Header{8});
    EXPECT_TRUE(seal.open(3, bytes));
    EXPECT_FALSE(seal.open(4, bytes));
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        SlotBytes changed = bytes;
        changed.at(at) ^= std::byte(1);
        EXPECT_FALSE(seal.open(3, changed)) << at;
    }
    EXPECT_FALSE(seal.open(3, seal.nothing()));
}

TEST_F(Records, OfALaterVersionAreAFault) {
    std::string plain(216, '\0');
    plain[0] = 2;
    const auto opens = [&](std::size_t at, char value) {
        std::string changed = plain;
        changed[49] = 1; // the state
        changed[at] = value;
        return seal.open(1, sealed(1, changed)).has_value();
    };
    EXPECT_TRUE(opens(49, 7));
    EXPECT_THROW(opens(0, 0), Fault) << "no such sort";
    EXPECT_THROW(opens(0, 4), Fault) << "no such sort";
    EXPECT_THROW(opens(49, 0), Fault) << "no such state";
    EXPECT_THROW(opens(49, 8), Fault) << "no such state";
    EXPECT_THROW(opens(58, 2), Fault) << "no yes and no no";
    EXPECT_THROW(opens(59, 2), Fault) << "no yes and no no";
    EXPECT_THROW(opens(128, 2), Fault) << "neither counted nor not";
}

TEST_F(Records, ThatAreThereTwiceAreAFault) {
    const auto disk = std::make_shared<TestDisk>();
    MovedClock clock;
    const auto open = [&] { return Vault::open(disk->folder(), master, randomness, clock, 8); };
    (void)open();
    put(*disk, 1, seal.seal(1, MatchRecord{match(5)}));
    EXPECT_NO_THROW(open());
    put(*disk, 2, seal.seal(2, MatchRecord{match(5)}));
    EXPECT_THROW(open(), Fault);
    put(*disk, 2, seal.nothing());
    put(*disk, 3, seal.seal(3, CounterRecord{}));
    EXPECT_NO_THROW(open());
    put(*disk, 4, seal.seal(4, CounterRecord{}));
    EXPECT_THROW(open(), Fault);
}

TEST_F(Records, CountInTheirLatestVersionWhicheverCopyHasIt) {
    for (const std::string later : {"match.0", "match.1"}) {
        const auto disk = std::make_shared<TestDisk>();
        MovedClock clock;
        (void)Vault::open(disk->folder(), master, randomness, clock, 8);
        Match changed = match(5);
        changed.generation = 9;
        put(*disk, 1, seal.seal(1, MatchRecord{match(5)}));
        TestDisk::put(disk->files.at(later)->seen, slot_size, seal.seal(1, MatchRecord{std::move(changed)}));
        EXPECT_EQ(Vault::open(disk->folder(), master, randomness, clock)->find(MatchId(5))->generation, 9u);
        EXPECT_EQ(disk->files.at("match.0")->seen, disk->files.at("match.1")->seen);
    }
}

TEST_F(Records, OutOfPlaceAreLeftAlone) {
    const auto disk = std::make_shared<TestDisk>();
    MovedClock clock;
    const auto open = [&] { return Vault::open(disk->folder(), master, randomness, clock, 8); };
    (void)open();
    put(*disk, 1, seal.seal(1, Header{64}));
    EXPECT_NO_THROW(open());
    for (const SlotNumber slots : {SlotNumber(0), ~SlotNumber(0)}) {
        put(*disk, 0, seal.seal(0, Header{slots}));
        EXPECT_THROW(open(), Fault);
    }
    put(*disk, 0, seal.seal(0, CounterRecord{}));
    EXPECT_THROW(open(), Fault);
    put(*disk, 0, seal.seal(0, Header{8}));
    EXPECT_NO_THROW(open());
}

}
}
