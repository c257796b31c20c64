#include "communities/routes.hpp"
#include "communities/village_testing.hpp"
#include "platform/web/browser_testing.hpp"

#include <gmock/gmock.h>

namespace plenty::communities {
namespace {

using testing::HasSubstr;
using testing::Not;

/// The pages of communities, in the village.
class PagesOfCommunities : public VillageTest {
protected:
    void SetUp() override {
        VillageTest::SetUp();
        if (IsSkipped())
            return;
        key.emplace(crypto::SecretKey::random(randomness));
        around.emplace(web::bare_surroundings(database(), clock, randomness, *key));
        web::Routes routes(router, *around);
        add_routes(routes, {[this](db::Transaction&, PersonId person, CommunityId) { left = person; }});
    }

    web::TestBrowser stranger() { return web::TestBrowser(router); }
    web::TestBrowser browser_of(PersonId person) { return web::signed_in_browser(router, *around, person); }
    /// Sends a form of a page to where it leads, as its visitor would.
    static http::Response fill_in(web::TestBrowser& browser, std::string_view page, std::string_view target,
                                  web::TestBrowser::Typed typed = {}) {
        browser.get(page);
        return browser.send(target, typed);
    }

    void make_asking() {
        const Charter charter{"Elm Street", "Neighbours", "", JoinPolicy::ask, {"Which house?"}};
        ASSERT_EQ(outcome_of(write(
                      [&](db::Transaction& tx) { return change_charter(tx, amina, elm_street, charter); })),
                  "done");
    }
    bool is_member(PersonId person) {
        return read([&](db::Reader& reader) { return find_membership(reader, person, elm_street).ok(); });
    }

    std::optional<crypto::SecretKey> key;
    std::optional<web::Surroundings> around;
    http::Router router;
    PersonId left;
};
PLENTY_ON_BOTH_ENGINES(PagesOfCommunities);

TEST_P(PagesOfCommunities, ShowStrangersThePublicFaceOnly) {
    const auto page = stranger().get("/c/elm-street");
    EXPECT_EQ(page.status, 200);
    EXPECT_THAT(page.body, HasSubstr("Neighbours of Elm Street"));
    EXPECT_THAT(page.body, HasSubstr("Mill Lane"));
    EXPECT_THAT(page.body, HasSubstr("/c/elm-street/intake"));
    for (const char* inside : {"Amina", "We are kind to each other."}) {
        EXPECT_THAT(page.body, Not(HasSubstr(inside)));
        EXPECT_THAT(browser_of(chipo).get("/c/elm-street").body, Not(HasSubstr(inside)));
        EXPECT_THAT(browser_of(bo).get("/c/elm-street").body, HasSubstr(inside));
    }
    EXPECT_THAT(stranger().get("/communities").body, HasSubstr("Elm Street"));
    EXPECT_EQ(stranger().get("/c/no-such-street").status, 404);
}

TEST_P(PagesOfCommunities, AnswerEachViewerAsFarAsIsTheirs) {
    struct Expected {
        const char* path;
        int for_stranger, for_other, for_member, for_steward;
    };
    const PersonId outsider = newcomer("Dina");
    for (const Expected& each : {Expected{"/invites", 401, 404, 200, 200},
                                 {"/stewards", 401, 404, 200, 200},
                                 {"/leave", 401, 404, 200, 200},
                                 {"/applications", 401, 404, 403, 200},
                                 {"/edit", 401, 404, 403, 200},
                                 {"/areas", 401, 404, 403, 200},
                                 {"/necessities", 401, 404, 403, 200},
                                 {"/kinds", 401, 404, 403, 200}}) {
        const std::string path = "/c/elm-street" + std::string(each.path);
        EXPECT_EQ(stranger().get(path).status, each.for_stranger) << path;
        EXPECT_EQ(browser_of(outsider).get(path).status, each.for_other) << path;
        EXPECT_EQ(browser_of(bo).get(path).status, each.for_member) << path;
        EXPECT_EQ(browser_of(amina).get(path).status, each.for_steward) << path;
    }
}

TEST_P(PagesOfCommunities, KeepKindsOfTheirOwn) {
    web::TestBrowser aminas = browser_of(amina);
    const std::string food = kinds::KindTree::built_in()->find_by_key("food")->id.text();
    const auto add = [&](const char* name) {
        return fill_in(aminas, "/c/elm-street/kinds", "/c/elm-street/kinds",
                       {{"name", name},
                        {"synonyms", "flat bread, lefse"},
                        {"parent", food},
                        {"unit", "piece"},
                        {"nature", "thing"},
                        {"is_perishable", "yes"}});
    };
    EXPECT_EQ(add("Lompe").status, 303);
    EXPECT_THAT(aminas.get("/c/elm-street/kinds").body, HasSubstr("flat bread, lefse"));

    const auto again = add("lompe");
    EXPECT_EQ(again.status, 409);
    EXPECT_THAT(again.body, HasSubstr("value=\"lompe\"")) << "what was typed is given back";

    const auto tree = read([&](db::Reader& reader) { return kinds::load_tree(reader, elm_street); });
    const auto found = tree->search("lefse", {}, 1);
    ASSERT_FALSE(found.empty());
    EXPECT_EQ(tree->name(found.front()->id, {}), "Lompe");
    const std::string path = "/c/elm-street/kinds/" + found.front()->id.text();
    EXPECT_EQ(fill_in(aminas, "/c/elm-street/kinds", path, {{"name", "Lomper"}, {"synonyms", ""}}).status,
              303);
    EXPECT_EQ(fill_in(aminas, "/c/elm-street/kinds", path + "/retire").status, 303);
    EXPECT_THAT(aminas.get("/c/elm-street/kinds").body, HasSubstr("/bring-back"));
    EXPECT_EQ(fill_in(aminas, "/c/elm-street/kinds", path + "/bring-back").status, 303);

    web::TestBrowser bos = browser_of(bo);
    EXPECT_EQ(fill_in(bos, "/c/elm-street", path + "/retire").status, 403) << "for those who look after it";
    EXPECT_EQ(fill_in(bos, "/c/elm-street", "/c/elm-street/kinds").status, 403) << "whatever was typed";
    EXPECT_EQ(fill_in(bos, "/c/elm-street", "/c/elm-street/areas", {{"place", "nowhere"}}).status, 403);
}

TEST_P(PagesOfCommunities, FoundOneAndGiveBackWhatWasTyped) {
    web::TestBrowser dina = browser_of(newcomer("Dina"));
    const auto found = [&](const char* place) {
        return fill_in(dina, "/communities/new", "/communities",
                       {{"name", "Oak & Ash"},
                        {"purpose", "Tools"},
                        {"place", place},
                        {"areas", "North\r\nSouth"},
                        {"join_policy", "ask"},
                        {"questions", "Why?"}});
    };
    for (const char* place : {"", "over there", "91, 0"}) {
        const auto refused = found(place);
        EXPECT_EQ(refused.status, 422) << place;
        EXPECT_THAT(refused.body, HasSubstr("Oak &amp; Ash"));
        EXPECT_THAT(refused.body, HasSubstr("href=\"#place\""));
    }
    EXPECT_EQ(found("45.76, 4.84").headers.get("location"), "/c/oak-ash");
    EXPECT_EQ(stranger().get("/communities/new").status, 401);
}

TEST_P(PagesOfCommunities, OpenTheDoorOnceHoweverOftenItIsPressed) {
    web::TestBrowser chipos = browser_of(chipo);
    chipos.get("/c/elm-street");
    EXPECT_EQ(chipos.send("/c/elm-street/members").headers.get("location"), "/c/elm-street");
    EXPECT_EQ(chipos.send("/c/elm-street/members").headers.get("location"), "/c/elm-street");
    EXPECT_TRUE(is_member(chipo));
}

TEST_P(PagesOfCommunities, LeadAnApplicantIn) {
    make_asking();
    web::TestBrowser chipos = browser_of(chipo);
    const auto too_long = fill_in(chipos, "/c/elm-street/apply", "/c/elm-street/applications",
                                  {{"answer-1", std::string(1001, 'x')}, {"words", "Hello there"}});
    EXPECT_EQ(too_long.status, 422);
    EXPECT_THAT(too_long.body, HasSubstr("Hello there"));
    EXPECT_THAT(too_long.body, HasSubstr("href=\"#answer-1\""));
    EXPECT_EQ(fill_in(chipos, "/c/elm-street/apply", "/c/elm-street/applications",
                      {{"answer-1", "The blue one"}, {"words", "Hello"}})
                  .status,
              303);
    web::TestBrowser aminas = browser_of(amina);
    EXPECT_THAT(aminas.get("/c/elm-street/applications").body, HasSubstr("The blue one"));
    EXPECT_EQ(aminas
                  .send("/c/elm-street/applications/" + chipo.text(),
                        {{"answer", "welcome"}, {"words", "Come in!"}})
                  .status,
              303);
    EXPECT_TRUE(is_member(chipo));
    EXPECT_THAT(chipos.get("/c/elm-street").body, HasSubstr("Come in!"));
    EXPECT_EQ(chipos.send("/c/elm-street/answer").status, 303);
    EXPECT_THAT(chipos.get("/c/elm-street").body, Not(HasSubstr("Come in!")));
}

TEST_P(PagesOfCommunities, LetAnApplicantThinkBetterOfIt) {
    make_asking();
    web::TestBrowser chipos = browser_of(chipo);
    fill_in(chipos, "/c/elm-street/apply", "/c/elm-street/applications", {{"words", "Hello"}});
    EXPECT_EQ(fill_in(chipos, "/c/elm-street", "/c/elm-street/applications/withdraw").status, 303);
    EXPECT_THAT(browser_of(amina).get("/c/elm-street/applications").body, Not(HasSubstr("Hello")));
}

TEST_P(PagesOfCommunities, InviteWithALinkThatCanBeEnded) {
    web::TestBrowser bos = browser_of(bo);
    const auto page = fill_in(bos, "/c/elm-street/invites", "/c/elm-street/invites");
    const auto at = page.body.find("http://localhost/invites/");
    ASSERT_NE(at, std::string::npos);
    const std::string link = page.body.substr(at + 16, 9 + 43);
    EXPECT_THAT(stranger().get(link).body, HasSubstr("/join?next=%2Finvites%2F"));
    web::TestBrowser chipos = browser_of(chipo);
    EXPECT_EQ(fill_in(chipos, link, link).headers.get("location"), "/c/elm-street");
    EXPECT_THAT(bos.get("/c/elm-street/invites").body, Not(HasSubstr(link))) << "shown once";

    const auto id = read([&](db::Reader& reader) { return list_invites(reader, bo, elm_street)->at(0).id; });
    EXPECT_EQ(bos.send("/c/elm-street/invites/" + id.text() + "/revoke").status, 303);
    EXPECT_EQ(stranger().get(link).status, 404);
}

TEST_P(PagesOfCommunities, PassTheTaskOfStewardRound) {
    web::TestBrowser bos = browser_of(bo);
    EXPECT_EQ(fill_in(bos, "/c/elm-street/stewards", "/c/elm-street/stewards").status, 303);
    EXPECT_EQ(bos.get("/c/elm-street/edit").status, 200);
    EXPECT_EQ(fill_in(bos, "/c/elm-street/stewards", "/c/elm-street/stewards/hand-back").status, 303);
    EXPECT_EQ(bos.get("/c/elm-street/edit").status, 403);
    EXPECT_THAT(bos.get("/c/elm-street/stewards").body, HasSubstr("Bo"));
}

TEST_P(PagesOfCommunities, ChangeWhatTheCommunitySays) {
    web::TestBrowser aminas = browser_of(amina);
    const auto refused =
        fill_in(aminas, "/c/elm-street/edit", "/c/elm-street/edit",
                {{"name", "\u2060"}, {"purpose", "Sharing <tools>"}, {"join_policy", "open"}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_THAT(refused.body, HasSubstr("Sharing &lt;tools&gt;"));
    EXPECT_EQ(fill_in(aminas, "/c/elm-street/edit", "/c/elm-street/edit",
                      {{"name", "Elm"}, {"purpose", "Sharing"}, {"join_policy", "nonsense"}})
                  .status,
              303);
    EXPECT_THAT(stranger().get("/c/elm-street").body, HasSubstr("Sharing"));
}

TEST_P(PagesOfCommunities, NameAreas) {
    web::TestBrowser aminas = browser_of(amina);
    const std::string areas = "/c/elm-street/areas";
    EXPECT_EQ(fill_in(aminas, areas, areas, {{"area", "Quay"}, {"place", "45.7, 4.8"}}).status, 303);
    EXPECT_EQ(fill_in(aminas, areas, areas, {{"area", "Pond"}, {"place", "there"}}).status, 422);
    EXPECT_THAT(fill_in(aminas, areas, areas, {{"area", "Quay"}}).body, HasSubstr("value=\"Quay\""));
    EXPECT_EQ(fill_in(aminas, areas, areas + "/" + mill_lane.text(), {{"area", "Mill Road"}}).status, 303);
    EXPECT_EQ(fill_in(aminas, areas, areas + "/" + pier.text(), {{"area", "Not ours"}}).status, 404);
    EXPECT_THAT(aminas.get(areas).body, HasSubstr("Mill Road"));
    web::TestBrowser bos = browser_of(bo);
    EXPECT_EQ(fill_in(bos, "/c/elm-street", "/c/elm-street/own-area", {{"area", old_school.text()}}).status,
              303);
    EXPECT_EQ(fill_in(bos, "/c/elm-street", "/c/elm-street/own-area", {{"area", pier.text()}}).status, 404);
}

TEST_P(PagesOfCommunities, DecideWhatEveryoneMustHave) {
    web::TestBrowser aminas = browser_of(amina);
    const auto kind = kinds::KindTree::built_in()->find_by_key("bread")->id;
    const std::string path = "/c/elm-street/necessities";
    EXPECT_THAT(aminas.get(path).body, HasSubstr(kind.text()));
    EXPECT_EQ(aminas.send(path, {{"kind", kind.text()}, {"kind", "nonsense"}}).status, 303);
    const auto decided = read([&](db::Reader& reader) { return necessities(reader, elm_street); });
    EXPECT_TRUE(decided.includes(*kinds::KindTree::built_in(), kind));
    web::TestBrowser bos = browser_of(bo);
    EXPECT_EQ(fill_in(bos, "/c/elm-street", path, {{"kind", kind.text()}}).status, 403);
}

TEST_P(PagesOfCommunities, LetAnybodyLeave) {
    web::TestBrowser bos = browser_of(bo);
    EXPECT_EQ(fill_in(bos, "/c/elm-street/leave", "/c/elm-street/leave").headers.get("location"),
              "/communities");
    EXPECT_EQ(left, bo);
    EXPECT_FALSE(is_member(bo));
}

}
}
