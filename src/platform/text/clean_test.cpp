#include "platform/text/clean.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace plenty::text {
namespace {

constexpr Field field{"words", 60};

std::string line(std::string_view typed) {
    return *clean_line(typed, field);
}

std::string words(std::string_view typed) {
    return *clean_words(typed, field);
}

Refusal refused(std::string_view typed) {
    return clean_line(typed, field).refusal();
}

TEST(CleanLine, IsOneLineWithSingleSpaces) {
    EXPECT_EQ(line("  two \t loaves\r\nof\u00a0bread\u3000 "), "two loaves of bread");
}

TEST(CleanWords, KeepsLinesAndOneEmptyLine) {
    EXPECT_EQ(words("\n\n  soup \r\n\r\n\r\n\r\nfor\rfour\u2028people  \n\n"), "soup\n\nfor\nfour\npeople");
    EXPECT_EQ(words("a   b"), "a   b");
}

TEST(Clean, ComposesLetters) {
    EXPECT_EQ(line("Cafe\u0301"), "Café");
    EXPECT_EQ(line("ni\u00f1o"), line("nin\u0303o"));
}

TEST(Clean, TakesOutWhatCannotBeSeen) {
    for (const char* hidden :
         {"\u200b", "\u202e",       "\u2066",     "\u200e",     "\ufeff", "\u00ad", "\u3164",
          "\u115f", "\u2060",       "\U000e0041", "\u200d",     "\u200c", "\x01",   "\x7f",
          "\x1b",   "\u0085\u0008", "\ufff9",     "\U0010ffff", "\ue000", "\u0378", "\u034f"}) {
        std::string typed = "bre";
        typed.append(hidden).append("ad");
        EXPECT_TRUE(line(typed) == "bread" || line(typed) == "bre ad") << typed;
    }
    EXPECT_EQ(line(std::string_view("a\0b", 3)), "ab");
}

TEST(Clean, KeepsJoinersWhereTheySaySomething) {
    for (const char* typed :
         {"👩‍🌾", "🏳️‍🌈", "👩🏽‍🚒", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "❤️",
          "می‌خواهم", "ക്‍", "श्‍री", "क्‌ष", "1️⃣"})
        EXPECT_EQ(line(typed), typed);
}

TEST(Clean, KeepsEveryScript) {
    for (const char* typed : {"שלום עולם", "مرحبا بالعالم", "こんにちは", "नमस्ते", "Ευχαριστώ", "Tiếng Việt",
                              "ภาษาไทย", "한국어", "ᏣᎳᎩ"})
        EXPECT_EQ(line(typed), typed);
}

TEST(Clean, StopsTowersOfMarks) {
    std::string tower = "z";
    for (int i = 0; i < 40; ++i)
        tower += "\u0335";
    EXPECT_EQ(length(line(tower)), 7U);
}

TEST(Clean, RefusesEachProblemWithItsOwnSentence) {
    EXPECT_EQ(refused(""), (Refusal{Why::invalid, {"text.empty"}, "words"}));
    EXPECT_EQ(refused(" \u200b\n\u202e "), (Refusal{Why::invalid, {"text.empty"}, "words"}));
    EXPECT_EQ(refused("\xff\xfe"), (Refusal{Why::invalid, {"text.not_text"}, "words"}));
    EXPECT_EQ(refused("caf\xe9"), (Refusal{Why::invalid, {"text.not_text"}, "words"}));
    EXPECT_EQ(refused("\xed\xa0\x80"), (Refusal{Why::invalid, {"text.not_text"}, "words"}));
    EXPECT_EQ(refused("\xc0\xaf"), (Refusal{Why::invalid, {"text.not_text"}, "words"}));
    EXPECT_EQ(refused(std::string(61, 'x')), (Refusal{Why::invalid, {"text.too_long", {}, 60}, "words"}));
    EXPECT_EQ(refused(std::string(10'000'000, ' ')).sentence.key, SentenceKey("text.too_long"));
}

TEST(Clean, CountsCodePointsAfterCleaning) {
    std::string typed;
    for (int i = 0; i < 60; ++i)
        typed += "n\u0303 \u200b";
    EXPECT_EQ(refused(typed).sentence.key, SentenceKey("text.too_long"));
    std::string sixty;
    for (int i = 0; i < 60; ++i)
        sixty += "n\u0303";
    EXPECT_EQ(length(line(sixty)), 60U);
}

TEST(CleanOptional, MayBeEmpty) {
    EXPECT_EQ(*clean_optional_line(" ", field), "");
    EXPECT_EQ(*clean_optional_words("\r\n", field), "");
    EXPECT_FALSE(clean_optional_line("\xff", field).ok());
}

TEST(CleanName, RefusesNamesThatNobodyCanSee) {
    for (const char* name : {".", "---", "\u2800\u2800", "\u0301", "...\u200b"})
        EXPECT_EQ(clean_name(name, field).refusal(),
                  (Refusal{Why::invalid, {"text.invisible_name"}, "words"}))
            << name;
    EXPECT_EQ(clean_name("\u3164", field).refusal(), (Refusal{Why::invalid, {"text.empty"}, "words"}));
    for (const char* name : {"Bo", "李", "M.", "007", "🌻", "O'Neil-Árnason", "محمد"})
        EXPECT_EQ(*clean_name(name, field), name);
}

RC_GTEST_PROP(Clean, ChangesNothingTheSecondTime, ()) {
    constexpr Field wide{"words", 1000};
    const auto code_points = *rc::gen::container<std::u32string>(
        rc::gen::oneOf(rc::gen::inRange<char32_t>(0, 0x250), rc::gen::inRange<char32_t>(0x300, 0x3100),
                       rc::gen::element<char32_t>(0x200B, 0x200C, 0x200D, 0xFE0F, 0x1F469, 0x1F33E, 0x94D,
                                                  0x915, 0x627, 0x202E, '\r')));
    std::string typed;
    for (const char32_t c : code_points) {
        if (c < 0x80)
            typed += static_cast<char>(c);
        else if (c < 0x800)
            typed.append({static_cast<char>(0xC0 | c >> 6), static_cast<char>(0x80 | (c & 63))});
        else if (c < 0x10000)
            typed.append({static_cast<char>(0xE0 | c >> 12), static_cast<char>(0x80 | (c >> 6 & 63)),
                          static_cast<char>(0x80 | (c & 63))});
    }
    for (const auto clean : {clean_optional_line, clean_optional_words}) {
        const auto once = clean(typed, wide);
        RC_ASSERT(once.ok());
        RC_ASSERT(clean(*once, wide) == once);
    }
}

}
}
