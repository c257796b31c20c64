#include "app/house_testing.hpp"
#include "neighbours/neighbours.hpp"
#include "platform/api/device_testing.hpp"

namespace plenty::app {
namespace {

using api::at;
using api::text_at;
using api::Whom;
using testing::HasSubstr;
using testing::Not;

/// Programs of somebody without account, and of the member who looks after her; on every address of the API.
class ActingThroughTheApi : public HouseTest {
protected:
    void SetUp() override {
        HouseTest::SetUp();
        if (IsSkipped())
            return;
        street = settle();
        rosa = *PersonId::parse(street.parts["neighbour"]);
        keeper = street.people[Who::member];
    }

    api::TestDevice device(Who who) {
        return api::TestDevice(house().router, house().contract, street.devices.at(who));
    }
    api::TestDevice acting(Who who) {
        api::TestDevice device = this->device(who);
        device.set_header("acting-for", rosa.text());
        return device;
    }
    api::TestDevice by_key() {
        return {house().router, house().contract,
                write([&](db::Transaction& tx) -> Result<std::string> {
                    TRY(neighbours::give_key(tx, house().sealing, keeper, rosa));
                    return neighbours::open_session(tx, house().randomness, rosa, {}, "library");
                }).value()};
    }
    int status(api::TestDevice device, const api::Operation& operation) {
        device.set_header("if-match", "*");
        return device.send(operation.method, street.filled(operation.pattern)).status;
    }
    std::string bread() {
        return street.filled(R"({"side":"ask","kind":"{bread}","words":"Bread for Rosa","area":"{area}"})");
    }
    std::string posts_for_her() {
        return street.filled("/communities/{community}/neighbours/{neighbour}/posts");
    }

    Street street;
    PersonId rosa, keeper;
};
PLENTY_ON_BOTH_ENGINES(ActingThroughTheApi);

TEST_P(ActingThroughTheApi, LeavesWhatIsTheMembersOwnAlone) {
    for (const auto& operation : house().contract.operations()) {
        if (operation->whom < Whom::somebody) {
            EXPECT_EQ(status(acting(Who::member), *operation), 403) << operation->name;
        }
    }
}

TEST_P(ActingThroughTheApi, WithTheirKeyIsNotHavingAnAccount) {
    const api::TestDevice library = by_key();
    for (const auto& operation : house().contract.operations()) {
        if (operation->whom < Whom::oneself) {
            EXPECT_EQ(status(library, *operation), 403) << operation->name;
        }
    }
    EXPECT_THAT(by_key().get("/me/copy").body, HasSubstr("The blue door")) << "their copy is theirs";
}

TEST_P(ActingThroughTheApi, IsForWhoLooksAfterThem) {
    EXPECT_EQ(acting(Who::member).get("/neighbour").status, 200);
    EXPECT_EQ(device(Who::member).get("/neighbour").status, 404);
    EXPECT_EQ(text_at(acting(Who::steward).get("/neighbour"), "/code"), "neighbours.not_looked_after");
    for (const Who who : {Who::outsider, Who::poster, Who::replier})
        EXPECT_EQ(text_at(acting(who).get("/neighbour"), "/code"), "neighbours.not_found");
    EXPECT_EQ(acting(Who::poster).get("/posts").status, 404) << "and does nothing as oneself instead";
    api::TestDevice nonsense = device(Who::member);
    nonsense.set_header("acting-for", "Rosa");
    EXPECT_EQ(nonsense.get("/posts").status, 404);
    api::TestDevice stranger(house().router, house().contract);
    stranger.set_header("acting-for", rosa.text());
    EXPECT_EQ(stranger.get("/neighbour").status, 401);
    EXPECT_EQ(
        device(Who::member).del(street.filled("/communities/{community}/neighbours/{neighbour}/care")).status,
        204);
    EXPECT_EQ(acting(Who::member).get("/neighbour").status, 404) << "ends with it";
}

TEST_P(ActingThroughTheApi, DoesWhatTheyWouldDoThemselves) {
    const auto posted = device(Who::member).post(posts_for_her(), bread());
    ASSERT_EQ(posted.status, 201) << posted.body;
    EXPECT_TRUE(at(posted, "/own").is_null()) << "it is hers";
    const std::string post = "/posts/" + text_at(posted, "/id");
    EXPECT_EQ(device(Who::member).patch(post, "{}").status, 428);
    api::TestDevice for_her = acting(Who::member);
    for_her.set_header("if-match", std::string(for_her.get(post).headers.get("etag")));
    EXPECT_EQ(at(for_her.patch(post, R"({"quantity":2})"), "/own/quantity"), 2);
    const auto reply = device(Who::replier).post(post + "/replies", R"({"words":"I bake","quantity":2})");
    ASSERT_EQ(reply.status, 201) << reply.body;
    const std::string way = "/handovers/" + text_at(reply, "/id");
    EXPECT_EQ(for_her.post(way + "/answer", R"({"answer":"yes","quantity":2})").status, 200);
    EXPECT_EQ(device(Who::member).get(way).status, 404);
    EXPECT_EQ(text_at(by_key().get(way), "/state"), "chosen") << "she finds it herself";
}

TEST_P(ActingThroughTheApi, KeepsTheKeysOfOneApartFromTheOthers) {
    api::TestDevice for_her = acting(Who::member);
    for_her.set_header("idempotency-key", "one");
    const auto first = for_her.post("/neighbour/intakes", R"({"side":"ask","words":"Soup"})");
    EXPECT_EQ(first.status, 201) << first.body;
    EXPECT_EQ(for_her.post("/neighbour/intakes", R"({"side":"ask","words":"Soup"})").body, first.body);
    api::TestDevice own = device(Who::member);
    own.set_header("idempotency-key", "one");
    EXPECT_EQ(own.post("/neighbour/intakes", R"({"side":"ask","words":"Soup"})").status, 404);
}

TEST_P(ActingThroughTheApi, SeesAndChangesAndTakesDownByKey) {
    const std::string post = "/posts/" + text_at(device(Who::member).post(posts_for_her(), bread()), "/id");
    api::TestDevice library = by_key();
    EXPECT_EQ(at(library.get("/posts"), "/items").as_array().size(), 1U);
    library.set_header("if-match", std::string(library.get(post).headers.get("etag")));
    EXPECT_EQ(library.patch(post, R"({"words":"Dark bread"})").status, 200);
    EXPECT_EQ(library.post(post + "/confirmation").status, 200);
    EXPECT_EQ(library.post(post + "/closure").status, 200);
    EXPECT_EQ(library.get(street.filled("/posts/{post}")).status, 404)
        << "what is for members is not for her";
    EXPECT_EQ(library.del("/session").status, 204);
    EXPECT_EQ(library.get("/neighbour").status, 401);
}

TEST_P(ActingThroughTheApi, EndsWithTheKey) {
    api::TestDevice library = by_key();
    EXPECT_EQ(library.get("/neighbour").status, 200);
    clock.advance(neighbours::key_life + std::chrono::hours(1));
    EXPECT_EQ(library.get("/neighbour").status, 401);
    library = by_key();
    EXPECT_EQ(
        device(Who::member).del(street.filled("/communities/{community}/neighbours/{neighbour}/key")).status,
        204);
    EXPECT_EQ(library.get("/neighbour").status, 401);
}

}
}
