#include "platform/crypto/base64.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/crypto/token.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace plenty::crypto {
namespace {

RC_GTEST_PROP(Base64, GivesBackWhatWentIn, (const std::string& bytes)) {
    RC_ASSERT(from_base64url(base64url(bytes)) == bytes);
}

TEST(Base64, RefusesWhatItDoesNotWrite) {
    for (const char* text : {"a", "ab=", "ab==", "a+b/", "ab cd", "ab\ncd", "ab!"})
        EXPECT_EQ(from_base64url(text), std::nullopt) << text;
}

TEST(Token, SurvivesItsText) {
    SystemRandomness randomness;
    const Token token = Token::random(randomness);
    const std::string text = token.text();
    EXPECT_EQ(text.size(), 43u);
    EXPECT_EQ(Token::parse(text), token);
    EXPECT_EQ(token.copy(), token);
    EXPECT_NE(Token::random(randomness), token);
}

TEST(Token, IsNotReadFromAnyOtherText) {
    SystemRandomness randomness;
    const std::string text = Token::random(randomness).text();
    EXPECT_EQ(Token::parse(""), std::nullopt);
    EXPECT_EQ(Token::parse(text + "A"), std::nullopt);
    EXPECT_EQ(Token::parse(text.substr(1)), std::nullopt);
    EXPECT_EQ(Token::parse("=" + text.substr(1)), std::nullopt);
    EXPECT_EQ(Token::parse(std::string(1'000'000, 'A')), std::nullopt);
}

TEST(TokenHash, StandsForTheTokenAndSurvivesItsColumn) {
    SystemRandomness randomness;
    const Token token = Token::random(randomness);
    const TokenHash hash = token.hash();
    EXPECT_EQ(hash, Token::parse(token.text())->hash());
    EXPECT_EQ(TokenHash::from_bytes(hash.bytes()), hash);
    EXPECT_NE(hash, Token::random(randomness).hash());
    EXPECT_EQ(TokenHash::from_bytes("short"), std::nullopt);
    EXPECT_EQ(TokenHash::from_bytes(std::string(33, 'x')), std::nullopt);
}

TEST(TokenHash, IsSha256) {
    // FIPS 180-2, appendix B.1
    using namespace std::string_view_literals;
    constexpr auto expected = "\xba\x78\x16\xbf\x8f\x01\xcf\xea\x41\x41\x40\xde\x5d\xae\x22\x23"
                              "\xb0\x03\x61\xa3\x96\x17\x7a\x9c\xb4\x10\xff\x61\xf2\x00\x15\xad"sv;
    EXPECT_EQ(hash_of("abc").bytes(), expected);
}

TEST(KeyedHash, DependsOnKeyPurposeAndText) {
    SystemRandomness randomness;
    const SecretKey key = SecretKey::random(randomness);
    EXPECT_EQ(keyed_hash(key, "code", "BCDFGH"), keyed_hash(key, "code", "BCDFGH"));
    EXPECT_NE(keyed_hash(key, "code", "BCDFGH"), keyed_hash(key, "code", "BCDFGJ"));
    EXPECT_NE(keyed_hash(key, "code", "BCDFGH"), keyed_hash(key, "address", "BCDFGH"));
    EXPECT_NE(keyed_hash(key, "code", "BCDFGH"), keyed_hash(SecretKey::random(randomness), "code", "BCDFGH"));
}

TEST(Mask, HidesTheSameTokenUnderAnotherTextEachTime) {
    SystemRandomness randomness;
    const Token token = Token::random(randomness);
    const std::string first = masked(token, randomness), second = masked(token, randomness);
    EXPECT_NE(first, second);
    EXPECT_EQ(first.size(), 86u);
    EXPECT_EQ(unmask(first), token);
    EXPECT_EQ(unmask(second), token);
    EXPECT_EQ(first.find(token.text().substr(0, 8)), std::string::npos);
}

TEST(Mask, RefusesEveryOtherText) {
    SystemRandomness randomness;
    const std::string text = masked(Token::random(randomness), randomness);
    for (const std::string& other : {std::string(), text.substr(1), text + "A", "*" + text.substr(1)})
        EXPECT_EQ(unmask(other), std::nullopt);
}

}
}
