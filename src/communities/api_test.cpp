#include "communities/routes.hpp"
#include "communities/village_testing.hpp"
#include "platform/api/device_testing.hpp"

#include <gmock/gmock.h>

namespace plenty::communities {
namespace {

using api::at;
using api::text_at;
using testing::HasSubstr;
using testing::Not;

class ApiOfCommunities : public VillageTest {
protected:
    void SetUp() override {
        VillageTest::SetUp();
        if (IsSkipped())
            return;
        site.emplace(database(), clock, randomness);
        add_api(site->routes(), {[this](db::Transaction&, PersonId person, CommunityId) { left = person; }});
    }

    api::TestDevice device_of(PersonId person) { return site->device_of(person); }
    static std::string code(const http::Response& response) { return text_at(response, "/code"); }
    static std::string pointer(const http::Response& response) {
        return text_at(response, "/errors/0/pointer");
    }
    static std::size_t count(const http::Response& response) {
        return at(response, "/items").as_array().size();
    }
    /// Reads it, and goes on with its version in If-Match.
    static http::Response read_for_change(api::TestDevice& device, const std::string& path) {
        auto response = device.get(path);
        device.set_header("if-match", std::string(response.headers.get("etag")));
        return response;
    }
    static inline const std::string elm = "/communities/elm-street";

    PersonId left;
    std::optional<api::TestSite> site;
};
PLENTY_ON_BOTH_ENGINES(ApiOfCommunities);

TEST_P(ApiOfCommunities, ShowsEverybodyTheirSideOfACommunity) {
    EXPECT_EQ(count(site->stranger().get("/communities")), 2U);
    EXPECT_EQ(text_at(site->stranger().get("/communities?limit=1&after=elm-street"), "/items/0/slug"),
              "harbour");
    const auto outside = site->stranger().get(elm);
    EXPECT_EQ(text_at(outside, "/name"), "Elm Street");
    EXPECT_EQ(text_at(outside, "/areas/0/name"), "Mill Lane");
    EXPECT_TRUE(at(outside, "/inside").is_null());
    EXPECT_THAT(outside.body, Not(HasSubstr("We are kind")));
    EXPECT_THAT(text_at(device_of(bo).get(elm), "/inside/agreements"), HasSubstr("We are kind"));
    EXPECT_EQ(device_of(chipo).get(elm + "/members").status, 404);
    EXPECT_EQ(site->stranger().get(elm + "/members").status, 401);
    const auto members = device_of(bo).get(elm + "/members?limit=1");
    EXPECT_EQ(text_at(members, "/items/0/name"), "Amina");
    EXPECT_EQ(at(members, "/items/0/is_steward"), true);
    EXPECT_EQ(text_at(device_of(bo).get(elm + "/members?after=Amina"), "/items/0/name"), "Bo");
    EXPECT_EQ(text_at(device_of(bo).get("/me/communities"), "/items/0/slug"), "elm-street");
    EXPECT_EQ(site->stranger().get("/communities/nowhere").status, 404);
}

TEST_P(ApiOfCommunities, FoundsJoinsAndLeaves) {
    auto device = device_of(bo);
    const auto founded = device.post("/communities", R"({"name":"Orchard Row","purpose":"Apples for all",
        "areas":["By the well"],"latitude":52.6,"longitude":1.3,"join_policy":"open"})");
    ASSERT_EQ(founded.status, 201) << founded.body;
    EXPECT_EQ(founded.headers.get("location"), "/api/v1/communities/orchard-row");
    EXPECT_EQ(pointer(device.post("/communities",
                                  R"({"name":"x","purpose":"","areas":["a"],"latitude":1,"longitude":1})")),
              "#/purpose");
    EXPECT_EQ(pointer(device.post("/communities",
                                  R"({"name":"x","purpose":"y","areas":[],"latitude":1,"longitude":1})")),
              "#/areas");
    EXPECT_EQ(pointer(device.post("/communities",
                                  R"({"name":"x","purpose":"y","areas":["a"],"latitude":91,"longitude":1})")),
              "#/latitude");
    auto newcomer_device = device_of(chipo);
    EXPECT_EQ(newcomer_device.post("/communities/orchard-row/membership").status, 201);
    EXPECT_EQ(code(newcomer_device.post("/communities/orchard-row/membership")),
              "communities.member_already");
    const std::string area = text_at(founded, "/areas/0/id");
    EXPECT_EQ(text_at(newcomer_device.put("/communities/orchard-row/membership/area",
                                          R"({"area":")" + area + "\"}"),
                      "/inside/own_area"),
              area);
    EXPECT_TRUE(at(newcomer_device.put("/communities/orchard-row/membership/area", R"({"area":null})"),
                   "/inside/own_area")
                    .is_null());
    EXPECT_EQ(newcomer_device.del("/communities/orchard-row/membership").status, 204);
    EXPECT_EQ(left, chipo);
    EXPECT_EQ(newcomer_device.del("/communities/orchard-row/membership").status, 404);
}

TEST_P(ApiOfCommunities, LetsPeopleAskAndAnswersThem) {
    auto steward = device_of(amina);
    read_for_change(steward, elm + "/charter");
    EXPECT_EQ(
        steward.patch(elm + "/charter", R"({"join_policy":"ask","questions":["Where?","Why?"]})").status,
        200);
    auto device = device_of(chipo);
    EXPECT_EQ(code(device.post(elm + "/membership")), "communities.ask_first");
    EXPECT_EQ(pointer(device.post(elm + "/application",
                                  R"({"answers":["Here",")" + std::string(1001, 'x') + R"("]})")),
              "#/answers/1");
    const auto applied = device.post(elm + "/application", R"({"answers":["Here"],"words":"Hello"})");
    EXPECT_EQ(applied.status, 201);
    EXPECT_EQ(at(applied, "/has_applied"), true);
    EXPECT_EQ(device_of(bo).get(elm + "/applications").status, 403);
    const auto waiting = steward.get(elm + "/applications");
    EXPECT_EQ(text_at(waiting, "/items/0/answers/0/answer"), "Here");
    const std::string path = elm + "/applications/" + text_at(waiting, "/items/0/person") + "/answer";
    EXPECT_EQ(steward.post(path, R"({"answer":"maybe"})").status, 422);
    EXPECT_EQ(steward.post(path, R"({"answer":"not_now","words":"In spring"})").status, 204);
    EXPECT_EQ(steward.post(path, R"({"answer":"welcome"})").status, 404);
    EXPECT_EQ(text_at(device.get(elm), "/answer/words"), "In spring");
    EXPECT_EQ(device.del(elm + "/answer").status, 204);
    EXPECT_TRUE(at(device.get(elm), "/answer").is_null());
    EXPECT_EQ(device.del(elm + "/application").status, 404);
    EXPECT_EQ(device.post(elm + "/application", "{}").status, 201);
    EXPECT_EQ(device.del(elm + "/application").status, 204);
}

TEST_P(ApiOfCommunities, InvitesWithALink) {
    auto device = device_of(bo);
    const auto invited = device.post(elm + "/invites");
    EXPECT_EQ(text_at(invited, "/address"),
              "https://plenty.example.org/invites/" + text_at(invited, "/token"));
    const std::string path = "/invites/" + text_at(invited, "/token");
    EXPECT_EQ(text_at(site->stranger().get(path), "/name"), "Elm Street");
    EXPECT_EQ(site->stranger().post(path + "/membership").status, 401);
    EXPECT_EQ(device_of(chipo).post(path + "/membership").status, 201);
    const auto links = device.get(elm + "/invites");
    EXPECT_EQ(text_at(links, "/items/0/maker"), "Bo");
    EXPECT_EQ(device_of(chipo).del(elm + "/invites/" + text_at(links, "/items/0/id")).status, 404);
    EXPECT_EQ(device.del(elm + "/invites/" + text_at(links, "/items/0/id")).status, 204);
    EXPECT_EQ(code(site->stranger().get(path)), "communities.invite_over");
}

TEST_P(ApiOfCommunities, IsLookedAfterBySomebodyWhoSawWhatIsThere) {
    auto steward = device_of(amina);
    EXPECT_EQ(steward.patch(elm + "/charter", R"({"purpose":"Us"})").status, 428);
    read_for_change(steward, elm + "/charter");
    EXPECT_EQ(text_at(steward.patch(elm + "/charter", R"({"purpose":"Us"})"), "/purpose"), "Us");
    EXPECT_EQ(code(steward.patch(elm + "/charter", R"({"purpose":"Them"})")), "api.changed_meanwhile");
    auto member = device_of(bo);
    EXPECT_EQ(member.get(elm + "/charter").status, 403);
    member.set_header("if-match", "*");
    EXPECT_EQ(member.patch(elm + "/charter", R"({"purpose":"Them"})").status, 403);

    const auto added =
        steward.post(elm + "/areas", R"({"name":"The mill","place":{"latitude":51.6,"longitude":-0.1}})");
    EXPECT_EQ(added.status, 201);
    const auto again = steward.post(elm + "/areas", R"({"name":"The mill"})");
    EXPECT_EQ(code(again), "communities.area_there");
    EXPECT_EQ(pointer(again), "#/name");
    const std::string area = elm + "/areas/" + text_at(added, "/id");
    read_for_change(steward, area);
    EXPECT_EQ(text_at(steward.patch(area, R"({"name":"The old mill"})"), "/name"), "The old mill");
    EXPECT_EQ(steward.patch(area, R"({"name":"The older mill"})").status, 412);
    EXPECT_EQ(steward.get(elm + "/areas/" + pier.text()).status, 404);
    EXPECT_EQ(member.patch(area, R"({"name":"Mine"})").status, 403);
}

TEST_P(ApiOfCommunities, DecidesWhatEverybodyMustHave) {
    auto steward = device_of(amina);
    const auto before = read_for_change(steward, elm + "/necessities");
    EXPECT_GT(at(before, "/kinds").as_array().size(), 3U);
    EXPECT_EQ(device_of(bo).get(elm + "/necessities").status, 403);
    const std::string bread = kinds::KindTree::built_in()->find_by_key("bread")->id.text();
    const auto after = steward.put(elm + "/necessities", R"({"kinds":[")" + bread + R"("]})");
    EXPECT_EQ(at(after, "/kinds").as_array().size(), 1U);
    EXPECT_EQ(steward.put(elm + "/necessities", R"({"kinds":[]})").status, 412);
}

TEST_P(ApiOfCommunities, PassesTheTaskOn) {
    auto device = device_of(bo);
    EXPECT_EQ(text_at(device.get(elm + "/stewards"), "/stewards/0"), "Amina");
    EXPECT_EQ(at(device.post(elm + "/stewardship"), "/is_steward"), true);
    EXPECT_EQ(device.post(elm + "/stewardship").status, 409);
    EXPECT_EQ(device.del(elm + "/stewardship").status, 204);
    EXPECT_EQ(text_at(device.get(elm + "/stewards"), "/turns/0/turn"), "handed_back");
    EXPECT_EQ(device_of(chipo).post(elm + "/stewardship").status, 404);
}

TEST_P(ApiOfCommunities, KnowsKindsAndNamesItsOwn) {
    EXPECT_EQ(text_at(site->stranger().get("/kinds?words=diapers"), "/items/0/key"), "nappies");
    EXPECT_EQ(count(site->stranger().get("/kinds?limit=100")), 100U);
    EXPECT_EQ(device_of(chipo).get(elm + "/kinds").status, 404);
    auto steward = device_of(amina);
    const std::string bread = kinds::KindTree::built_in()->find_by_key("bread")->id.text();
    const auto added = steward.post(
        elm + "/kinds",
        R"({"name":"Sourdough starter","unit":"bottle","nature":"loan","parent":")" + bread + "\"}");
    ASSERT_EQ(added.status, 201) << added.body;
    EXPECT_TRUE(at(added, "/key").is_null());
    const std::string path = elm + "/kinds/" + text_at(added, "/id");
    EXPECT_EQ(text_at(device_of(bo).get(path), "/nature"), "loan");
    EXPECT_EQ(text_at(device_of(bo).get(elm + "/kinds?words=starter"), "/items/0/name"), "Sourdough starter");
    read_for_change(steward, path);
    EXPECT_EQ(text_at(steward.patch(path, R"({"synonyms":["levain"]})"), "/synonyms/0"), "levain");
    EXPECT_EQ(steward.patch(path, R"({"name":"Levain"})").status, 412);
    EXPECT_EQ(at(steward.post(path + "/retirement"), "/is_retired"), true);
    EXPECT_EQ(at(steward.del(path + "/retirement"), "/is_retired"), false);
    EXPECT_EQ(device_of(bo).post(path + "/retirement").status, 403);
    EXPECT_EQ(code(steward.post(elm + "/kinds", R"({"name":"Bread","parent":")" + bread + "\"}")),
              "kinds.already_there");
    steward.set_header("if-match", "*");
    EXPECT_EQ(steward.patch(elm + "/kinds/" + bread, R"({"name":"Loaf"})").status, 404) << "not its own";
}

}
}
