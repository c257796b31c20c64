#include "base/result.hpp"
#include "platform/http/message.hpp"
#include "platform/http/utf8.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <unistd.h>

namespace plenty::http {
namespace {

std::vector<std::pair<std::string, std::string>> pairs(const Fields& fields) {
    return {fields.begin(), fields.end()};
}

using Pairs = std::vector<std::pair<std::string, std::string>>;

TEST(Fields, KeepsOrderAndRepeats) {
    Fields fields;
    fields.add("kind", "bread");
    fields.add("kind", "soup");
    EXPECT_EQ(fields.get("kind"), "bread");
    EXPECT_EQ(fields.all("kind"), (std::vector<std::string_view>{"bread", "soup"}));
    EXPECT_EQ(fields.find("place"), std::nullopt);
    EXPECT_EQ(fields.get("place"), "");
}

TEST(Urlencoded, DecodesNamesAndValues) {
    const auto fields = parse_urlencoded("kind=rye+bread&&how%20many=%32&no&empty=&a=b=c");
    ASSERT_TRUE(fields);
    EXPECT_EQ(pairs(*fields),
              (Pairs{{"kind", "rye bread"}, {"how many", "2"}, {"no", ""}, {"empty", ""}, {"a", "b=c"}}));
}

TEST(Urlencoded, RefusesWhatIsNoText) {
    for (const char* text :
         {"a=%", "a=%4", "a=%zz", "%=a", "a=%ff", "a=%00", "a=%c0%80", "a=%ed%a0%80", "a=\xff"})
        EXPECT_FALSE(parse_urlencoded(text)) << text;
}

TEST(Urlencoded, CountsFields) {
    EXPECT_TRUE(parse_urlencoded("a&b&c", 3));
    EXPECT_FALSE(parse_urlencoded("a&b&c&d", 3));
}

RC_GTEST_PROP(Urlencoded, GivesBackWhatWasEncoded, ()) {
    const auto letters = *rc::gen::container<std::string>(rc::gen::inRange<char>(1, 127));
    const auto fields = parse_urlencoded("k=" + encode_component(letters));
    RC_ASSERT(fields.has_value());
    RC_ASSERT(fields->get("k") == letters);
}

TEST(EncodeComponent, LeavesOnlyUnreservedLetters) {
    EXPECT_EQ(encode_component("a-Z_0.~"), "a-Z_0.~");
    EXPECT_EQ(encode_component("a/b?c=ñ &\n"), "a%2Fb%3Fc%3D%C3%B1%20%26%0A");
}

TEST(Cookies, ReadsPairs) {
    EXPECT_EQ(pairs(parse_cookies("__Host-s=abc=; theme=\"dark\";lang=es")),
              (Pairs{{"__host-s", "abc="}, {"theme", "dark"}, {"lang", "es"}}));
}

TEST(Cookies, PassesOverWhatIsNoCookie) {
    EXPECT_EQ(pairs(parse_cookies("; =x; nothing; two words=1; a=\xff; ok=1")), (Pairs{{"ok", "1"}}));
}

TEST(Cookies, PassesOverNamesThatImitateAGuardedOne) {
    EXPECT_EQ(pairs(parse_cookies("__host-s=evil; __HOST-s=evil; __secure-s=evil; __Secure-s=good")),
              (Pairs{{"__secure-s", "good"}}));
}

TEST(Cookies, ReadsAtMostAHundred) {
    std::string header;
    for (int i = 0; i < 500; ++i)
        header += "a=1;";
    EXPECT_EQ(parse_cookies(header).all("a").size(), 100U);
}

TEST(Utf8, AcceptsEveryLengthAndTheEdges) {
    for (const char* text :
         {"", "bread", "pan con ñame", "\u0800", "\uD7FF", "\uE000", "\uFFFF", "\U00010000", "\U0010FFFF"})
        EXPECT_TRUE(is_utf8(text)) << text;
}

TEST(Utf8, RefusesWhatIsNotWellFormed) {
    for (const char* text :
         {"\x80", "\xC0\x80", "\xC1\xBF", "\xC3", "\xC3(", "\xE0\x80\x80", "\xED\xA0\x80", "\xE2\x82",
          "\xE2\x28\xA1", "\xF0\x80\x80\x80", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF"})
        EXPECT_FALSE(is_utf8(text)) << text;
}

TEST(PlainText, HasNoNul) {
    EXPECT_TRUE(is_utf8(std::string_view("a\0b", 3)));
    EXPECT_FALSE(is_plain_text(std::string_view("a\0b", 3)));
}

/// A descriptor of an unnamed file with these bytes.
int file_with(std::string_view bytes) {
    const int descriptor = ::open(testing::TempDir().c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    EXPECT_EQ(::write(descriptor, bytes.data(), bytes.size()), static_cast<ssize_t>(bytes.size()));
    return descriptor;
}

bool is_open(int descriptor) {
    return ::fcntl(descriptor, F_GETFD) >= 0;
}

TEST(Upload, ReadsTheWholeFileOrNothing) {
    const Upload upload("photo", "soup.jpg", "image/jpeg", file_with("warm soup"), 9);
    EXPECT_EQ(upload.read(9), "warm soup");
    EXPECT_EQ(upload.read(8), std::nullopt);
}

TEST(Upload, FaultsWhenTheFileIsShorterThanItSays) {
    const Upload upload("photo", "soup.jpg", "image/jpeg", file_with("warm"), 9);
    EXPECT_THROW(upload.read(100), Fault);
}

TEST(Upload, ClosesItsFileWithTheLastHolder) {
    const int descriptor = file_with("x");
    {
        Upload first("a", "", "", descriptor, 1);
        Upload second(std::move(first));
        Upload third("b", "", "", file_with("y"), 1);
        third = std::move(second);
        EXPECT_TRUE(is_open(descriptor));
        EXPECT_EQ(third.read(1), "x");
    }
    EXPECT_FALSE(is_open(descriptor));
}

TEST(Response, RedirectIsSeeOther) {
    const Response response = redirect("/board");
    EXPECT_EQ(response.status, 303);
    EXPECT_EQ(response.headers.get("location"), "/board");
}

}
}
