#include "platform/crypto/crypto.hpp"
#include "platform/crypto/secret_key.hpp"
#include "platform/crypto/wiping.hpp"

#include <fmt/core.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <concepts>
#include <ostream>
#include <set>
#include <thread>
#include <vector>

namespace plenty::crypto {
namespace {

template <class T>
concept Printable = requires(std::ostream& out, const T& value) { out << value; };

static_assert(!std::copyable<SecretKey> && std::movable<SecretKey>);
static_assert(!Printable<SecretKey> && !fmt::is_formattable<SecretKey>::value);

TEST(SecretKey, IsDrawnCopiedByNameAndCompared) {
    SystemRandomness randomness;
    const SecretKey key = SecretKey::random(randomness);
    EXPECT_EQ(key, key.copy());
    EXPECT_NE(key, SecretKey::random(randomness));
    EXPECT_EQ(key, SecretKey::from(key.bytes()));
}

TEST(SecretKey, IsWipedWhenItGoes) {
    SystemRandomness randomness;
    const std::byte* where = nullptr;
    {
        const SecretKey key = SecretKey::random(randomness);
        where = key.bytes().data();
        EXPECT_TRUE(
            std::any_of(where, where + SecretKey::size, [](std::byte each) { return each != std::byte(0); }));
    }
    // Its place is kept for the next key, so that reading it is safe.
    EXPECT_TRUE(
        std::all_of(where, where + SecretKey::size, [](std::byte each) { return each == std::byte(0); }));
}

TEST(SecretKey, ManyLiveSideBySideInManyThreads) {
    SystemRandomness randomness;
    const auto use = [&] {
        std::vector<SecretKey> keys;
        std::set<const std::byte*> places;
        for (int i = 0; i < 500; ++i) {
            keys.push_back(SecretKey::random(randomness));
            places.insert(keys.back().bytes().data());
        }
        EXPECT_EQ(places.size(), keys.size());
    };
    std::thread one(use), two(use);
    one.join();
    two.join();
}

TEST(Derive, GivesAnotherKeyForEachPurposeAndIndexAndAlwaysTheSame) {
    SystemRandomness randomness;
    const SecretKey key = SecretKey::random(randomness);
    EXPECT_EQ(derive(key, "bread", 1), derive(key, "bread", 1));
    EXPECT_NE(derive(key, "bread", 1), derive(key, "bread", 2));
    EXPECT_NE(derive(key, "bread", 1), derive(key, "soup", 1));
    EXPECT_NE(derive(key, "bread"), key);
    EXPECT_NE(derive(key, "bread"), derive(SecretKey::random(randomness), "bread"));
}

TEST(WipingAllocator, ZeroesWhatItGivesBack) {
    alignas(8) std::array<std::byte, 8> bytes;
    bytes.fill(std::byte(7));
    wipe(bytes);
    EXPECT_EQ(bytes, (std::array<std::byte, 8>{}));
    std::vector<int, WipingAllocator<int>> numbers(100, 7);
    numbers.resize(1000, 8);
    EXPECT_EQ(numbers.back(), 8);
    EXPECT_TRUE(WipingAllocator<int>() == WipingAllocator<char>());
}

TEST(NumberBelow, IsEvenAndDrawsAgainWhatWouldFavourLowNumbers) {
    class Scripted final : public Randomness {
    public:
        void fill(std::span<std::byte> bytes) override {
            std::ranges::fill(bytes, std::byte(calls_++ == 0 ? 0xff : 0x00));
        }

    private:
        int calls_ = 0;
    } highest_then_zero;
    EXPECT_EQ(number_below(10, highest_then_zero), 0u); // 2^64-1 lies past the last multiple of 10

    SystemRandomness randomness;
    std::array<int, 6> seen{};
    for (int i = 0; i < 6000; ++i)
        ++seen.at(number_below(6, randomness));
    EXPECT_GT(*std::ranges::min_element(seen), 800);
}

}
}
