#include "platform/html/components.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace plenty::html {
namespace {

using testing::HasSubstr;
using testing::Not;

const std::string sharp = "<b>\"Tom\" & 'Ana'</b>";
const std::string blunt = "&lt;b&gt;&quot;Tom&quot; &amp; &#39;Ana&#39;&lt;/b&gt;";

std::string repeated(const std::string& text, const std::string& piece) {
    std::string found;
    for (std::size_t at = text.find(piece); at != std::string::npos; at = text.find(piece, at + 1))
        found += "x";
    return found;
}

TEST(Components, EscapeWhatPeopleWrote) {
    const std::vector<Html> pieces{
        page_title({.words = sharp, .lead = sharp, .before = sharp}),
        breadcrumbs(sharp, {{sharp, "/"}}),
        tabs(sharp, {{sharp, "/", true}}),
        notice(NoticeKind::info, sharp),
        empty_state({.title = sharp, .words = sharp}),
        tag(sharp),
        card(Hue::moss, card_head({.over = sharp, .title = sharp, .path = "/"})),
        words(sharp),
        fact_list({{"clock", sharp, all(sharp)}}),
        definition_list({{sharp, all(sharp)}}),
        queue(queue_row({.title = sharp, .path = "/", .detail = all(sharp)})),
        steps(sharp, {{sharp, sharp}}, 0),
        disclosure(sharp, sharp),
        sheet(sharp, {sharp}, {{all(sharp)}}),
    };
    for (const Html& piece : pieces) {
        EXPECT_THAT(piece.markup(), HasSubstr(blunt));
        EXPECT_THAT(piece.markup(), Not(HasSubstr("<b>")));
    }
}

TEST(Components, CloseEveryElementTheyOpen) {
    const Html all_of_it = all(card(Hue::clay, card_head({.title = "a", .mark = tag("b")}), card_foot("c")),
                               queue(queue_row({.title = "d", .actions = tag("e")})),
                               steps("f", {{"g", "h"}}, 1), sheet("i", {"j"}, {{all("k")}}));
    for (const char* name : {"article", "header", "footer", "div", "span", "ul", "ol", "li", "table", "tr"})
        EXPECT_EQ(repeated(all_of_it.markup(), std::string("<") + name + " ") +
                      repeated(all_of_it.markup(), std::string("<") + name + ">"),
                  repeated(all_of_it.markup(), std::string("</") + name + ">"))
            << name;
}

TEST(Components, SayWhichViewIsTheCurrentOne) {
    const std::string markup = tabs("Show", {{"Asks", "/asks", true}, {"Offers", "/offers"}}).markup();
    EXPECT_THAT(markup, HasSubstr("<a href=\"/asks\" aria-current=\"page\">Asks</a>"));
    EXPECT_THAT(markup, HasSubstr("<a href=\"/offers\">Offers</a>"));
}

TEST(Components, TurnOnlyToPagesThatAre) {
    EXPECT_TRUE(pager({.label = "Pages"}).empty());
    const std::string markup = pager({.label = "Pages", .next_path = "/b", .next_words = "Older"}).markup();
    EXPECT_THAT(markup, HasSubstr("rel=\"next\""));
    EXPECT_THAT(markup, Not(HasSubstr("rel=\"prev\"")));
}

TEST(Components, ReadWarningsOutAtOnceAndNewsInTheirTurn) {
    EXPECT_THAT(notice(NoticeKind::error, "no").markup(), HasSubstr("role=\"alert\""));
    EXPECT_THAT(notice(NoticeKind::warning, "oh").markup(), HasSubstr("role=\"alert\""));
    EXPECT_THAT(notice(NoticeKind::success, "yes").markup(), HasSubstr("role=\"status\""));
}

TEST(Components, TellTheSortsOfCardsApartWithoutColour) {
    const auto head = [](Seed shape) { return card_head({.seed = shape, .title = "Bread"}).markup(); };
    EXPECT_THAT(head(Seed::hollow), HasSubstr("class=\"seed hollow\""));
    EXPECT_THAT(head(Seed::filled), HasSubstr("class=\"seed\""));
}

TEST(Components, MarkWhereAWayStands) {
    const std::string markup = steps("Way", {{"one", ""}, {"two", ""}, {"three", ""}}, 1).markup();
    EXPECT_EQ(repeated(markup, "class=\"done\""), "x");
    EXPECT_EQ(repeated(markup, "aria-current=\"step\""), "x");
    EXPECT_LT(markup.find("one"), markup.find("aria-current"));
    EXPECT_LT(markup.find("aria-current"), markup.find("two"));
}

TEST(Components, LeadNowhereDangerous) {
    EXPECT_THAT(card_head({.title = "x", .path = "javascript:alert(1)"}).markup(), HasSubstr("href=\"#\""));
    EXPECT_THAT(link_button("//evil.example", {.words = "x"}).markup(), HasSubstr("href=\"#\""));
}

TEST(Icons, AreDrawnByNameAndHiddenFromTheEar) {
    EXPECT_THAT(icon("wheat").text(), HasSubstr("aria-hidden=\"true\""));
    EXPECT_NE(icon("wheat").text(), icon("apple").text());
    EXPECT_EQ(Icon::named("paw-print").name(), "paw-print");
    EXPECT_EQ(Icon::named("no-such-picture").name(), "gift");
    EXPECT_EQ(Icon::named("").name(), "gift");
    EXPECT_EQ(Icon::named("zzz").name(), "gift");
}

TEST(Buttons, AskBeforeWhatCannotBeTakenBack) {
    EXPECT_THAT(submit_button({.words = "Withdraw", .weight = Weight::danger, .confirm = "Really?"}).markup(),
                HasSubstr("data-confirm=\"Really?\""));
    EXPECT_THAT(submit_button({.words = "Keep"}).markup(), Not(HasSubstr("data-confirm")));
}

TEST(Buttons, ThatNeedAScriptAreHiddenWithoutOne) {
    EXPECT_THAT(copy_button("https://example.org", "Copy", "Copied").markup(), HasSubstr(" hidden"));
    EXPECT_THAT(print_button("Print").markup(), HasSubstr(" hidden"));
    EXPECT_THAT(place_field({.name = "near", .label = "Near"}, {"Here", "No", 2}).markup(),
                HasSubstr(" hidden"));
}

}
}
