#include "platform/api/device_testing.hpp"
#include "sheets/routes.hpp"
#include "sheets/sheets_testing.hpp"

namespace plenty::sheets {
namespace {

using api::at;
using api::text_at;
using testing::HasSubstr;

constexpr std::string_view two_asks = "Name,Phone,What do you need?\n"
                                      "Ana,07700 900101,Bread for two\n"
                                      "Ben,07700 900102,A ride to the clinic\n";
constexpr const char* sheets_path = "/communities/elm-street/sheets";

class ApiOfSheets : public SheetsTest {
protected:
    void SetUp() override {
        SheetsTest::SetUp();
        if (IsSkipped())
            return;
        at_desk.emplace(desk());
        site.emplace(database(), clock, randomness);
        site->routes().explain_part("community", api::text());
        add_api(site->routes(), *at_desk, *vault);
        device.emplace(site->device_of(amina));
    }

    http::Response send_as(api::TestDevice& from, std::string_view bytes, std::string type = "text/csv") {
        from.set_header("content-type", std::move(type));
        auto response = from.post(std::string(sheets_path) + "?filename=asks.csv", bytes);
        from.set_header("content-type", "");
        return response;
    }
    http::Response send(std::string_view bytes) { return send_as(*device, bytes); }
    /// Sends a sheet, and gives its path.
    std::string sent(std::string_view bytes) {
        const auto response = send(bytes);
        EXPECT_EQ(response.status, 201) << response.body;
        return std::string(sheets_path) + "/" + text_at(response, "/id");
    }
    http::Response import(const std::string& path, std::string_view choices) {
        return device->post(path + "/import", choices);
    }
    static std::string refusal(const http::Response& response) {
        return std::to_string(response.status) + " " + text_at(response, "/code");
    }
    /// The code, and the member it is about.
    static std::string refusal_at(const http::Response& response) {
        return refusal(response) + " " + text_at(response, "/errors/0/pointer");
    }

    std::optional<Desk> at_desk;
    std::optional<api::TestSite> site;
    std::optional<api::TestDevice> device;
};
PLENTY_ON_BOTH_ENGINES(ApiOfSheets);

TEST_P(ApiOfSheets, TellsWhatASheetWouldBecome) {
    const auto response = send(two_asks);
    ASSERT_EQ(response.status, 201) << response.body;
    EXPECT_EQ(text_at(response, "/filename"), "asks.csv");
    EXPECT_EQ(text_at(response, "/look/encoding"), "UTF-8");
    EXPECT_EQ(text_at(response, "/look/separator"), "comma");
    EXPECT_EQ(text_at(response, "/look/columns/2/header"), "What do you need?");
    EXPECT_EQ(text_at(response, "/look/columns/2/meaning"), "wanted");
    EXPECT_EQ(text_at(response, "/choices/side"), "ask");
    EXPECT_EQ(at(response, "/look/plan/gifts").as_int64(), 2);
    EXPECT_EQ(text_at(response, "/look/plan/entries/0/gifts/0/words"), "Bread for two");
    EXPECT_EQ(text_at(response, "/look/plan/entries/1/contact"), "07700 900102");
    EXPECT_TRUE(board(elm_street).empty());

    const auto again = device->get(std::string(sheets_path) + "/" + text_at(response, "/id"));
    EXPECT_EQ(again.body, response.body);
    EXPECT_EQ(text_at(device->get(sheets_path), "/items/0/id"), text_at(response, "/id"));
}

TEST_P(ApiOfSheets, NamesRowsInTroubleAndDoublesByTheirLines) {
    const auto response =
        send(std::string(two_asks) + "Ana,07700 900101,Bread for two\nCem,1,\nDee,2,Bread for $5\n");
    EXPECT_EQ(at(response, "/look/plan/doubles/0/line").as_int64(), 4);
    EXPECT_EQ(at(response, "/look/plan/doubles/0/other_line").as_int64(), 2);
    EXPECT_EQ(text_at(response, "/look/plan/doubles/0/why"), "same_phone");
    EXPECT_EQ(at(response, "/look/plan/troubles/0/line").as_int64(), 5);
    EXPECT_EQ(text_at(response, "/look/plan/troubles/0/code"), "sheets.nothing_wanted");
    EXPECT_TRUE(at(response, "/look/plan/troubles/1/is_trade").as_bool());

    const std::string path = std::string(sheets_path) + "/" + text_at(response, "/id");
    EXPECT_EQ(refusal_at(import(path, R"({"agreed":"spoken"})")),
              "422 sheets.troubled_rows #/without_troubled_rows");
    EXPECT_TRUE(board(elm_street).empty());
    EXPECT_EQ(import(path, R"({"agreed":"spoken","without_troubled_rows":true,"is_no_trade":true,
                               "doubles":[{"line":4,"is_entered":true}]})")
                  .status,
              201);
    EXPECT_EQ(board(elm_street).size(), 4U);
}

TEST_P(ApiOfSheets, KeepsWhatWasDecided) {
    const std::string path = sent("who,what,where\nAna,xyzzy,Old School\n");
    EXPECT_EQ(text_at(device->get(path), "/missing/code"), "sheets.choose_side");
    const auto decided =
        device->put(path + "/choices", R"({"columns":["name","wanted","area"],"side":"offer"})");
    ASSERT_EQ(decided.status, 200) << decided.body;
    EXPECT_TRUE(at(decided, "/missing").is_null());
    const std::string word = text_at(decided, "/look/plan/kinds/0/word");
    EXPECT_FALSE(at(decided, "/look/plan/kinds/0/is_known").as_bool());
    const auto bread = kinds::KindTree::built_in()->find_by_key("bread")->id.text();
    const std::string kind = R"({"kinds":[{"word":"Xyzzy","kind":")" + bread + R"("}]})";
    EXPECT_EQ(text_at(device->put(path + "/choices", kind), "/look/plan/kinds/0/kind"), bread);
    const auto now = device->get(path);
    EXPECT_EQ(text_at(now, "/choices/side"), "offer") << "what is left out stays";
    EXPECT_EQ(text_at(now, "/choices/kinds/0/word"), word);
    EXPECT_EQ(text_at(now, "/look/plan/entries/0/gifts/0/area"), "Old School");
}

TEST_P(ApiOfSheets, RefusesChoicesThatAreNone) {
    const std::string path = sent(two_asks);
    const auto decide = [&](const std::string& choices) {
        return refusal_at(device->put(path + "/choices", choices));
    };
    const std::string elsewhere = '"' + pier.text() + '"';
    EXPECT_EQ(decide(R"({"columns":["name"]})"), "422 sheets.each_column #/columns");
    EXPECT_EQ(decide(R"({"columns":["name","phone","shoe"]})"), "422 api.not_a_choice #/columns/2");
    EXPECT_EQ(decide(R"({"area":)" + elsewhere + "}"), "422 gifts.not_a_choice #/area");
    EXPECT_EQ(decide(R"({"areas":[{"place":"x","area":)" + elsewhere + "}]}"),
              "422 gifts.not_a_choice #/areas/0/area");
    EXPECT_EQ(decide(R"({"kinds":[{"word":"x","kind":)" + elsewhere + "}]}"),
              "422 gifts.not_a_choice #/kinds/0/kind");
    EXPECT_EQ(decide(R"({"doubles":[{"line":-1,"is_entered":true}]})"),
              "422 api.out_of_range #/doubles/0/line");
    EXPECT_EQ(refusal_at(import(path, R"({"columns":["none","none","none"]})")),
              "422 sheets.choose_wanted #/columns");
    EXPECT_EQ(refusal_at(import(path, "{}")), "422 sheets.agreed_first #/agreed");
    EXPECT_TRUE(board(elm_street).empty());
}

TEST_P(ApiOfSheets, EntersASheetOnceAndTakesItBackOnce) {
    const std::string path = sent(two_asks);
    device->set_header("idempotency-key", "one");
    const auto imported = import(path, R"({"agreed":"written"})");
    ASSERT_EQ(imported.status, 201) << imported.body;
    EXPECT_EQ(import(path, R"({"agreed":"written"})").body, imported.body) << "sent again";
    device->set_header("idempotency-key", "");
    EXPECT_EQ(refusal(import(path, R"({"agreed":"written"})")), "409 sheets.imported_already");
    EXPECT_EQ(board(elm_street).size(), 2U);
    EXPECT_EQ(at(imported, "/posts").as_array().size(), 2U);
    EXPECT_EQ(text_at(imported, "/neighbours/0/touched"), "no");
    EXPECT_TRUE(at(imported, "/posts/0/sentence").is_null()) << "nothing keeps it";
    EXPECT_EQ(device->get(path + "/import").body, imported.body);
    EXPECT_EQ(text_at(device->get("/communities/elm-street/imports"), "/items/0/id"),
              text_at(imported, "/id"));
    EXPECT_EQ(refusal(device->get(path)), "404 sheets.gone");

    device->set_header("idempotency-key", "two");
    const auto undone = device->post(path + "/undo");
    ASSERT_EQ(undone.status, 200) << undone.body;
    EXPECT_FALSE(at(undone, "/undone_at").is_null());
    EXPECT_EQ(device->post(path + "/undo").body, undone.body) << "sent again";
    device->set_header("idempotency-key", "");
    EXPECT_TRUE(board(elm_street).empty());
    EXPECT_EQ(refusal(device->post(path + "/undo")), "409 sheets.undone_already");
}

TEST_P(ApiOfSheets, IsSentTheSameSheetOnce) {
    device->set_header("idempotency-key", "sheet");
    const auto first = send(two_asks);
    EXPECT_EQ(send(two_asks).body, first.body);
    EXPECT_EQ(at(device->get(sheets_path), "/items").as_array().size(), 1U);
    EXPECT_EQ(refusal(send("Name,Request\nAna,Soup\n")), "422 api.key_reused");
}

TEST_P(ApiOfSheets, SaysWhatIsNoSheet) {
    EXPECT_EQ(refusal(send("")), "422 sheet.empty");
    EXPECT_EQ(refusal(send(std::string("PK\x03\x04\x14\0 and so on", 17))), "422 sheet.workbook");
    EXPECT_EQ(refusal(send(std::string((64U << 10) + 1, 'x'))), "413 sheet.too_large");
    EXPECT_EQ(refusal(send_as(*device, two_asks, "application/json")), "415 api.text_only");
    EXPECT_EQ(refusal(device->post(sheets_path)), "415 api.text_only");
    EXPECT_EQ(
        send_as(*device, "Name\tRequest\nAna\tSoup\n", "text/tab-separated-values; charset=utf-8").status,
        201);
    const std::string path = sent(two_asks);
    EXPECT_EQ(device->del(path).status, 204);
    EXPECT_EQ(refusal(device->del(path)), "404 sheets.gone");
}

TEST_P(ApiOfSheets, TakesAlongWhatComesInAgainTheSame) {
    ASSERT_EQ(import(sent(two_asks), R"({"agreed":"spoken"})").status, 201);
    const auto sheet = device->get("/communities/elm-street/sheet");
    ASSERT_EQ(sheet.status, 200);
    EXPECT_EQ(sheet.headers.get("content-type"), "text/csv; charset=utf-8");
    EXPECT_THAT(sheet.body, HasSubstr("07700 900101"));
    EXPECT_EQ(sheet.body, take_along(amina, elm_street).value());
    device->set_header("if-none-match", std::string(sheet.headers.get("etag")));
    EXPECT_EQ(device->get("/communities/elm-street/sheet").status, 304);
}

TEST_P(ApiOfSheets, IsForThoseWhoLookAfterTheCommunity) {
    const std::string path = sent(two_asks);
    auto member = site->device_of(bo);
    auto elsewhere = site->device_of(chipo);
    auto stranger = site->stranger();
    const auto pages_say = read([&](db::Reader& reader) {
        return communities::may_look_after(reader, bo, elm_street).refusal().sentence.key;
    });
    const std::string not_theirs = "403 " + std::string(pages_say.text());
    for (const std::string& each :
         {path, std::string(sheets_path), std::string("/communities/elm-street/sheet")}) {
        EXPECT_EQ(refusal(member.get(each)), not_theirs);
        EXPECT_EQ(elsewhere.get(each).status, 404);
        EXPECT_EQ(stranger.get(each).status, 401);
    }
    EXPECT_EQ(refusal(send_as(member, two_asks)), not_theirs);
    change([&](db::Transaction& tx) { (void)communities::take_stewardship(tx, bo, elm_street); });
    EXPECT_EQ(refusal(member.get(path)), "404 sheets.gone") << "a sheet waits for whoever sent it";
}

}
}
