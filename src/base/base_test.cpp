#include "base/guarded.hpp"
#include "base/id.hpp"
#include "base/number.hpp"
#include "base/quantity.hpp"
#include "base/result.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace plenty {
namespace {

struct Loaf;

Result<int> half(int number) {
    if (number % 2 != 0)
        return Refusal{Why::invalid, {"test.odd"}};
    return number / 2;
}

Result<int> quarter(int number) {
    return TRY(half(TRY(half(number))));
}

TEST(Result, TryUnwrapsOrReturnsTheRefusal) {
    EXPECT_EQ(*quarter(8), 2);
    EXPECT_EQ(quarter(6).refusal().sentence.key, SentenceKey("test.odd"));
}

RC_GTEST_PROP(Id, SurvivesItsText, ()) {
    const auto value = *rc::gen::positive<std::int64_t>();
    RC_ASSERT(Id<Loaf>::parse(Id<Loaf>(value).text()) == Id<Loaf>(value));
}

TEST(Id, RefusesEverythingElse) {
    for (const char* text : {"", "0", "0000000000000", "zzzzzzzzzzzzz", "00000000000i1", "00000000000001"})
        EXPECT_EQ(Id<Loaf>::parse(text), std::nullopt) << text;
}

TEST(Quantity, AddsAndComparesInWholeUnits) {
    EXPECT_EQ(Quantity(2) + Quantity(3), Quantity(5));
    EXPECT_LT(Quantity(2), Quantity(3));
}

TEST(Number, IsAWholeText) {
    EXPECT_EQ(parse_number<int>("-12"), -12);
    EXPECT_EQ(parse_number<std::uint64_t>("18446744073709551615"), ~std::uint64_t{0});
    EXPECT_EQ(parse_number<double>("0.5"), 0.5);
    for (const char* text : {"", "+1", " 1", "1 ", "1x", "2147483648", "0x1"})
        EXPECT_EQ(parse_number<int>(text), std::nullopt) << text;
    EXPECT_EQ(parse_number<std::uint64_t>("-1"), std::nullopt);
}

TEST(Guarded, HandsOutTheValueUnderItsLock) {
    Guarded<int> number(1);
    number.with([](int& value) { ++value; });
    EXPECT_EQ(number.with([](const int& value) { return value; }), 2);
}

}
}
