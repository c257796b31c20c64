#include "handovers/queries.hpp"
#include "handovers/routes.hpp"
#include "handovers/village_testing.hpp"
#include "platform/api/device_testing.hpp"

namespace plenty::handovers {
namespace {

using api::at;
using api::text_at;
using gifts::Side;
using testing::HasSubstr;
using testing::Not;

class ApiOfHandovers : public Village {
protected:
    void SetUp() override {
        Village::SetUp();
        if (IsSkipped())
            return;
        site.emplace(database(), clock, randomness);
        site->routes().explain_part("community", api::text());
        site->routes().explain_part("post", api::identity<PostId>());
        place.emplace(posting());
        with.emplace(Handovers{*vault, *place});
        add_api(site->routes(), *with);
    }

    api::TestDevice device_of(PersonId person) { return site->device_of(person); }
    static std::string code(const http::Response& response) { return text_at(response, "/code"); }
    static std::size_t count(const http::Response& response) {
        return at(response, "/items").as_array().size();
    }
    static std::string replies(PostId post) { return "/posts/" + post.text() + "/replies"; }

    std::optional<api::TestSite> site;
    std::optional<gifts::Posting> place;
    std::optional<Handovers> with;
};
PLENTY_ON_BOTH_ENGINES(ApiOfHandovers);

TEST_P(ApiOfHandovers, LeadsTheWholeWay) {
    const PostId bread = post(amina, Side::offer, 3);
    auto poster = device_of(amina), replier = device_of(bo);
    const auto replied = replier.post(replies(bread), R"({"words":"I'd be glad","quantity":2})");
    ASSERT_EQ(replied.status, 201) << replied.body;
    const std::string way = "/handovers/" + text_at(replied, "/id");
    EXPECT_EQ(replied.headers.get("location"), "/api/v1" + way);
    EXPECT_EQ(text_at(replied, "/state"), "replied");
    EXPECT_EQ(text_at(replied, "/talk/0/words"), "I'd be glad");
    EXPECT_EQ(text_at(poster.get(replies(bread)), "/items/0/me"), "poster");
    EXPECT_EQ(replier.get(replies(bread)).status, 404);

    EXPECT_EQ(at(poster.post(way + "/answer", R"({"answer":"yes","quantity":2})"), "/promised"), 2);
    const auto proposed = poster.post(
        way + "/meeting", R"({"place":"Library","at":"2026-06-16T18:30:00Z","contact":"Phone 555"})");
    EXPECT_EQ(text_at(proposed, "/meeting/at"), "2026-06-16T18:30:00Z");
    const auto before = replier.get(way);
    EXPECT_THAT(before.body, Not(HasSubstr("Phone 555")));
    EXPECT_THAT(before.body, Not(HasSubstr("CanaryPlace")));
    EXPECT_EQ(at(before, "/they_said_yes"), true);
    const std::string number = std::to_string(at(before, "/meeting/number").as_int64());
    EXPECT_EQ(replier.post(way + "/agreement", R"({"meeting":77})").status, 412);
    const auto agreed =
        replier.post(way + "/agreement", R"({"contact":"Bell twice","meeting":)" + number + "}");
    EXPECT_EQ(text_at(agreed, "/state"), "agreed");
    EXPECT_EQ(text_at(agreed, "/meeting/contact"), "Phone 555");
    EXPECT_THAT(text_at(agreed, "/address"), HasSubstr("CanaryPlace"));
    EXPECT_THAT(poster.get(way).body, HasSubstr("Bell twice"));
    EXPECT_EQ(replier.post(way + "/messages", R"({"words":"On my way"})").status, 200);
    EXPECT_THAT(poster.get(way).body, HasSubstr("On my way"));
    EXPECT_EQ(count(poster.get("/handovers")), 1U);

    EXPECT_EQ(poster.post(way + "/completion").status, 204);
    EXPECT_EQ(replier.get(way).status, 404);
    EXPECT_EQ(count(poster.get("/handovers")), 0U);
}

TEST_P(ApiOfHandovers, KeepsEverybodyElseOut) {
    const MatchId match = agreed_match(post(amina, Side::offer, 3));
    const std::string way = "/handovers/" + match.text();
    for (const PersonId other : {chipo, dora, esi}) {
        auto device = device_of(other);
        EXPECT_EQ(device.get(way).status, 404);
        EXPECT_EQ(device.post(way + "/answer", R"({"answer":"yes","quantity":1})").status, 404);
        EXPECT_EQ(device.post(way + "/meeting", R"({"place":"Library","at":"2026-06-16T18:30:00Z"})").status,
                  404);
        EXPECT_EQ(device.post(way + "/agreement", R"({"meeting":1})").status, 404);
        EXPECT_EQ(device.post(way + "/messages", R"({"words":"Hello"})").status, 404);
        for (const char* verb : {"/cancellation", "/completion", "/hearing"})
            EXPECT_EQ(device.post(way + verb).status, 404);
    }
    EXPECT_EQ(site->stranger().get(way).status, 401);
    EXPECT_EQ(device_of(amina).get("/handovers/nonsense").status, 404);
}

TEST_P(ApiOfHandovers, RefusesWithTheSentencesOfThePages) {
    const PostId bread = post(amina, Side::offer, 2);
    auto device = device_of(bo);
    EXPECT_EQ(code(device.post(replies(bread), R"({"words":" "})")), "text.empty");
    EXPECT_EQ(code(device.post(replies(bread), R"({"words":"Yes","quantity":0})")), "handovers.at_least_one");
    EXPECT_EQ(code(device.post(replies(bread), R"({"words":"Yes","quantity":3})")), "handovers.fewer_left");
    EXPECT_EQ(code(device_of(amina).post(replies(bread), R"({"words":"Mine"})")), "handovers.own_post");
    EXPECT_EQ(device_of(esi).post(replies(bread), R"({"words":"Yes"})").status, 404);
    const std::string way = "/handovers/" + (*reply(bo, bread)).text();
    EXPECT_EQ(code(device.post(way + "/messages", R"({"words":"Hello"})")), "handovers.not_now");
    auto poster = device_of(amina);
    EXPECT_EQ(code(poster.post(way + "/answer", R"({"answer":"yes"})")), "handovers.at_least_one");
    EXPECT_EQ(poster.post(way + "/answer", R"({"answer":"perhaps"})").status, 422);
    EXPECT_EQ(poster.post(way + "/answer", R"({"answer":"yes","quantity":1})").status, 200);
    EXPECT_EQ(code(poster.post(way + "/meeting", R"({"place":"Library","at":"2020-01-01T00:00:00Z"})")),
              "handovers.when_ahead");
}

TEST_P(ApiOfHandovers, RepliesOnceUnderOneKey) {
    const PostId bread = post(amina, Side::offer, 2);
    auto device = device_of(bo);
    device.set_header("idempotency-key", "one");
    const auto first = device.post(replies(bread), R"({"words":"With pleasure"})");
    EXPECT_EQ(first.status, 201);
    const auto again = device.post(replies(bread), R"({"words":"With pleasure"})");
    EXPECT_EQ(again.status, 201);
    EXPECT_EQ(again.body, first.body);
    EXPECT_EQ(count(device_of(amina).get(replies(bread))), 1U);
}

TEST_P(ApiOfHandovers, TellsANoAndLetsNeedDecide) {
    const PostId bread = post(amina, Side::offer, 2);
    auto poster = device_of(amina), replier = device_of(bo);
    const std::string way = "/handovers/" + (*reply(bo, bread)).text();
    EXPECT_EQ(text_at(poster.post(way + "/answer", R"({"answer":"not_this_time"})"), "/state"),
              "not_this_time");
    EXPECT_EQ(replier.post(way + "/hearing").status, 204);
    EXPECT_EQ(replier.get(way).status, 404);
    const std::string other = "/handovers/" + (*reply(chipo, bread)).text();
    EXPECT_EQ(poster.post(replies(bread) + "/need").status, 204);
    EXPECT_EQ(code(poster.post(replies(bread) + "/need")), "handovers.nobody_waits");
    const auto drawn = device_of(chipo).get(other);
    EXPECT_EQ(text_at(drawn, "/state"), "chosen");
    EXPECT_EQ(text_at(drawn, "/draw/lot").size(), 16U);
    EXPECT_EQ(device_of(chipo).post(other + "/cancellation").status, 204);
    EXPECT_EQ(replier.post(replies(bread) + "/need").status, 404);
}

TEST_P(ApiOfHandovers, TellsMembersRoughlyHowTheirWeeksWere) {
    (void)write([&](db::Transaction& tx) -> Outcome {
        const auto food = kinds::KindTree::built_in()->find_by_key("food")->id;
        tx.run(sql::insert_week, community, clock.now() - std::chrono::days(7), food, 15);
        return Done{};
    });
    const auto weeks = device_of(bo).get("/communities/elm-street/weeks");
    EXPECT_EQ(at(weeks, "/items/0/about"), 15);
    EXPECT_EQ(text_at(weeks, "/items/0/name"), "Food");
    EXPECT_EQ(device_of(esi).get("/communities/elm-street/weeks").status, 404);
}

}
}
