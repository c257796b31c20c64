#include "handovers/village_testing.hpp"
#include "platform/web/browser_testing.hpp"
#include "queue/routes.hpp"

#include <regex>

namespace plenty::queue {
namespace {

using namespace std::chrono_literals;
using gifts::Side;
using testing::HasSubstr;
using testing::Not;

/// Amina founded Elm Street and looks after it; Bo, Chipo and Dora are members; Esi is none.
class PagesOfTheQueue : public handovers::Village {
protected:
    void SetUp() override {
        Village::SetUp();
        if (IsSkipped())
            return;
        around.emplace(web::bare_surroundings(database(), clock, randomness, place_key));
        sources.emplace(Sources{*vault, own_posting, sealing});
        add(router, *sources);
    }
    void add(http::Router& to, const Sources& from) {
        web::Routes routes(to, *around);
        add_routes(routes, from);
    }

    web::TestBrowser browser_of(PersonId person) { return browser_of(person, router); }
    web::TestBrowser browser_of(PersonId person, const http::Router& of) {
        return web::signed_in_browser(of, *around, person);
    }
    void look_after(PersonId person) {
        ASSERT_TRUE(write([&](db::Transaction& tx) {
                        return communities::take_stewardship(tx, person, community);
                    }).ok());
    }
    PostId urgent_ask(PersonId by) {
        gifts::Draft wish = draft(Side::ask, 3);
        wish.urgency = gifts::Urgency::today;
        return *write(
            [&](db::Transaction& tx) { return gifts::post_gift(tx, own_posting, by, community, wish); });
    }
    static std::string about(PostId post) { return subject_of(Sort::post, post).text(); }
    std::string name(PersonId person) {
        return read([&](db::Reader& reader) { return people::name_for(reader, false, person); });
    }

    static constexpr const char* path = "/c/elm-street/queue";
    gifts::Posting own_posting{randomness, place_key};
    crypto::SecretKey neighbours_key = crypto::SecretKey::random(randomness);
    neighbours::Sealing sealing{randomness, neighbours_key};
    std::optional<Sources> sources;
    std::optional<web::Surroundings> around;
    http::Router router;
};
PLENTY_ON_BOTH_ENGINES(PagesOfTheQueue);

TEST_P(PagesOfTheQueue, SayThatOneMayRest) {
    EXPECT_THAT(browser_of(amina).get(path).body, HasSubstr("Nothing needs anybody right now."));
}

TEST_P(PagesOfTheQueue, AreTheSameNothingForEverybodyElse) {
    urgent_ask(bo);
    web::TestBrowser aminas = browser_of(amina);
    EXPECT_EQ(aminas.get(path).status, 200);
    EXPECT_EQ(aminas.get("/c/elm-street/queue/rest").status, 200);
    EXPECT_EQ(web::TestBrowser(router).get(path).status, 401);
    const std::string nothing = browser_of(esi).get("/c/no-such-street/queue").body;
    for (const PersonId other : {bo, esi})
        for (const char* page : {path, "/c/elm-street/queue/rest"}) {
            const auto answer = browser_of(other).get(page);
            EXPECT_EQ(answer.status, 404);
            EXPECT_EQ(answer.body, nothing) << "whether or not there is such a community";
        }
}

TEST_P(PagesOfTheQueue, RefuseEverythingToEverybodyElse) {
    const PostId bread = urgent_ask(bo);
    for (const PersonId other : {bo, esi})
        for (const auto& route : router.routes()) {
            if (route.method != http::Method::post)
                continue;
            web::TestBrowser browser = browser_of(other);
            std::string target(route.pattern);
            target.replace(target.find("{community}"), 11, "elm-street");
            if (const auto holder = target.find("{holder}"); holder != target.npos)
                target.replace(holder, 8, amina.text());
            if (const auto neighbour = target.find("{neighbour}"); neighbour != target.npos)
                target.replace(neighbour, 11, bo.text());
            http::Request before;
            before.cookies.add("session", browser.cookies["session"]);
            const auto answer = browser.post(target, {{"token", web::Visit(*around, before).form_token()},
                                                      {"about", about(bread)},
                                                      {"successor", other.text()},
                                                      {"until", "2026-06-20"}});
            EXPECT_EQ(answer.status, 404) << target;
        }
}

TEST_P(PagesOfTheQueue, ShowANeighbourWhomNobodyLooksAfter) {
    const PersonId sami = *write([&](db::Transaction& tx) -> Result<PersonId> {
        const PersonId entered =
            TRY(neighbours::enter_neighbour(tx, sealing, bo, community,
                                            {.name = "Sami",
                                             .contact = "07700 900456",
                                             .languages = "",
                                             .area = communities::list_areas(tx, community).front().id,
                                             .consent = neighbours::Consent::spoken}));
        TRY(neighbours::let_go(tx, bo, entered));
        return entered;
    });
    web::TestBrowser aminas = browser_of(amina);
    const std::string page = aminas.get(path).body;
    EXPECT_THAT(page, HasSubstr("I look after Sami"));
    EXPECT_THAT(page, HasSubstr("nobody looks after them"));
    const std::string row = subject_of(Sort::neighbour, sami).text();
    EXPECT_EQ(aminas.send("/c/elm-street/queue/look-after", {{"about", row}}).status, 303);
    EXPECT_THAT(aminas.get(path).body, Not(HasSubstr("Sami")));
}

TEST_P(PagesOfTheQueue, LetARowBeTakenAndGivenBackInOnePressEach) {
    const PostId bread = urgent_ask(bo);
    look_after(chipo);
    web::TestBrowser aminas = browser_of(amina);
    EXPECT_THAT(aminas.get(path).body, HasSubstr("Bread: Bread from this morning"));
    const auto taken =
        aminas.send("/c/elm-street/queue/take", {{"about", about(bread)}, {"show", "untaken"}});
    EXPECT_EQ(taken.status, 303);
    EXPECT_EQ(taken.headers.get("location"), "/c/elm-street/queue?show=untaken");
    EXPECT_THAT(browser_of(chipo).get(path).body, HasSubstr(name(amina) + " has it"));
    EXPECT_THAT(aminas.get("/c/elm-street/queue?show=untaken").body, Not(HasSubstr("Bread:")));
    EXPECT_THAT(aminas.get("/c/elm-street/queue?show=mine").body, HasSubstr("Bread:"));
    EXPECT_EQ(aminas.send("/c/elm-street/queue/give-back", {{"about", about(bread)}}).status, 303);
    EXPECT_THAT(browser_of(chipo).get(path).body, Not(HasSubstr("has it")));
    for (const char* nonsense : {"", "post-", "bread"}) {
        aminas.get(path);
        EXPECT_EQ(aminas.send("/c/elm-street/queue/take", {{"about", nonsense}}).status, 404);
    }
}

TEST_P(PagesOfTheQueue, AskThePoster) {
    const PostId bread = urgent_ask(bo);
    web::TestBrowser aminas = browser_of(amina);
    aminas.get(path);
    EXPECT_EQ(aminas.send("/c/elm-street/queue/still-needed", {{"about", about(bread)}}).status, 303);
    EXPECT_THAT(aminas.get(path).body, HasSubstr("asked since today"));
    EXPECT_THAT(aminas.get(path).body, Not(HasSubstr("/queue/still-needed")));
}

TEST_P(PagesOfTheQueue, HandEverythingOver) {
    const PostId bread = urgent_ask(bo);
    web::TestBrowser aminas = browser_of(amina);
    aminas.get(path);
    aminas.send("/c/elm-street/queue/take", {{"about", about(bread)}});
    EXPECT_THAT(aminas.get("/c/elm-street/queue/rest").body, HasSubstr(name(dora)));
    EXPECT_EQ(aminas.send("/c/elm-street/queue/hand-over", {{"successor", "nonsense"}}).status, 422);
    EXPECT_EQ(aminas.send("/c/elm-street/queue/hand-over", {{"successor", dora.text()}}).status, 303);
    EXPECT_THAT(aminas.get(path).body, HasSubstr("offered to " + name(dora)));

    web::TestBrowser doras = browser_of(dora);
    http::Request before;
    before.cookies.add("session", doras.cookies["session"]);
    const auto accepted = doras.post("/c/elm-street/queue/hand-over/" + amina.text() + "/accept",
                                     {{"token", web::Visit(*around, before).form_token()}});
    EXPECT_EQ(accepted.headers.get("location"), path);
    EXPECT_THAT(doras.get(path).body, HasSubstr("you have it"));
    EXPECT_EQ(doras.get("/c/elm-street/queue/rest").status, 200);
    EXPECT_EQ(doras.send("/c/elm-street/queue/hand-over", {{"successor", ""}}).status, 303);
    EXPECT_THAT(doras.get(path).body, Not(HasSubstr("you have it")));
}

TEST_P(PagesOfTheQueue, LetOneRest) {
    look_after(chipo);
    web::TestBrowser aminas = browser_of(amina);
    aminas.get("/c/elm-street/queue/rest");
    const auto refused = aminas.send("/c/elm-street/queue/rest", {{"until", "2026-06-15"}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_THAT(refused.body, HasSubstr("2026-06-15")) << "what was typed is given back";
    EXPECT_EQ(aminas.send("/c/elm-street/queue/rest", {{"until", "some day"}}).status, 422);
    EXPECT_EQ(aminas.send("/c/elm-street/queue/rest", {{"until", "2026-06-20"}}).status, 303);
    urgent_ask(bo);
    EXPECT_THAT(browser_of(chipo).get(path).body,
                HasSubstr(name(amina) + " rests and is back on Saturday, 20 June"));
    EXPECT_THAT(aminas.get(path).body, Not(HasSubstr("/queue/take"))) << "nothing calls whoever rests";
    EXPECT_EQ(aminas.send("/c/elm-street/queue/rest/end").status, 303);
    EXPECT_THAT(browser_of(chipo).get(path).body, Not(HasSubstr("rests")));
}

TEST_P(PagesOfTheQueue, NoteACallInOnePress) {
    const AreaId area =
        read([&](db::Reader& reader) { return communities::list_areas(reader, community); }).front().id;
    const PersonId rosa =
        write([&](db::Transaction& tx) {
            return neighbours::receive_intake(
                tx, sealing, community, {Side::ask, "Bread, please", "07700 900123, mornings", "Rosa", area},
                locale::Language(), neighbours::draw_key(randomness));
        })->neighbour;
    const std::string calls = "/c/elm-street/queue/calls/" + rosa.text();
    web::TestBrowser aminas = browser_of(amina);
    EXPECT_THAT(aminas.get(path).body, HasSubstr("href=\"tel:07700900123\""));
    EXPECT_EQ(
        aminas.send(calls, {{"outcome", "no_answer"}, {"words", "Her son answers at six"}, {"again", ""}})
            .status,
        303);
    EXPECT_THAT(aminas.get(path).body, HasSubstr("Tuesday, 16 June, 12:00"));
    EXPECT_THAT(aminas.get(calls).body, HasSubstr("Her son answers at six"));
    const auto refused =
        aminas.send(calls, {{"outcome", "reached"}, {"words", "Soup"}, {"again", "2020-01-01T10:00"}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_THAT(refused.body, HasSubstr("Soup"));
    EXPECT_THAT(refused.body, HasSubstr("2020-01-01T10:00"));
    EXPECT_EQ(aminas.send(calls + "/plan", {{"again", "soon"}}).status, 422);
    EXPECT_EQ(aminas.send(calls + "/plan", {{"again", "2026-06-18T09:30"}}).status, 303);
    EXPECT_THAT(aminas.get(path).body, HasSubstr("Thursday, 18 June, 09:30"));
    aminas.get(calls);
    EXPECT_EQ(aminas.send(calls, {{"outcome", "reached"}}).status, 303);
    for (const PersonId other : {bo, esi})
        EXPECT_EQ(browser_of(other).get(calls).status, 404);
    EXPECT_EQ(aminas.get("/c/elm-street/queue/calls/" + bo.text()).status, 404);
}

/// What a form carries so that it is ours and done once; different each time a page is drawn.
std::string without_tokens(const std::string& page) {
    return std::regex_replace(
        page, std::regex("<input type=\"hidden\" name=\"(token|once)\" value=\"[^\"]*\">"), "");
}

/// A second vault beside the first, over the same posts, in which somebody else replied.
TEST_P(PagesOfTheQueue, AreTheSameWhoeverReplied) {
    const auto other_disk = std::make_shared<vault::TestDisk>();
    const auto other_vault = vault::Vault::open(other_disk->folder(), master, randomness, clock, 64);
    const Sources others{*other_vault, own_posting, sealing};
    http::Router other_router;
    add(other_router, others);
    const PostId chosen = post(amina, Side::offer, 4);
    const PostId waiting = post(dora, Side::ask, 4);
    const PostId unanswered = urgent_ask(dora);
    const auto live_through = [&](vault::Vault& with, PersonId replier) {
        const auto replies = [&](PostId to) {
            return *write([&](db::Transaction& tx) {
                return handovers::reply_to_post(tx, with, randomness, replier, to,
                                                {Quantity(1), "With pleasure"});
            });
        };
        const MatchId match = replies(chosen);
        ASSERT_TRUE(write([&](db::Transaction& tx) {
                        return handovers::answer_reply(tx, with, amina, match, handovers::Answer::yes,
                                                       Quantity(1));
                    }).ok());
        (void)replies(waiting);
    };
    live_through(*vault, bo);
    live_through(*other_vault, chipo);
    look_after(bo);
    clock.advance(50h);
    for (const PersonId viewer : {amina, bo}) {
        const std::string page = without_tokens(browser_of(viewer).get(path).body);
        EXPECT_THAT(page, HasSubstr(chosen.text()));
        EXPECT_THAT(page, HasSubstr(waiting.text()));
        EXPECT_THAT(page, HasSubstr(unanswered.text()));
        EXPECT_THAT(page, HasSubstr("promised, no meeting yet"));
        EXPECT_EQ(page, without_tokens(browser_of(viewer, other_router).get(path).body));
        EXPECT_THAT(page, Not(HasSubstr(name(chipo))));
    }
}

}
}
