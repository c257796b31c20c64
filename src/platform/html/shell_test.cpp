#include "assets/names.hpp"
#include "embedded/assets.hpp"
#include "platform/html/shell.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace plenty::html {
namespace {

using testing::HasSubstr;
using testing::Not;

Shell small_shell() {
    return {.title = "Board", .site = "Riverside", .body = h1("Board"), .skip_words = "Skip"};
}

TEST(Shell, IsAWholeDocument) {
    const std::string markup = page(small_shell()).markup();
    EXPECT_TRUE(
        markup.starts_with("<!doctype html>\n<html lang=\"en\" dir=\"ltr\"><head><meta charset=\"utf-8\">"));
    EXPECT_THAT(markup, HasSubstr("<title>Board · Riverside</title>"));
    EXPECT_THAT(markup, HasSubstr("<a class=\"skip\" href=\"#main\">Skip</a>"));
    EXPECT_THAT(markup, HasSubstr("<main id=\"main\" tabindex=\"-1\"><h1>Board</h1></main>"));
    EXPECT_THAT(markup, HasSubstr("content=\"no-referrer\""));
}

TEST(Shell, AsksForNothingInline) {
    const std::string markup = page(small_shell()).markup();
    EXPECT_THAT(markup, Not(HasSubstr("<style")));
    EXPECT_THAT(markup, Not(HasSubstr("style=")));
    EXPECT_THAT(markup, Not(HasSubstr("<script>")));
    EXPECT_THAT(markup, HasSubstr("<script defer src=\"/assets/app."));
}

TEST(Shell, TurnsForLanguagesThatRunTheOtherWay) {
    Shell shell = small_shell();
    shell.lang = "ar";
    shell.direction = Direction::right_to_left;
    EXPECT_THAT(page(shell).markup(), HasSubstr("<html lang=\"ar\" dir=\"rtl\">"));
}

TEST(Shell, OpensWithWhatThePageBeforeSaid) {
    Shell shell = small_shell();
    shell.flash = Flash{NoticeKind::success, "It is <on> the board."};
    EXPECT_THAT(page(shell).markup(), HasSubstr("It is &lt;on&gt; the board."));
}

TEST(Shell, ShowsWhereWeAre) {
    Shell shell = small_shell();
    shell.places = {{"Board", "/board", "clipboard-list", true}, {"Queue", "/queue", "inbox", false, "3"}};
    const std::string markup = page(shell).markup();
    EXPECT_THAT(markup, HasSubstr("<a href=\"/board\" aria-current=\"page\">"));
    EXPECT_THAT(markup, HasSubstr("<span class=\"waiting\">3</span>"));
}

std::string_view bytes_of(std::string_view path) {
    for (const EmbeddedFile& file : embedded::assets())
        if (path == "/assets/" + std::string(file.name))
            return file.bytes;
    return {};
}

TEST(Assets, EveryNamedFileTravelsInTheProgram) {
    for (const std::string_view path :
         {assets::style, assets::script, assets::mark, assets::favicon, assets::touch_icon, assets::manifest})
        EXPECT_FALSE(bytes_of(path).empty()) << path;
}

TEST(Assets, StayWithinTheirBudget) {
    EXPECT_LE(bytes_of(assets::style).size(), 14'500U);
    EXPECT_LE(bytes_of(assets::script).size(), 15'000U);
    EXPECT_LE(bytes_of(std::string(assets::style) + ".gz").size(), 5'000U);
    EXPECT_FALSE(bytes_of(std::string(assets::style) + ".br").empty());
}

}
}
