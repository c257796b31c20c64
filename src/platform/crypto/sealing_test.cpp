#include "platform/crypto/crypto.hpp"
#include "platform/crypto/sealing.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <sodium.h>

namespace plenty::crypto {
namespace {

struct Sealing : testing::Test {
    SystemRandomness randomness;
    SecretKey key = SecretKey::random(randomness);
};

RC_GTEST_FIXTURE_PROP(Sealing, GivesBackWhatWentIn, (const std::string& text, const std::string& context)) {
    RC_ASSERT(open(key, *seal(key, text, context, randomness), context) == text);
}

TEST_F(Sealing, KeepsZerosAndMarksAtTheEndOfTheText) {
    for (const std::string& text : {std::string(3, '\0'), std::string("\x80"), std::string("a\x80\0\0", 4)})
        EXPECT_EQ(open(key, *seal(key, text, "", randomness), ""), text);
}

TEST_F(Sealing, HasThreeLengthsOnly) {
    const auto length_for = [&](std::size_t length) {
        return seal(key, std::string(length, 'x'), "", randomness)->size();
    };
    EXPECT_EQ(length_for(0), 512u);
    EXPECT_EQ(length_for(471), 512u);
    EXPECT_EQ(length_for(472), 2048u);
    EXPECT_EQ(length_for(2007), 2048u);
    EXPECT_EQ(length_for(2008), 16384u);
    EXPECT_EQ(length_for(longest_sealed_text), 16384u);
    EXPECT_EQ(open(key, *seal(key, std::string(longest_sealed_text, 'x'), "", randomness), "")->size(),
              longest_sealed_text);
}

TEST_F(Sealing, RefusesWhatDoesNotFit) {
    const auto refused = seal(key, std::string(longest_sealed_text + 1, 'x'), "", randomness);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.refusal().why, Why::too_large);
}

TEST_F(Sealing, OpensWithNoOtherKeyOrContext) {
    const std::string sealed = *seal(key, "Third door on the left", "hand-over 1", randomness);
    EXPECT_EQ(open(key, sealed, "hand-over 2"), std::nullopt);
    EXPECT_EQ(open(SecretKey::random(randomness), sealed, "hand-over 1"), std::nullopt);
    EXPECT_NE(sealed, *seal(key, "Third door on the left", "hand-over 1", randomness));
}

TEST_F(Sealing, OpensNothingThatWasChanged) {
    const std::string sealed = *seal(key, "Third door on the left", "", randomness);
    for (std::size_t at = 0; at < sealed.size(); ++at) {
        std::string changed = sealed;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        EXPECT_EQ(open(key, changed, ""), std::nullopt) << at;
    }
    for (const std::size_t length : {0u, 1u, 39u, 511u, 513u, 16385u})
        EXPECT_EQ(open(key, std::string(length, 'x'), ""), std::nullopt);
}

TEST_F(Sealing, OpensNothingThatIsPaddedAnotherWay) {
    for (const char end : {'\0', 'x'}) {
        std::string plain(512 - 40, '\0');
        plain[0] = end;
        std::string sealed(512, '\0');
        auto* const bytes = reinterpret_cast<unsigned char*>(sealed.data());
        crypto_aead_xchacha20poly1305_ietf_encrypt(
            bytes + 24, nullptr, reinterpret_cast<const unsigned char*>(plain.data()), plain.size(), nullptr,
            0, nullptr, bytes, reinterpret_cast<const unsigned char*>(key.bytes().data()));
        EXPECT_EQ(open(key, sealed, ""), std::nullopt);
    }
}

}
}
