#include "platform/web/browser_testing.hpp"
#include "sheets/routes.hpp"
#include "sheets/sheets_testing.hpp"

namespace plenty::sheets {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

constexpr const char* pasted = "Name,Phone,Request,Neighborhood,Status\n"
                               "Rosa,07700 900123,\"zorbing kit, bread\",NW,Open\n"
                               "Ben,07700 900456,soup,Mill Lane,Done\n"
                               "Cy,07700 900789,,Mill Lane,Open\n";

/// The pages of sheets, in the village.
class PagesOfSheets : public SheetsTest {
protected:
    void SetUp() override {
        SheetsTest::SetUp();
        if (IsSkipped())
            return;
        around.emplace(web::bare_surroundings(database(), clock, randomness, sheet_key));
        at.emplace(desk());
        web::Routes routes(router, *around);
        add_routes(routes, *at, *vault);
    }

    web::TestBrowser browser_of(PersonId person) { return web::signed_in_browser(router, *around, person); }
    /// Sends the rows; returns the path of the sheet that waits.
    static std::string send_rows(web::TestBrowser& browser, const std::string& text = pasted) {
        browser.get("/c/elm-street/sheet");
        const auto sent = browser.send("/c/elm-street/sheet", {{"rows", text}});
        EXPECT_EQ(sent.status, 303) << sent.body;
        std::string path(sent.headers.get("location"));
        EXPECT_TRUE(path.ends_with("/columns"));
        return path.substr(0, path.size() - std::string_view("/columns").size());
    }

    http::Router router;
    std::optional<web::Surroundings> around;
    std::optional<Desk> at;
};
PLENTY_ON_BOTH_ENGINES(PagesOfSheets);

TEST_P(PagesOfSheets, LeadFromRowsToTheBoardAndBack) {
    auto browser = browser_of(amina);
    const std::string path = send_rows(browser);
    EXPECT_THAT(browser.get(path + "/columns").body, HasSubstr("07700 900123 · 07700 900456"));
    EXPECT_EQ(browser
                  .send(path + "/columns", {{"column", "name"},
                                            {"column", "phone"},
                                            {"column", "wanted"},
                                            {"column", "area"},
                                            {"column", "status"},
                                            {"side", "ask"},
                                            {"area", old_school.text()}})
                  .status,
              303);
    const auto look = browser.get(path);
    EXPECT_EQ(look.status, 200);
    for (const char* each : {"2 asks and offers will be entered", "One row cannot be entered", "Line 4",
                             "zorbing kit", "NW", "Done"})
        EXPECT_THAT(look.body, HasSubstr(each));

    const web::TestBrowser::Typed typed{{"go", "enter"},
                                        {"candidates", "1"},
                                        {"without_troubled_rows", "yes"},
                                        {"word", "zorbing kit"},
                                        {"kind", "bread"},
                                        {"place", "nw"},
                                        {"place_area", mill_lane.text()},
                                        {"status", "done"},
                                        {"status", "open"},
                                        {"over", "done"},
                                        {"agreed", "spoken"}};
    browser.get(path);
    const auto entered = browser.send(path, typed);
    ASSERT_EQ(entered.status, 303) << entered.body;
    EXPECT_EQ(entered.headers.get("location"), path + "/import");
    EXPECT_THAT(browser.get(path + "/import").body, HasSubstr("2 asks and offers are on the board"));
    EXPECT_THAT(board(elm_street), testing::UnorderedElementsAre("zorbing kit", "bread"));
    EXPECT_EQ(browser.get(path).headers.get("location"), path + "/import")
        << "the way back leads to what came of it";

    browser.get(path + "/import");
    EXPECT_EQ(browser.send(path + "/undo").status, 303);
    EXPECT_THAT(browser.get(path + "/import").body, HasSubstr("is gone"));
    EXPECT_THAT(board(elm_street), IsEmpty());
    EXPECT_THAT(browser.get("/c/elm-street/sheet").body, HasSubstr(path + "/import"));
}

TEST_P(PagesOfSheets, TakeAFormThatIsSentTwiceOnce) {
    auto browser = browser_of(amina);
    const std::string path = send_rows(browser, "Name,Phone,Request\nRosa,07700 900123,bread\n");
    browser.get(path);
    auto twin = browser;
    const web::TestBrowser::Typed typed{{"go", "enter"}, {"candidates", "1"}, {"agreed", "written"}};
    const auto first = browser.send(path, typed);
    ASSERT_EQ(first.status, 303);
    EXPECT_EQ(twin.send(path, typed).headers.get("location"), first.headers.get("location"));
    EXPECT_THAT(board(elm_street), SizeIs(1));
}

TEST_P(PagesOfSheets, GiveBackWhatWasDecided) {
    auto browser = browser_of(amina);
    const std::string path = send_rows(browser);
    browser.get(path);
    auto refused = browser.send(path, {{"go", "enter"}, {"candidates", "1"}, {"agreed", "written"}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_THAT(refused.body, HasSubstr("without_troubled_rows"));
    EXPECT_THAT(refused.body, HasSubstr("value=\"written\" checked"));
    refused =
        browser.send(path, {{"go", "enter"}, {"candidates", "1"}, {"word", "bread"}, {"kind", "qqqqq zzz"}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_THAT(refused.body, HasSubstr("qqqqq zzz"));
    EXPECT_THAT(board(elm_street), IsEmpty());
    const auto empty = browser.send(
        path + "/columns",
        {{"column", "name"}, {"column", "none"}, {"column", "none"}, {"column", "none"}, {"column", "none"}});
    EXPECT_EQ(empty.status, 422);
    EXPECT_THAT(empty.body, HasSubstr("which column tells what is asked for"));
}

TEST_P(PagesOfSheets, AskToLookAgainWhereOtherRowsComeIn) {
    auto browser = browser_of(amina);
    const std::string path = send_rows(browser);
    browser.get(path);
    const auto again = browser.send(path, {{"go", "enter"},
                                           {"candidates", "1"},
                                           {"status", "done"},
                                           {"agreed", "spoken"},
                                           {"without_troubled_rows", "yes"}});
    EXPECT_EQ(again.headers.get("location"), path);
    EXPECT_THAT(board(elm_street), IsEmpty());
    EXPECT_THAT(browser.get(path).body, HasSubstr("3 asks and offers will be entered"));
}

TEST_P(PagesOfSheets, SayWhyAFileIsNone) {
    auto browser = browser_of(amina);
    browser.get("/c/elm-street/sheet");
    for (const std::string& text : {std::string(), std::string("Name,Request\n"),
                                    std::string("%PDF-1.7\n%\xE2\xE3\n"), std::string(70'000, 'x')}) {
        const auto refused = browser.send("/c/elm-street/sheet", {{"rows", text}});
        EXPECT_THAT(refused.status, testing::AnyOf(422, 413));
        EXPECT_THAT(refused.body, HasSubstr("file-error"));
    }
}

TEST_P(PagesOfSheets, AreForThoseWhoLookAfterTheCommunity) {
    auto browser = browser_of(amina);
    const std::string path = send_rows(browser);
    for (const PersonId other : {bo, chipo}) {
        auto others = browser_of(other);
        for (const std::string& each :
             {std::string("/c/elm-street/sheet"), std::string("/c/elm-street/sheet/export"), path,
              path + "/columns", path + "/import"}) {
            const auto page = others.get(each);
            EXPECT_THAT(page.status, testing::AnyOf(403, 404)) << each;
            EXPECT_THAT(page.body, Not(HasSubstr("900123"))) << each;
        }
    }
    web::TestBrowser stranger(router);
    EXPECT_EQ(stranger.get("/c/elm-street/sheet").status, 401);
}

TEST_P(PagesOfSheets, SendTheSheetAsAFile) {
    auto browser = browser_of(amina);
    const auto sheet = browser.get("/c/elm-street/sheet/export");
    EXPECT_EQ(sheet.status, 200);
    EXPECT_EQ(sheet.headers.get("content-type"), "text/csv; charset=utf-8");
    EXPECT_EQ(sheet.headers.get("content-disposition"), "attachment; filename=\"elm-street-2026-06-15.csv\"");
    EXPECT_THAT(sheet.body, HasSubstr("Ask or offer"));
}

TEST_P(PagesOfSheets, ForgetASheetThatWaits) {
    auto browser = browser_of(amina);
    const std::string path = send_rows(browser);
    EXPECT_THAT(browser.get("/c/elm-street/sheet").body, HasSubstr(path));
    EXPECT_EQ(browser.send(path + "/forget").status, 303);
    EXPECT_THAT(browser.get("/c/elm-street/sheet").body, Not(HasSubstr(path)));
    EXPECT_EQ(browser.get(path).status, 404);
}

}
}
