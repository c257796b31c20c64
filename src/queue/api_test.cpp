#include "platform/api/device_testing.hpp"
#include "queue/queue_testing.hpp"
#include "queue/routes.hpp"

#include <gmock/gmock.h>

namespace plenty::queue {
namespace {

using namespace std::chrono_literals;
using api::at;
using api::text_at;
using testing::HasSubstr;
using testing::Not;

constexpr const char* queue_path = "/communities/elm-street/queue";

class ApiOfTheQueue : public QueueTest {
protected:
    void SetUp() override {
        QueueTest::SetUp();
        if (IsSkipped())
            return;
        site.emplace(database(), clock, randomness);
        site->routes().explain_part("community", api::text());
        site->routes().explain_part("neighbour", api::identity<PersonId>());
        add_api(site->routes(), *sources);
    }

    api::TestDevice device_of(PersonId person, std::string_view language = "en") {
        return site->device_of(person, language);
    }
    static std::string code(const http::Response& response) { return text_at(response, "/code"); }
    static std::size_t count(const http::Response& response) {
        return at(response, "/items").as_array().size();
    }
    static std::string row_path(const Subject& subject) {
        return std::string(queue_path) + "/rows/" + subject.text();
    }
    std::string name(PersonId person) {
        return read([&](db::Reader& reader) { return people::name_for(reader, false, person); });
    }
    std::string calls_path(PersonId neighbour) const {
        return std::string(queue_path) + "/calls/" + neighbour.text();
    }
    static std::string with_person(std::string_view member, PersonId person) {
        return std::string("{\"").append(member).append("\":\"").append(person.text()).append("\"}");
    }

    std::optional<api::TestSite> site;
};
PLENTY_ON_BOTH_ENGINES(ApiOfTheQueue);

TEST_P(ApiOfTheQueue, TellsWhatNeedsSomebody) {
    const PostId post = ask(bo, gifts::Urgency::today);
    const PersonId rosa = intake();
    auto device = device_of(amina, "es");
    const auto queue = device.get(queue_path);
    EXPECT_EQ(count(queue), 2U);
    EXPECT_EQ(text_at(queue, "/items/0/id"), about(post).text());
    EXPECT_EQ(text_at(queue, "/items/0/about_id"), post.text());
    EXPECT_EQ(text_at(queue, "/items/0/cause"), "urgent");
    EXPECT_EQ(text_at(queue, "/items/0/kind/name"), "Pasear al perro");
    EXPECT_EQ(text_at(queue, "/items/0/side"), "ask");
    EXPECT_TRUE(at(queue, "/items/0/reach").is_null());
    EXPECT_EQ(text_at(queue, "/items/1/cause"), "new_intake");
    EXPECT_EQ(text_at(queue, "/items/1/person"), rosa.text());
    EXPECT_EQ(text_at(queue, "/items/1/reach/contact"), "07700 900123, mornings");
    const auto first = device.get(std::string(queue_path) + "?limit=1");
    const auto second = device.get(std::string(queue_path) + "?after=" + text_at(first, "/next"));
    EXPECT_EQ(text_at(second, "/items/0/person"), rosa.text());
    EXPECT_EQ(device.get(std::string(queue_path) + "?show=theirs").status, 422);
    EXPECT_EQ(device.get(std::string(queue_path) + "?after=nonsense").status, 422);
}

TEST_P(ApiOfTheQueue, IsNotThereForAnybodyElse) {
    const PostId post = ask(bo, gifts::Urgency::today);
    const PersonId rosa = intake();
    EXPECT_EQ(site->stranger().get(queue_path).status, 401);
    for (const PersonId other : {bo, esi}) {
        auto device = device_of(other);
        EXPECT_EQ(device.get(queue_path).body, device.get("/communities/nowhere/queue").body);
        EXPECT_EQ(device.get(row_path(about(post))).status, 404);
        EXPECT_EQ(device.post(row_path(about(post)) + "/taking").status, 404);
        EXPECT_EQ(device.del(row_path(about(post)) + "/taking").status, 404);
        EXPECT_EQ(device.post(row_path(about(post)) + "/question").status, 404);
        EXPECT_EQ(device.get(calls_path(rosa)).status, 404);
        EXPECT_EQ(device.post(calls_path(rosa), R"({"outcome":"reached"})").status, 404);
        EXPECT_EQ(device.put(calls_path(rosa) + "/plan", R"({"again":"2026-06-16T18:30:00Z"})").status, 404);
        EXPECT_EQ(device.del(std::string(queue_path) + "/takings").status, 404);
        EXPECT_EQ(device.put(std::string(queue_path) + "/rest", R"({"until":"2026-06-20T00:00:00Z"})").status,
                  404);
    }
    EXPECT_EQ(count(device_of(amina).get(queue_path)), 2U) << "the control";
}

TEST_P(ApiOfTheQueue, IsTakenAndGivenBack) {
    looks_after(bo);
    const std::string row = row_path(about(ask(chipo, gifts::Urgency::today)));
    auto device = device_of(amina), other = device_of(bo);
    const auto taken = device.post(row + "/taking");
    ASSERT_EQ(taken.status, 200) << taken.body;
    EXPECT_EQ(text_at(taken, "/holder/name"), name(amina));
    EXPECT_EQ(device.post(row + "/taking").status, 200) << "twice is once";
    EXPECT_EQ(code(other.post(row + "/taking")), "queue.taken_already");
    EXPECT_EQ(text_at(other.get(row), "/holder/name"), name(amina));
    EXPECT_EQ(count(device.get(std::string(queue_path) + "?show=mine")), 1U);
    EXPECT_EQ(count(other.get(std::string(queue_path) + "?show=mine")), 0U);
    EXPECT_EQ(count(other.get(std::string(queue_path) + "?show=untaken")), 0U);
    EXPECT_EQ(device.del(row + "/taking").status, 204);
    EXPECT_EQ(other.post(row + "/taking").status, 200);
    EXPECT_EQ(device.post(std::string(queue_path) + "/rows/nonsense/taking").status, 404);
    EXPECT_EQ(code(device.post(row_path(subject_of(Sort::post, PostId(77))) + "/taking")),
              "queue.settled_already");
}

TEST_P(ApiOfTheQueue, AsksThePoster) {
    const PostId post = ask(bo);
    clock.advance(4 * a_day);
    auto device = device_of(amina);
    EXPECT_EQ(count(device.get(queue_path)), 1U);
    EXPECT_EQ(device.post(row_path(about(post)) + "/question").status, 204);
    EXPECT_EQ(count(device.get(queue_path)), 0U);
    EXPECT_EQ(code(device.post(row_path(about(post)) + "/question")), "queue.asked_already");
    EXPECT_EQ(device.post(row_path(subject_of(Sort::applicant, bo)) + "/question").status, 404);
    EXPECT_EQ(text_at(device_of(bo).get("/me/questions"), "/items/0/post"), post.text());
    EXPECT_EQ(count(device_of(chipo).get("/me/questions")), 0U);
}

TEST_P(ApiOfTheQueue, NotesCalls) {
    const PersonId rosa = intake();
    auto device = device_of(amina);
    EXPECT_EQ(device.post(calls_path(rosa), R"({"outcome":"no_answer","words":"Rang twice"})").status, 204);
    const auto calls = device.get(calls_path(rosa));
    EXPECT_EQ(text_at(calls, "/items/0/outcome"), "no_answer");
    EXPECT_EQ(text_at(calls, "/items/0/words"), "Rang twice");
    EXPECT_EQ(text_at(calls, "/items/0/caller"), name(amina));
    EXPECT_EQ(text_at(device.get(queue_path), "/items/0/cause"), "call_later");
    const auto past =
        device.post(calls_path(rosa), R"({"outcome":"reached","again_at":"2020-01-01T00:00:00Z"})");
    EXPECT_EQ(code(past), "queue.call_in_the_past");
    EXPECT_EQ(text_at(past, "/errors/0/pointer"), "#/again_at");
    EXPECT_EQ(device.post(calls_path(rosa), R"({"outcome":"busy"})").status, 422);
    EXPECT_EQ(device.post(calls_path(bo), R"({"outcome":"reached"})").status, 404) << "has an account";
    EXPECT_EQ(code(device.put(calls_path(rosa) + "/plan", R"({"again":"2036-01-01T00:00:00Z"})")),
              "queue.call_too_far_ahead");
    EXPECT_EQ(device.put(calls_path(rosa) + "/plan", R"({"again":"2026-06-16T18:30:00Z"})").status, 204);
    EXPECT_EQ(text_at(device.get(queue_path), "/items/0/reach/call_at"), "2026-06-16T18:30:00Z");
}

TEST_P(ApiOfTheQueue, LooksAfterANeighbour) {
    const PersonId sami = enter(bo);
    (void)write([&](db::Transaction& tx) { return neighbours::let_go(tx, bo, sami); });
    const std::string row = row_path(subject_of(Sort::neighbour, sami));
    auto device = device_of(amina);
    EXPECT_EQ(text_at(device.get(row), "/cause"), "on_their_own");
    EXPECT_EQ(device.post(row + "/care").status, 204);
    EXPECT_EQ(keeper(sami), amina);
    EXPECT_EQ(device.get(row).status, 404);
    EXPECT_EQ(device.post(row_path(subject_of(Sort::applicant, sami)) + "/care").status, 404);
}

TEST_P(ApiOfTheQueue, IsHandedOver) {
    const PostId post = ask(chipo, gifts::Urgency::today);
    const std::string takeover = std::string(queue_path) + "/takeover";
    ASSERT_TRUE(takes(amina, post).ok());
    auto device = device_of(amina), successor = device_of(bo);
    EXPECT_EQ(text_at(device.post(takeover, with_person("successor", esi)), "/errors/0/pointer"),
              "#/successor");
    EXPECT_EQ(device.post(takeover, with_person("successor", bo)).status, 204);
    EXPECT_EQ(text_at(device.get(queue_path), "/takeovers/0/successor_name"), name(bo));
    EXPECT_EQ(text_at(device.get(queue_path), "/items/0/holder/offered_to"), name(bo));
    EXPECT_EQ(text_at(successor.get("/me/takeovers"), "/items/0/holder"), amina.text());
    EXPECT_EQ(device.del(takeover).status, 204);
    EXPECT_EQ(count(successor.get("/me/takeovers")), 0U);

    const std::string answer = std::string(queue_path) + "/takeovers/" + amina.text();
    EXPECT_EQ(successor.post(answer + "/acceptance").status, 404);
    EXPECT_EQ(device.post(takeover, with_person("successor", bo)).status, 204);
    EXPECT_EQ(successor.post(answer + "/refusal").status, 204);
    EXPECT_EQ(device.post(takeover, with_person("successor", bo)).status, 204);
    EXPECT_EQ(device_of(chipo).post(answer + "/acceptance").status, 404);
    EXPECT_EQ(successor.post(answer + "/acceptance").status, 204);
    EXPECT_EQ(text_at(successor.get(queue_path), "/items/0/holder/name"), name(bo));
}

TEST_P(ApiOfTheQueue, LetsThemRest) {
    const PostId post = ask(chipo, gifts::Urgency::today);
    ASSERT_TRUE(takes(amina, post).ok());
    auto device = device_of(amina);
    const std::string rest = std::string(queue_path) + "/rest";
    EXPECT_EQ(code(device.put(rest, R"({"until":"2020-01-01T00:00:00Z"})")), "queue.rest_in_the_past");
    EXPECT_EQ(code(device.put(rest, R"({"until":"2036-01-01T00:00:00Z"})")), "queue.rest_too_long");
    EXPECT_EQ(device.put(rest, R"({"until":"2026-06-20T00:00:00Z"})").status, 204);
    EXPECT_EQ(text_at(device.get(queue_path), "/resting/0/until"), "2026-06-20T00:00:00Z");
    EXPECT_TRUE(at(device.get(queue_path), "/items/0/holder").is_null()) << "everything was given back";
    EXPECT_EQ(code(device.post(row_path(about(post)) + "/taking")), "queue.you_rest");
    EXPECT_EQ(device.del(rest).status, 204);
    EXPECT_EQ(device.post(row_path(about(post)) + "/taking").status, 200);
    EXPECT_EQ(device.del(std::string(queue_path) + "/takings").status, 204);
    EXPECT_EQ(count(device.get(std::string(queue_path) + "?show=mine")), 0U);
}

}
}
