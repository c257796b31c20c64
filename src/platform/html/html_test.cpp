#include "platform/html/html.hpp"

#include <gtest/gtest.h>

namespace plenty::html {
namespace {

TEST(Html, EscapesEveryStringInElementsAndAttributes) {
    const std::string words = "<b>\"Tom\" & 'Ana'</b>";
    EXPECT_EQ(p(cls(words), words).markup(),
              "<p class=\"&lt;b&gt;&quot;Tom&quot; &amp; &#39;Ana&#39;&lt;/b&gt;\">"
              "&lt;b&gt;&quot;Tom&quot; &amp; &#39;Ana&#39;&lt;/b&gt;</p>");
}

TEST(Html, NestsWithoutEscapingTwice) {
    EXPECT_EQ(ul(each(std::vector{1, 2}, [](int n) { return li(n); })).markup(),
              "<ul><li>1</li><li>2</li></ul>");
}

TEST(Html, LeavesOutWhatIsAbsent) {
    EXPECT_EQ(input(required(true), checked(false), attr("min", std::optional<int>())).markup(),
              "<input required>");
    EXPECT_EQ(when(false, [] { return p("no"); }).markup(), "");
}

TEST(Html, LinksOnlyWhereALinkMayGo) {
    for (const char* address :
         {"/board", "#reply", "?page=2", "https://example.org", "tel:+44", "mailto:a@b"})
        EXPECT_TRUE(is_linkable(address)) << address;
    for (const char* address :
         {"javascript:alert(1)", "//evil.example", "/\\evil.example", "data:text/html,x"})
        EXPECT_EQ(a(href(address)).markup(), "<a href=\"#\"></a>") << address;
}

template <class T>
concept CanBeMarkup = requires(Builder builder, T value) { builder.add(value); };
static_assert(!CanBeMarkup<bool>, "a bool is no text");
static_assert(!std::is_constructible_v<Html, std::string>, "a string never becomes markup unescaped");

}
}
