#include "app/house_testing.hpp"
#include "neighbours/neighbours.hpp"
#include "people/people.hpp"
#include "platform/web/browser_testing.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace plenty::app {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using web::TestBrowser;

constexpr const char* contact = "Ring 07700 900123 before noon";

/// A member acts for a neighbour without account, or the neighbour is there with their own key; on every
/// address of the house.
class ActingForANeighbour : public HouseTest {
protected:
    void SetUp() override {
        HouseTest::SetUp();
        if (IsSkipped())
            return;
        street = settle();
        keeper = street.people[Who::member];
        rosa = write([&](db::Transaction& tx) -> Result<PersonId> {
                   const auto community = TRY(communities::find_community(tx, street.parts["community"])).id;
                   return neighbours::enter_neighbour(tx, house().sealing, keeper, community,
                                                      {.name = "Rosa by the mill",
                                                       .contact = contact,
                                                       .languages = "",
                                                       .area = *AreaId::parse(street.parts["area"]),
                                                       .consent = neighbours::Consent::spoken});
               }).value();
    }

    TestBrowser browser(const std::string& session) {
        TestBrowser browser(house().router);
        browser.set_header("host", "localhost");
        browser.cookies["session"] = session;
        return browser;
    }
    TestBrowser member() { return browser(street.sessions[Who::member]); }
    TestBrowser acting() {
        const std::string token = street.sessions[Who::member];
        EXPECT_TRUE(write([&](db::Transaction& tx) {
                        return neighbours::act_for_neighbour(tx, keeper, token, rosa);
                    }).ok());
        return browser(token);
    }
    TestBrowser by_key() {
        return browser(write([&](db::Transaction& tx) -> Result<std::string> {
                           TRY(neighbours::give_key(tx, house().sealing, keeper, rosa));
                           return neighbours::open_session(tx, house().randomness, rosa, locale::Language());
                       }).value());
    }
    std::optional<PersonId> keeper_now() {
        return house().database->read([&](db::Reader& reader) {
            return neighbours::find_oneself(reader, house().sealing, rosa)->keeper;
        });
    }

    /// Whether somebody without account may send anything there: what strangers may, and their own posts,
    /// hand-overs and page.
    static bool is_for_neighbours(std::string_view pattern) {
        constexpr std::array<std::string_view, 13> open{
            "/people",    "/sessions", "/sign-out",  "/recoveries", "/language", "/c/{community}/intake",
            "/l/{token}", "/code",     "/neighbour", "/acting/end", "/posts/",   "/handovers/",
            "/assets/"};
        return std::ranges::any_of(open, [&](std::string_view each) { return pattern.starts_with(each); });
    }
    void expect_closed(TestBrowser visitor) {
        for (const http::Route& route : house().router.routes()) {
            if (route.method != http::Method::post || is_for_neighbours(route.pattern) ||
                route.pattern.starts_with("/api/"))
                continue;
            visitor.get("/code");
            EXPECT_EQ(visitor.send(street.filled(route.pattern)).status, 403) << route.pattern;
        }
        for (const char* path : {"/me", "/me/passphrase", "/me/codes", "/me/sessions", "/me/go",
                                 "/communities/new", "/c/{community}/ask", "/c/{community}/offer",
                                 "/c/{community}/invites", "/c/{community}/stewards", "/c/{community}/leave",
                                 "/c/{community}/apply", "/c/{community}/neighbours"})
            EXPECT_EQ(visitor.get(street.filled(path)).status, 403) << path;
    }

    Street street;
    PersonId keeper;
    PersonId rosa;
};
PLENTY_ON_BOTH_ENGINES(ActingForANeighbour);

TEST_P(ActingForANeighbour, IsSaidOnEveryPage) {
    TestBrowser bo = acting();
    for (const char* path : {"/neighbour", "/posts", "/handovers", "/communities", "/c/{community}", "/code",
                             "/c/{community}/board", "/c/{community}/intake", "/me", "/no-such-page"}) {
        const auto filled = street.filled(path);
        if (!house().router.match(http::Method::get, filled).route)
            continue;
        EXPECT_THAT(bo.get(filled).body, AllOf(HasSubstr("You are acting for Rosa by the mill."),
                                               HasSubstr("action=\"/acting/end\"")))
            << path;
    }
    EXPECT_EQ(bo.get("/").headers.get("location"), "/neighbour");
    bo.get("/neighbour");
    EXPECT_EQ(bo.send("/acting/end").status, 303);
    EXPECT_THAT(bo.get("/me").body, Not(HasSubstr("You are acting for")));
    EXPECT_EQ(bo.get("/me").status, 200);
}

TEST_P(ActingForANeighbour, LeavesWhatIsTheMembersOwnAlone) {
    expect_closed(acting());
    for (const char* path : {"/me/copy", "/me/copy.json", "/neighbour/account", "/neighbour/forget"})
        EXPECT_EQ(acting().get(path).status, 403) << path;
}

TEST_P(ActingForANeighbour, WithTheirKeyIsNotHavingAnAccount) {
    expect_closed(by_key());
    TestBrowser visitor = by_key();
    EXPECT_THAT(visitor.get("/me/copy.json").body, HasSubstr(contact)) << "their copy is theirs";
    EXPECT_THAT(visitor.get("/").headers.get("location"), "/neighbour");
}

TEST_P(ActingForANeighbour, DoesWhatTheyWouldDoThemselves) {
    const std::string open_post =
        write([&](db::Transaction& tx) -> Result<std::string> {
            gifts::Draft soup;
            soup.side = gifts::Side::offer;
            soup.kind = kinds::KindTree::built_in()->find_by_key("bread")->id;
            soup.words = "Soup for whoever likes some";
            soup.area = *AreaId::parse(street.parts["area"]);
            soup.audience = gifts::Audience::everyone;
            const auto community = TRY(communities::find_community(tx, street.parts["community"])).id;
            const PostId post =
                TRY(gifts::post_gift(tx, house().posting, street.people[Who::poster], community, soup));
            return "/posts/" + post.text();
        }).value();
    TestBrowser bo = acting();
    bo.get(open_post + "/reply");
    const auto replied = bo.send(open_post + "/reply", {{"quantity", "1"}, {"words", "She would be glad"}});
    const std::string way(replied.headers.get("location"));
    ASSERT_TRUE(way.starts_with("/handovers/")) << replied.status;
    const auto match = house().vault->find(*MatchId::parse(way.substr(std::strlen("/handovers/"))));
    EXPECT_EQ(match->replier, rosa);
    EXPECT_THAT(by_key().get("/neighbour").body, HasSubstr(way)) << "she finds it with her own link";
    EXPECT_EQ(bo.get(street.filled("/posts/{post}")).status, 404) << "what is for members is not for her";
}

TEST_P(ActingForANeighbour, ChangesTheLanguageOfTheMemberAlone) {
    TestBrowser bo = acting();
    bo.get("/code");
    bo.send("/language", {{"language", "es"}, {"next", "/"}});
    const auto language = [&](PersonId person) {
        return house().database->read(
            [&](db::Reader& reader) { return people::load_profile(reader, person).language; });
    };
    EXPECT_EQ(language(keeper), "es");
    EXPECT_EQ(language(rosa), "en");
}

TEST_P(ActingForANeighbour, EndsAsTheMemberLeaves) {
    TestBrowser bo = member();
    const std::string leave = street.filled("/c/{community}/leave");
    bo.get(leave);
    EXPECT_EQ(bo.send(leave).status, 303);
    EXPECT_EQ(keeper_now(), std::nullopt);
}

TEST_P(ActingForANeighbour, EndsAsTheMemberGoes) {
    TestBrowser bo = member();
    EXPECT_THAT(bo.get("/me/copy.json").body, AllOf(HasSubstr("Rosa by the mill"), Not(HasSubstr("900123"))))
        << "their copy says whom they look after, and not how to reach them";
    bo.get("/me/go");
    EXPECT_EQ(bo.send("/departures", {{"passphrase", std::string(Street::passphrase)}}).status, 303);
    EXPECT_EQ(keeper_now(), std::nullopt);
}

}
}
