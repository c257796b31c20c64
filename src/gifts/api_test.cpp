#include "gifts/gifts_testing.hpp"
#include "gifts/routes.hpp"
#include "platform/api/device_testing.hpp"

#include <boost/json/serialize.hpp>
#include <gmock/gmock.h>

namespace plenty::gifts {
namespace {

using api::at;
using api::text_at;
using api::json::object;
using testing::HasSubstr;
using testing::Not;

class ApiOfGifts : public GiftsTest {
protected:
    void SetUp() override {
        GiftsTest::SetUp();
        if (IsSkipped())
            return;
        site.emplace(database(), clock, randomness);
        place.emplace(posting());
        site->routes().explain_part("community", api::text());
        add_api(site->routes(), *place);
    }

    api::TestDevice device_of(PersonId person, std::string_view language = "en") {
        return site->device_of(person, language);
    }

    object bread() const {
        return {{"side", "ask"},
                {"kind", kind("bread").text()},
                {"words", "Two loaves for the weekend"},
                {"quantity", 2},
                {"area", mill_lane.text()}};
    }
    /// Bread with some members different, as a body.
    std::string bread_with(const object& different) const {
        object body = bread();
        for (const auto& each : different)
            body[each.key()] = each.value();
        return api::json::serialize(body);
    }
    http::Response ask_for_bread(api::TestDevice& device, const object& different = {}) const {
        return device.post("/communities/elm-street/posts", bread_with(different));
    }
    /// The code of the problem, and where it lies.
    std::string refusal(api::TestDevice& device, const object& different) const {
        const auto response = ask_for_bread(device, different);
        if (response.status < 400)
            return std::to_string(response.status);
        const auto errors = at(response, "/errors");
        return std::to_string(response.status) + " " + text_at(response, "/code") + " " +
               (errors.as_array().empty() ? "" : text_at(response, "/errors/0/pointer"));
    }

    std::optional<api::TestSite> site;
    std::optional<Posting> place;
};
PLENTY_ON_BOTH_ENGINES(ApiOfGifts);

TEST_P(ApiOfGifts, PostsAndReadsAgain) {
    auto amina_device = device_of(amina);
    const auto posted = ask_for_bread(amina_device, {{"until", "2026-06-20T18:00:00+02:00"},
                                                     {"weekdays", {0, 6}},
                                                     {"place", "12 Mill Lane"},
                                                     {"requirements", {"carrying"}},
                                                     {"reach", 3},
                                                     {"urgency", "this_week"},
                                                     {"choosing", "need"}});
    ASSERT_EQ(posted.status, 201) << posted.body;
    const std::string path = "/posts/" + text_at(posted, "/id");
    EXPECT_EQ(posted.headers.get("location"), "/api/v1" + path);
    EXPECT_EQ(text_at(posted, "/until"), "2026-06-20T16:00:00Z");
    EXPECT_EQ(text_at(posted, "/kind/name"), "Bread");
    EXPECT_EQ(text_at(posted, "/kind/unit"), "loaf");
    EXPECT_EQ(text_at(posted, "/community"), "elm-street");
    EXPECT_EQ(text_at(posted, "/own/place"), "12 Mill Lane");
    EXPECT_EQ(amina_device.get(path).body, posted.body);

    const auto seen_by_bo = device_of(bo, "es").get(path);
    EXPECT_EQ(text_at(seen_by_bo, "/kind/name"), "Pan");
    EXPECT_EQ(text_at(seen_by_bo, "/author"), "Amina");
    EXPECT_TRUE(at(seen_by_bo, "/own").is_null());
    EXPECT_THAT(seen_by_bo.body, Not(HasSubstr("12 Mill Lane")));
    EXPECT_EQ(device_of(chipo).get(path).status, 404);
    EXPECT_EQ(site->stranger().get(path).status, 404);
}

TEST_P(ApiOfGifts, RefusesWithTheSentencesOfThePages) {
    auto device = device_of(amina);
    EXPECT_EQ(refusal(device, {{"words", " "}}), "422 text.empty #/words");
    EXPECT_EQ(refusal(device, {{"words", std::string(1001, 'x')}}), "422 text.too_long #/words");
    EXPECT_EQ(refusal(device, {{"quantity", 0}}), "422 gifts.quantity_out_of_range #/quantity");
    EXPECT_EQ(refusal(device, {{"quantity", 9'000'000'000'000'000'000}}),
              "422 gifts.quantity_out_of_range #/quantity");
    EXPECT_EQ(refusal(device, {{"reach", -1}}), "422 gifts.reach_out_of_range #/reach");
    EXPECT_EQ(refusal(device, {{"reach", 1'000'000'000'000}}), "422 gifts.reach_out_of_range #/reach");
    EXPECT_EQ(refusal(device, {{"until", "2020-01-01T00:00:00Z"}}), "422 gifts.until_is_past #/until");
    EXPECT_EQ(refusal(device, {{"until", "9999-12-31T23:59:59Z"}}), "422 gifts.too_far_ahead #/until");
    EXPECT_EQ(refusal(device, {{"until", "0001-01-01T00:00:00Z"}}), "422 gifts.until_is_past #/until");
    EXPECT_EQ(refusal(device, {{"kind", "0000000000zzz"}}), "422 gifts.choose_kind #/kind");
    EXPECT_EQ(refusal(device, {{"area", pier.text()}}), "422 gifts.choose_area #/area");
    EXPECT_EQ(refusal(device, {{"words", "Bread for $20"}}), "422 gifts.sounds_like_trade #/words");
    EXPECT_EQ(refusal(device, {{"words", "Bread for $20"}, {"is_no_trade", true}}), "201");
    EXPECT_EQ(refusal(device, {{"price", 20}}), "422 api.unknown_member #/price");
    EXPECT_EQ(refusal(device, {{"side", "request"}}), "422 api.not_a_choice #/side");
    EXPECT_EQ(refusal(device, {{"weekdays", {7}}}), "422 api.out_of_range #/weekdays/0");
    auto outsider = device_of(chipo);
    EXPECT_EQ(refusal(outsider, {}), "403 gifts.join_first ");
    EXPECT_EQ(device.post("/communities/nowhere/posts", bread_with({})).status, 404);
    EXPECT_EQ(device.get("/posts/nonsense").status, 404);
}

TEST_P(ApiOfGifts, PostsOnceUnderOneKey) {
    auto device = device_of(amina);
    device.set_header("idempotency-key", "bread-1");
    const auto first = ask_for_bread(device);
    const auto second = ask_for_bread(device);
    EXPECT_EQ(second.status, 201);
    EXPECT_EQ(second.body, first.body);
    EXPECT_EQ(words_on_board().size(), 1U);
    EXPECT_EQ(ask_for_bread(device, {{"quantity", 3}}).status, 422);
}

TEST_P(ApiOfGifts, ChangesOnlyTheVersionThatWasRead) {
    auto device = device_of(amina);
    const auto posted = ask_for_bread(device, {{"place", "12 Mill Lane"}});
    const std::string path = "/posts/" + text_at(posted, "/id");
    EXPECT_EQ(device.patch(path, R"({"quantity":3})").status, 428);
    device.set_header("if-match", std::string(posted.headers.get("etag")));
    const auto changed = device.patch(path, R"({"quantity":3,"until":"2026-07-01T12:00:00Z"})");
    ASSERT_EQ(changed.status, 200) << changed.body;
    EXPECT_EQ(at(changed, "/own/quantity"), 3);
    EXPECT_EQ(text_at(changed, "/words"), "Two loaves for the weekend");
    EXPECT_EQ(text_at(changed, "/own/place"), "12 Mill Lane");
    const auto stale = device.patch(path, R"({"quantity":4})");
    EXPECT_EQ(stale.status, 412);
    EXPECT_EQ(text_at(stale, "/code"), "gifts.changed_meanwhile");
    device.set_header("if-match", std::string(changed.headers.get("etag")));
    EXPECT_TRUE(at(device.patch(path, R"({"until":null})"), "/until").is_null());
    device.set_header("if-match", "*");
    EXPECT_EQ(device.patch(path, R"({"side":"offer"})").status, 422);
    EXPECT_EQ(device.patch(path, R"({"words":""})").status, 422);
    auto of_bo = device_of(bo);
    of_bo.set_header("if-match", "*");
    EXPECT_EQ(of_bo.patch(path, R"({"quantity":1})").status, 403);
    auto of_chipo = device_of(chipo);
    of_chipo.set_header("if-match", "*");
    EXPECT_EQ(of_chipo.patch(path, R"({"quantity":1})").status, 404);
}

TEST_P(ApiOfGifts, PausesResumesConfirmsAndTakesDown) {
    auto device = device_of(amina);
    const std::string path = "/posts/" + text_at(ask_for_bread(device), "/id");
    EXPECT_EQ(device_of(bo).post(path + "/pause").status, 403);
    EXPECT_EQ(at(device.post(path + "/pause"), "/own/is_paused"), true);
    EXPECT_EQ(device.post(path + "/pause").status, 409);
    EXPECT_EQ(device_of(bo).get(path).status, 404);
    EXPECT_EQ(at(device.del(path + "/pause"), "/own/is_paused"), false);
    EXPECT_EQ(device.del(path + "/pause").status, 409);
    EXPECT_EQ(device.post(path + "/confirmation").status, 200);
    EXPECT_EQ(at(device.post(path + "/closure"), "/own/is_closed"), true);
    EXPECT_EQ(device.post(path + "/closure").status, 409);
    EXPECT_EQ(at(device.get("/posts"), "/items").as_array().size(), 0U);
}

TEST_P(ApiOfGifts, ShowsTheBoardPageByPage) {
    for (int number = 0; number < 5; ++number) {
        post(amina, ask("Walk " + std::to_string(number)));
        clock.advance(std::chrono::minutes(1));
    }
    post(bo, in_public(offer("Soup", "bread")));
    auto device = device_of(bo);
    const std::string board = "/communities/elm-street/board";
    const auto first = device.get(board + "?limit=4");
    EXPECT_EQ(at(first, "/items").as_array().size(), 4U);
    EXPECT_EQ(text_at(first, "/items/0/words"), "Soup");
    const auto second = device.get(board + "?limit=4&after=" + text_at(first, "/next"));
    EXPECT_EQ(at(second, "/items").as_array().size(), 2U);
    EXPECT_EQ(text_at(second, "/items/1/words"), "Walk 0");
    EXPECT_TRUE(at(second, "/next").is_null());

    const auto count = [&](const std::string& query) {
        return at(device.get(board + query), "/items").as_array().size();
    };
    EXPECT_EQ(count("?side=offer"), 1U);
    EXPECT_EQ(count("?kind=" + kind("bread").text()), 1U);
    EXPECT_EQ(count("?words=soup"), 1U);
    EXPECT_EQ(count("?order=urgent"), 6U);
    EXPECT_EQ(count("?order=near&area=" + old_school.text()), 6U);
    for (const char* wrong :
         {"?after=nonsense", "?side=both", "?order=best", "?limit=0", "?limit=101", "?area=1", "?colour=red"})
        EXPECT_EQ(device.get(board + wrong).status, 422) << wrong;
    EXPECT_EQ(at(site->stranger().get(board), "/items").as_array().size(), 1U) << "what is public";
    EXPECT_EQ(at(device_of(chipo).get(board), "/items").as_array().size(), 1U);
    EXPECT_EQ(device.get("/communities/nowhere/board").status, 404);
}

TEST_P(ApiOfGifts, ListsOnesOwn) {
    const PostId older = post(amina, ask("Walks"));
    clock.advance(std::chrono::minutes(1));
    post(amina, offer("Soup"));
    auto device = device_of(amina);
    const auto first = device.get("/posts?limit=1");
    EXPECT_EQ(text_at(first, "/items/0/words"), "Soup");
    EXPECT_EQ(text_at(device.get("/posts?after=" + text_at(first, "/next")), "/items/0/id"), older.text());
    EXPECT_EQ(at(device_of(bo).get("/posts"), "/items").as_array().size(), 0U);
    EXPECT_EQ(site->stranger().get("/posts").status, 401);
    EXPECT_EQ(device.get("/posts?after=" + pier.text()).status, 422);
}

}
}
