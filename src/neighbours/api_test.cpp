#include "neighbours/neighbours_testing.hpp"
#include "neighbours/routes.hpp"
#include "platform/api/device_testing.hpp"

#include <boost/json/serialize.hpp>
#include <gmock/gmock.h>

namespace plenty::neighbours {
namespace {

using api::at;
using api::text_at;
using api::json::object;
using testing::HasSubstr;
using testing::Not;

constexpr const char* neighbours_path = "/communities/elm-street/neighbours";
constexpr const char* intakes_path = "/communities/elm-street/intakes";
constexpr int most_from_one_place = 4;

/// Amina looks after Elm Street, Bo is a member there, Chipo is not.
class ApiOfNeighbours : public NeighboursTest {
protected:
    void SetUp() override {
        NeighboursTest::SetUp();
        if (IsSkipped())
            return;
        own_sealing.emplace(sealing());
        own_posting.emplace(posting());
        attempts.emplace(clock, randomness);
        limit.emplace(clock, most_from_one_place);
        with.emplace(Neighbouring{*own_sealing, *own_posting, *vault, *attempts, passphrases, *limit});
        site.emplace(database(), clock, randomness, may_act_for);
        site->routes().explain_part("community", api::text());
        site->routes().explain_part("token", api::text());
        add_api(site->routes(), *with);
    }

    api::TestDevice device_of(PersonId person) { return site->device_of(person); }
    static std::string code(const http::Response& response) { return text_at(response, "/code"); }
    static std::size_t count(const http::Response& response) {
        return at(response, "/items").as_array().size();
    }
    static std::string with_members(object body, const object& different) {
        for (const auto& each : different)
            body[each.key()] = each.value();
        return api::json::serialize(body);
    }
    std::string rosas_body(const object& different = {}) const {
        return with_members({{"name", "Rosa by the mill"},
                             {"contact", rosas_phone},
                             {"languages", "Spanish"},
                             {"area", mill_lane.text()},
                             {"consent", "spoken"}},
                            different);
    }
    std::string intake_body(const object& different = {}) const {
        return with_members({{"side", "ask"},
                             {"words", "Bread for three"},
                             {"contact", "0 7700 90 01 23"},
                             {"name", "Rosa"},
                             {"area", mill_lane.text()}},
                            different);
    }
    std::string post_body(bool with_side) const {
        object body{{"kind", bread().kind.text()}, {"words", "Dark bread"}, {"area", mill_lane.text()}};
        if (with_side)
            body["side"] = "offer";
        return api::json::serialize(body);
    }
    std::string enters_rosa(PersonId person) {
        auto device = device_of(person);
        return std::string(neighbours_path) + "/" +
               text_at(device.post(neighbours_path, rosas_body()), "/id");
    }
    api::TestDevice with_token(const http::Response& response) {
        return {site->router(), site->contract(), text_at(response, "/token")};
    }

    std::optional<Sealing> own_sealing;
    std::optional<gifts::Posting> own_posting;
    std::optional<people::Attempts> attempts;
    std::optional<IntakeLimit> limit;
    crypto::Passphrases passphrases{{.memory = 8192, .passes = 1}, {}};
    std::optional<Neighbouring> with;
    std::optional<api::TestSite> site;
};
PLENTY_ON_BOTH_ENGINES(ApiOfNeighbours);

TEST_P(ApiOfNeighbours, EntersAndChangesAndForgets) {
    auto device = device_of(bo);
    EXPECT_EQ(code(device.post(neighbours_path, rosas_body({{"consent", nullptr}}))),
              "neighbours.consent_first");
    EXPECT_EQ(device.post(neighbours_path, rosas_body({{"consent", "themselves"}})).status, 422);
    const auto entered = device.post(neighbours_path, rosas_body());
    ASSERT_EQ(entered.status, 201) << entered.body;
    const std::string path = std::string(neighbours_path) + "/" + text_at(entered, "/id");
    EXPECT_EQ(entered.headers.get("location"), "/api/v1" + path);
    EXPECT_EQ(text_at(entered, "/contact"), rosas_phone);
    EXPECT_EQ(text_at(entered, "/keeper/name"), "Bo");
    EXPECT_EQ(text_at(entered, "/area/name"), "Mill Lane");
    EXPECT_EQ(text_at(device.post(neighbours_path, rosas_body()), "/errors/0/pointer"), "#/contact");
    EXPECT_EQ(device.post(neighbours_path, rosas_body({{"is_somebody_else", true}})).status, 201);

    EXPECT_EQ(device.patch(path, R"({"name":"Rosa"})").status, 428);
    device.set_header("if-match", std::string(entered.headers.get("etag")));
    const auto changed = device.patch(path, R"({"name":"Rosa"})");
    EXPECT_EQ(text_at(changed, "/name"), "Rosa");
    EXPECT_EQ(text_at(changed, "/contact"), rosas_phone) << "what is left out stays";
    EXPECT_EQ(device.patch(path, R"({"name":"Somebody"})").status, 412);
    device.set_header("if-match", "*");
    EXPECT_EQ(device.patch(path, R"({"consent":"written"})").status, 422);
    EXPECT_EQ(device.del(path).status, 204);
    EXPECT_EQ(device.get(path).status, 404);
}

TEST_P(ApiOfNeighbours, IsForThoseWhoLookAfterThem) {
    const std::string path = enters_rosa(bo);
    const PersonId dora = newcomer("Dora");
    ASSERT_EQ(outcome([&](auto& tx) { return communities::join_community(tx, dora, elm_street); }), "done");
    EXPECT_EQ(count(device_of(bo).get(neighbours_path)), 1U);
    EXPECT_EQ(count(device_of(amina).get(neighbours_path)), 1U) << "who looks after the community";
    EXPECT_EQ(count(device_of(dora).get(neighbours_path)), 0U);
    EXPECT_EQ(device_of(chipo).get(neighbours_path).status, 404);
    EXPECT_EQ(site->stranger().get(neighbours_path).status, 401);
    for (const PersonId other : {dora, chipo}) {
        auto device = device_of(other);
        device.set_header("if-match", "*");
        EXPECT_EQ(device.get(path).status, 404);
        EXPECT_EQ(device.patch(path, R"({"name":"Rosa"})").status, 404);
        EXPECT_EQ(device.post(path + "/key").status, 404);
        EXPECT_EQ(device.del(path + "/key").status, 404);
        EXPECT_EQ(device.post(path + "/posts", post_body(true)).status, 404);
        EXPECT_EQ(device.post(path + "/care").status, 404);
        EXPECT_EQ(device.put(path + "/care", R"({"to":")" + other.text() + "\"}").status, 404);
        EXPECT_EQ(device.del(path + "/care").status, 404);
        EXPECT_EQ(device.del(path).status, 404);
    }
}

TEST_P(ApiOfNeighbours, HandsThemOn) {
    const std::string path = enters_rosa(bo);
    auto steward = device_of(amina);
    EXPECT_EQ(code(steward.del(path + "/care")), "neighbours.not_looked_after");
    EXPECT_EQ(text_at(steward.post(path + "/care"), "/keeper/name"), "Amina");
    EXPECT_EQ(device_of(bo).get(path).status, 404);
    EXPECT_EQ(code(steward.put(path + "/care", R"({"to":")" + chipo.text() + "\"}")), "neighbours.no_member");
    EXPECT_EQ(steward.put(path + "/care", R"({"to":")" + bo.text() + "\"}").status, 204);
    auto keeper = device_of(bo);
    EXPECT_EQ(keeper.del(path + "/care").status, 204);
    EXPECT_EQ(keeper.get(path).status, 404);
    EXPECT_TRUE(at(steward.get(path), "/keeper").is_null());
}

TEST_P(ApiOfNeighbours, PagesTheList) {
    auto device = device_of(bo);
    for (const char* name : {"Ana", "Ben", "Cleo"})
        ASSERT_EQ(
            device.post(neighbours_path, rosas_body({{"name", name}, {"is_somebody_else", true}})).status,
            201);
    const auto first = device.get(std::string(neighbours_path) + "?limit=2");
    EXPECT_EQ(count(first), 2U);
    const auto second = device.get(std::string(neighbours_path) + "?after=" + text_at(first, "/next"));
    EXPECT_EQ(text_at(second, "/items/0/name"), "Cleo");
    EXPECT_TRUE(at(second, "/next").is_null());
    EXPECT_EQ(device.get(std::string(neighbours_path) + "?after=nonsense").status, 422);
}

TEST_P(ApiOfNeighbours, GivesAKeyOnce) {
    const std::string path = enters_rosa(bo);
    auto device = device_of(bo);
    device.set_header("idempotency-key", "one");
    const auto given = device.post(path + "/key");
    ASSERT_EQ(given.status, 201) << given.body;
    EXPECT_EQ(text_at(given, "/code").size(), 6U);
    const std::string link = text_at(given, "/link");
    EXPECT_EQ(text_at(given, "/address"), "https://plenty.example.org/l/" + link);
    EXPECT_EQ(code(device.post(path + "/key")), "web.already_sent") << "a key is not told twice";
    auto stranger = site->stranger();
    EXPECT_EQ(text_at(stranger.get("/links/" + link), "/name"), "Rosa") << "a first name";
    auto library = with_token(stranger.post("/links/" + link + "/sessions", R"({"device":"library"})"));
    EXPECT_EQ(text_at(library.get("/neighbour"), "/keeper"), "Bo");
    const std::string by_code =
        R"({"name":"rosa","code":")" + text_at(given, "/code") + R"(","device":"library"})";
    EXPECT_EQ(stranger.post("/neighbour/sessions", by_code).status, 201);
    EXPECT_EQ(code(stranger.post("/links/" + link + "/sessions", R"({"device":" "})")), "text.empty");
    EXPECT_EQ(stranger.post("/neighbour/sessions", R"({"name":"Ana","code":"BCDFGH","device":"x"})").status,
              401);
    EXPECT_EQ(device.del(path + "/key").status, 204);
    EXPECT_EQ(library.get("/neighbour").status, 401);
    EXPECT_EQ(stranger.get("/links/" + link).status, 404);
    EXPECT_EQ(stranger.post("/neighbour/sessions", by_code).status, 401);
}

TEST_P(ApiOfNeighbours, TakesInWhatStrangersSend) {
    auto stranger = site->stranger();
    EXPECT_EQ(text_at(stranger.post(intakes_path, intake_body({{"words", " "}})), "/errors/0/pointer"),
              "#/words");
    EXPECT_EQ(text_at(stranger.post(intakes_path, intake_body({{"area", pier.text()}})), "/code"),
              "gifts.choose_area");
    EXPECT_EQ(stranger.post("/communities/nowhere/intakes", intake_body()).status, 404);
    const auto sent = stranger.post(intakes_path, intake_body());
    ASSERT_EQ(sent.status, 201) << sent.body;
    EXPECT_EQ(stranger.get(intakes_path).status, 401);
    EXPECT_EQ(count(device_of(bo).get(intakes_path)), 0U) << "nobody looks after her yet";
    const auto waiting = device_of(amina).get(intakes_path);
    EXPECT_EQ(text_at(waiting, "/items/0/words"), "Bread for three");
    for (int more = 1; more < most_from_one_place; ++more)
        EXPECT_EQ(stranger.post(intakes_path, intake_body()).status, 201);
    const auto held_back = stranger.post(intakes_path, intake_body());
    EXPECT_EQ(held_back.status, 429);
    EXPECT_EQ(code(held_back), "neighbours.too_many_intakes");
}

TEST_P(ApiOfNeighbours, TakesInOnceWhatStrangersSendTwice) {
    auto stranger = site->stranger(), other = site->stranger();
    stranger.set_header("idempotency-key", "one");
    other.set_header("idempotency-key", "one");
    EXPECT_EQ(stranger.post(intakes_path, intake_body()).status, 201);
    const auto again = stranger.post(intakes_path, intake_body());
    EXPECT_EQ(again.status, 409);
    EXPECT_EQ(code(again), "web.already_sent");
    EXPECT_EQ(other.post(intakes_path, intake_body({{"words", "Soup for two"}})).status, 201)
        << "who happens to have the same key is somebody else";
    EXPECT_EQ(count(device_of(amina).get(intakes_path)), 2U);
}

TEST_P(ApiOfNeighbours, PutsAnIntakeOnTheBoard) {
    const Received received = receive(rosas_intake());
    auto steward = device_of(amina);
    const std::string path =
        std::string(intakes_path) + "/" + text_at(steward.get(intakes_path), "/items/0/id");
    EXPECT_EQ(text_at(steward.get(path), "/neighbour/contact"), "0 7700 90 01 23");
    EXPECT_EQ(device_of(bo).get(path).status, 404);
    EXPECT_EQ(device_of(bo).post(path + "/post", post_body(false)).status, 404);
    EXPECT_EQ(steward.post(path + "/post", post_body(true)).status, 422) << "its side is known";
    const auto posted = steward.post(path + "/post", post_body(false));
    ASSERT_EQ(posted.status, 201) << posted.body;
    EXPECT_EQ(text_at(posted, "/side"), "ask");
    EXPECT_EQ(text_at(posted, "/author"), "Rosa");
    EXPECT_EQ(steward.get(path).status, 404);
    EXPECT_EQ(look_at(amina, received.neighbour)->keeper, amina);
}

TEST_P(ApiOfNeighbours, AnswersAnIntakeOrRecognisesItsSender) {
    const PersonId known = enter(bo, rosa()).value();
    const Received received = receive(rosas_intake());
    auto steward = device_of(amina);
    const std::string path =
        std::string(intakes_path) + "/" + text_at(steward.get(intakes_path), "/items/0/id");
    EXPECT_EQ(text_at(steward.get(path), "/alike/0/id"), known.text());
    const auto recognise = [&](PersonId who) {
        return steward.post(path + "/recognition", R"({"known":")" + who.text() + "\"}");
    };
    EXPECT_EQ(text_at(recognise(bo), "/errors/0/pointer"), "#/known");
    EXPECT_EQ(recognise(known).status, 204);
    EXPECT_EQ(by_link(received.key.link).value(), known);
    EXPECT_EQ(code(steward.post(path + "/answer", R"({"answer":" "})")), "text.empty");
    EXPECT_EQ(steward.post(path + "/answer", R"({"answer":"Tomorrow"})").status, 204);
    EXPECT_EQ(steward.post(path + "/answer", R"({"answer":"Tomorrow"})").status, 404);
    auto stranger = site->stranger();
    EXPECT_EQ(at(stranger.get("/links/" + received.key.link), "/something_waits"), true);
    auto library =
        with_token(stranger.post("/links/" + received.key.link + "/sessions", R"({"device":"library"})"));
    const auto own = library.get("/neighbour/intakes");
    EXPECT_EQ(text_at(own, "/items/0/answer"), "Tomorrow");
    const std::string intake = "/neighbour/intakes/" + text_at(own, "/items/0/id");
    EXPECT_EQ(library.get(intake).status, 200);
    EXPECT_EQ(library.del(intake).status, 204);
    EXPECT_EQ(library.get(intake).status, 404);
}

TEST_P(ApiOfNeighbours, LetsThemTakeAnAccountOrBeForgotten) {
    const auto comes_in = [&](const Received& received) {
        auto stranger = site->stranger();
        return with_token(
            stranger.post("/links/" + received.key.link + "/sessions", R"({"device":"library"})"));
    };
    auto library = comes_in(receive(rosas_intake()));
    const std::string wish =
        R"({"name":"Rosa Mill","passphrase":"nine kettles sing on one stove","device":"phone"})";
    EXPECT_EQ(code(library.post("/neighbour/account", wish)), "neighbours.something_waits");
    const auto own = library.get("/neighbour/intakes");
    EXPECT_EQ(library.del("/neighbour/intakes/" + text_at(own, "/items/0/id")).status, 204);
    const auto welcome = library.post("/neighbour/account", wish);
    ASSERT_EQ(welcome.status, 201) << welcome.body;
    EXPECT_EQ(at(welcome, "/recovery_codes").as_array().size(), 10U);
    EXPECT_EQ(library.get("/neighbour").status, 401) << "the key is over";
    auto phone = with_token(welcome);
    EXPECT_EQ(phone.get("/neighbour").status, 404);
    EXPECT_EQ(phone.del("/neighbour").status, 404) << "an account has a way of its own";
    EXPECT_EQ(phone.get(neighbours_path).status, 200) << "Elm Street is open to all";

    auto other = comes_in(receive(rosas_intake()));
    EXPECT_EQ(other.del("/neighbour").status, 204);
    EXPECT_EQ(other.get("/neighbour").status, 401);
}

}
}
