#include "neighbours/neighbours_testing.hpp"
#include "neighbours/routes.hpp"
#include "platform/web/browser_testing.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <cstring>

namespace plenty::neighbours {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

constexpr const char* intake_path = "/c/elm-street/intake";
constexpr int most_in_an_hour = 4;

/// The pages of neighbours, with nothing around them.
class PagesOfNeighbours : public NeighboursTest {
protected:
    void SetUp() override {
        NeighboursTest::SetUp();
        if (IsSkipped())
            return;
        around.emplace(web::bare_surroundings(database(), clock, randomness, place_key));
        own_sealing.emplace(sealing());
        own_posting.emplace(posting());
        attempts.emplace(clock, randomness);
        limit.emplace(clock, most_in_an_hour);
        with.emplace(Neighbouring{*own_sealing, *own_posting, *vault, *attempts, passphrases, *limit});
        web::Routes routes(router, *around);
        add_routes(routes, *with);
    }

    web::TestBrowser stranger() { return web::TestBrowser(router); }
    web::TestBrowser with_session(const std::string& token) {
        web::TestBrowser browser(router);
        browser.cookies["session"] = token;
        return browser;
    }
    web::TestBrowser browser_of(PersonId person) { return with_session(session_of(person)); }
    web::TestBrowser neighbour_browser(PersonId neighbour) { return with_session(open(neighbour)); }
    /// Sends a form of a page to where it leads, as its visitor would.
    static http::Response fill_in(web::TestBrowser& browser, std::string_view page, std::string_view target,
                                  web::TestBrowser::Typed typed = {}) {
        browser.get(page);
        return browser.send(target, typed);
    }

    http::Response send_intake(web::TestBrowser& browser, const std::string& words = "Bread for three") {
        return fill_in(browser, intake_path, intake_path,
                       {{"side", "ask"},
                        {"words", words},
                        {"contact", "0 7700 90 01 23"},
                        {"name", "Rosa"},
                        {"area", mill_lane.text()}});
    }
    static std::string code_on(const http::Response& page, std::size_t which) {
        std::size_t begin = 0;
        for (std::size_t i = 0; i <= which; ++i)
            begin = page.body.find("<code>", begin) + 6;
        return page.body.substr(begin, page.body.find("</code>", begin) - begin);
    }
    static std::string link_on(const http::Response& page) {
        return code_on(page, 1).substr(std::strlen("http://localhost"));
    }
    std::string path_of(PersonId neighbour) { return "/c/elm-street/neighbours/" + neighbour.text(); }
    static std::string path_of(const Intake& intake) { return "/c/elm-street/intakes/" + intake.id.text(); }

    std::optional<web::Surroundings> around;
    std::optional<Sealing> own_sealing;
    std::optional<gifts::Posting> own_posting;
    std::optional<people::Attempts> attempts;
    std::optional<IntakeLimit> limit;
    crypto::Passphrases passphrases{{.memory = 8192, .passes = 1}, {}};
    std::optional<Neighbouring> with;
    http::Router router;
};
PLENTY_ON_BOTH_ENGINES(PagesOfNeighbours);

TEST_P(PagesOfNeighbours, TakeAnIntakeFromAnybodyAndShowTheKeyOnce) {
    web::TestBrowser rosa = stranger();
    const auto form = rosa.get(intake_path);
    EXPECT_EQ(form.status, 200);
    for (const char* part : {"Elm Street", "How do we reach you?", "What may we call you?", "Mill Lane",
                             "What happens with this", "and nobody else"})
        EXPECT_THAT(form.body, HasSubstr(part));
    const auto received = send_intake(rosa);
    EXPECT_EQ(received.status, 200);
    EXPECT_EQ(code_on(received, 0).size(), 7u);
    const auto own = rosa.get("/neighbour");
    EXPECT_THAT(own.body, AllOf(HasSubstr("Hello, Rosa"), HasSubstr("Bread for three")));
    EXPECT_THAT(own.body, Not(HasSubstr(link_on(received))));
    EXPECT_EQ(rosa.get(intake_path).headers.get("location"), "/neighbour") << "they are known now";
    EXPECT_EQ(stranger().get("/c/no-such-street/intake").status, 404);
}

TEST_P(PagesOfNeighbours, ShowTheSameKeyToWhoeverPressesTwice) {
    web::TestBrowser rosa = stranger();
    const auto first = send_intake(rosa);
    rosa.cookies.erase("session"); // the first answer was never seen
    const auto second = rosa.send(intake_path, {{"side", "ask"},
                                                {"words", "Bread for three"},
                                                {"contact", "0 7700 90 01 23"},
                                                {"name", "Rosa"},
                                                {"area", mill_lane.text()}});
    EXPECT_EQ(second.status, 200);
    EXPECT_EQ(code_on(second, 0), code_on(first, 0));
    EXPECT_EQ(link_on(second), link_on(first));
    EXPECT_EQ(waiting(amina).size(), 1u);
    EXPECT_EQ(rosa.get("/neighbour").status, 200);
    web::TestBrowser other = stranger();
    other.get(intake_path);
    EXPECT_NE(code_on(send_intake(other), 0), code_on(first, 0));
}

TEST_P(PagesOfNeighbours, SpeakTheLanguageOfTheBrowser) {
    web::TestBrowser rosa = stranger();
    rosa.set_header("accept-language", "es-MX,es;q=0.9");
    EXPECT_THAT(rosa.get(intake_path).body, HasSubstr("¿Cómo te encontramos?"));
    EXPECT_THAT(send_intake(rosa).body, HasSubstr("Gracias. Ya lo tenemos."));
    EXPECT_THAT(rosa.get("/neighbour").body, HasSubstr("Hola, Rosa"));
}

TEST_P(PagesOfNeighbours, GiveAnIntakeBackWithWhatWasTyped) {
    web::TestBrowser rosa = stranger();
    const auto refused = fill_in(rosa, intake_path, intake_path,
                                 {{"side", "offer"},
                                  {"words", "Apples <b>"},
                                  {"contact", ""},
                                  {"name", "Rosa"},
                                  {"area", old_school.text()}});
    EXPECT_EQ(refused.status, 422);
    for (const char* part :
         {"Apples &lt;b&gt;", "value=\"Rosa\"", "href=\"#contact\"", "value=\"offer\" checked"})
        EXPECT_THAT(refused.body, HasSubstr(part));
    EXPECT_EQ(
        fill_in(rosa, intake_path, intake_path, {{"words", "x"}, {"contact", "y"}, {"name", "z"}}).status,
        422);
    EXPECT_TRUE(waiting(amina).empty());
    web::TestBrowser stale = stranger();
    EXPECT_THAT(stale.post(intake_path, {{"words", "Bread for three"}}).body, HasSubstr("Bread for three"));
}

TEST_P(PagesOfNeighbours, TakeOnlySoManyFromOneAddress) {
    for (int i = 0; i < most_in_an_hour; ++i) {
        web::TestBrowser somebody = stranger();
        EXPECT_EQ(send_intake(somebody).status, 200);
    }
    web::TestBrowser one_more = stranger();
    const auto refused = send_intake(one_more, "Soup for one");
    EXPECT_EQ(refused.status, 429);
    EXPECT_THAT(refused.body, HasSubstr("Soup for one")) << "to be sent later";
    EXPECT_EQ(waiting(amina).size(), std::size_t{most_in_an_hour});
    clock.advance(std::chrono::hours(1));
    EXPECT_EQ(send_intake(one_more).status, 200);
}

TEST_P(PagesOfNeighbours, LeadInByTheLinkUntilItIsRevoked) {
    web::TestBrowser first = stranger();
    const auto received = send_intake(first, "A secret wish");
    const std::string link = link_on(received);
    web::TestBrowser phone = stranger();
    const auto doorstep = phone.get(link);
    EXPECT_THAT(doorstep.body, HasSubstr("Hello, Rosa"));
    EXPECT_THAT(doorstep.body, Not(HasSubstr("A secret wish"))) << "a preview of the link tells it to nobody";
    EXPECT_EQ(doorstep.headers.get("x-robots-tag"), "noindex");
    EXPECT_EQ(phone.get("/neighbour").status, 401) << "looking opens nothing";
    EXPECT_EQ(fill_in(phone, link, link).headers.get("location"), "/neighbour");
    EXPECT_THAT(phone.get("/neighbour").body, HasSubstr("A secret wish"));

    web::TestBrowser steward = browser_of(amina);
    const PersonId neighbour = waiting(amina).front().neighbour;
    EXPECT_EQ(fill_in(steward, path_of(neighbour), path_of(neighbour) + "/revoke").status, 303);
    EXPECT_EQ(phone.get("/neighbour").status, 401);
    EXPECT_EQ(first.get("/neighbour").status, 401);
    EXPECT_EQ(phone.get(link).status, 404);
    EXPECT_THAT(phone.get(link).body, HasSubstr("This link has ended"));
    EXPECT_EQ(fill_in(phone, "/code", link).status, 404);
}

TEST_P(PagesOfNeighbours, WarnWhoeverIsSignedInOnThatBrowser) {
    web::TestBrowser rosa = stranger();
    const std::string link = link_on(send_intake(rosa));
    EXPECT_THAT(browser_of(amina).get(link).body, HasSubstr("Somebody is signed in here"));
    EXPECT_THAT(rosa.get(link).body, Not(HasSubstr("Somebody is signed in here")));
}

TEST_P(PagesOfNeighbours, LeadInByNameAndCodeAndNotByGuessing) {
    web::TestBrowser rosa = stranger();
    const std::string code = code_on(send_intake(rosa), 0);
    web::TestBrowser library = stranger();
    const auto wrong = fill_in(library, "/code", "/code", {{"name", "Rosa"}, {"code", "BCDFGH"}});
    EXPECT_EQ(wrong.status, 401);
    EXPECT_THAT(wrong.body, AllOf(HasSubstr("value=\"Rosa\""), Not(HasSubstr("BCDFGH"))));
    EXPECT_EQ(fill_in(library, "/code", "/code", {{"name", "Bo"}, {"code", code}}).status, 401);
    EXPECT_EQ(fill_in(library, "/code", "/code", {{"name", "rosa"}, {"code", code}}).headers.get("location"),
              "/neighbour");
    EXPECT_THAT(library.get("/neighbour").body, HasSubstr("Bread for three"));
    web::TestBrowser guesser = stranger();
    for (int i = 0; i < people::Attempts::most; ++i)
        fill_in(guesser, "/code", "/code", {{"name", "Rosa"}, {"code", "BCDFGH"}});
    EXPECT_EQ(fill_in(guesser, "/code", "/code", {{"name", "Rosa"}, {"code", code}}).status, 429);
}

TEST_P(PagesOfNeighbours, LetANeighbourSendMoreAndTakeItBack) {
    web::TestBrowser rosa = stranger();
    send_intake(rosa);
    EXPECT_EQ(fill_in(rosa, "/neighbour", "/neighbour/intakes", {{"side", "offer"}, {"words", ""}}).status,
              422);
    EXPECT_EQ(
        fill_in(rosa, "/neighbour", "/neighbour/intakes", {{"side", "offer"}, {"words", "Apples"}}).status,
        303);
    EXPECT_THAT(rosa.get("/neighbour").body, HasSubstr("Apples"));
    const std::string away = "/neighbour/intakes/" + waiting(amina).back().id.text() + "/away";
    EXPECT_EQ(fill_in(rosa, "/neighbour", away).status, 303);
    EXPECT_THAT(rosa.get("/neighbour").body, Not(HasSubstr("Apples")));
    EXPECT_EQ(fill_in(rosa, "/neighbour", away).status, 404);
}

TEST_P(PagesOfNeighbours, GiveANeighbourTheAccountTheyWant) {
    web::TestBrowser rosa = stranger();
    send_intake(rosa);
    ASSERT_TRUE(board(amina, waiting(amina).front().id).ok());
    const auto take = [&](const char* name, const char* passphrase) {
        return fill_in(rosa, "/neighbour/account", "/neighbour/account",
                       {{"name", name}, {"passphrase", passphrase}});
    };
    EXPECT_EQ(take("Rosa", "short").status, 422);
    EXPECT_EQ(take("Amina", "seven geese walk past the mill").status, 409);
    EXPECT_THAT(take("Rosa", "seven geese walk past the mill").body, HasSubstr("<code>"));
    EXPECT_EQ(rosa.get("/neighbour").headers.get("location"), "/me");
    EXPECT_EQ(rosa.get("/neighbour/account").status, 404);
    EXPECT_THAT(rosa.get("/c/elm-street/neighbours").body, HasSubstr("Nobody here yet"))
        << "a member among members";
}

TEST_P(PagesOfNeighbours, ForgetANeighbourWhoAsksForIt) {
    web::TestBrowser rosa = stranger();
    const std::string link = link_on(send_intake(rosa));
    EXPECT_EQ(rosa.get("/neighbour/forget").status, 200);
    EXPECT_EQ(rosa.send("/neighbour/forget").headers.get("location"), "/");
    EXPECT_EQ(rosa.get("/neighbour").status, 401);
    EXPECT_EQ(rosa.get(link).status, 404);
    EXPECT_TRUE(waiting(amina).empty());
}

TEST_P(PagesOfNeighbours, WriteSomebodyDownAndGoOnToTheirAsk) {
    web::TestBrowser bos = browser_of(bo);
    const auto enter = [&](const char* name, const char* consent, const char* is_somebody_else) {
        return fill_in(bos, "/c/elm-street/neighbours/new", "/c/elm-street/neighbours",
                       {{"name", name},
                        {"contact", rosas_phone},
                        {"area", mill_lane.text()},
                        {"consent", consent},
                        {"is_somebody_else", is_somebody_else},
                        {"then", "ask"}});
    };
    const auto silent = enter("Rosa", "", "");
    EXPECT_EQ(silent.status, 422);
    EXPECT_THAT(silent.body, AllOf(HasSubstr("href=\"#consent\""), HasSubstr(rosas_phone)));
    const std::string form(enter("Rosa", "spoken", "").headers.get("location"));
    ASSERT_TRUE(form.starts_with("/c/elm-street/neighbours/") && form.ends_with("/ask")) << form;
    EXPECT_THAT(bos.get(form).body, HasSubstr("in the name of Rosa"));
    const std::string page = form.substr(0, form.size() - 4);
    const std::string bread_kind = bread().kind.text();
    EXPECT_EQ(bos.send(page + "/asks", {{"words", "Bread"}, {"kind", ""}, {"area", mill_lane.text()}}).status,
              422);
    bos.get(form);
    EXPECT_EQ(bos.send(page + "/asks", {{"words", "Bread"}, {"kind", bread_kind}, {"area", mill_lane.text()}})
                  .headers.get("location"),
              page);
    const auto twice = enter("Rosie", "written", "");
    EXPECT_EQ(twice.status, 409);
    EXPECT_THAT(twice.body,
                AllOf(HasSubstr("Is this Rosa?"), HasSubstr(page), HasSubstr("is_somebody_else")));
    EXPECT_EQ(enter("Rosie", "written", "yes").status, 303);
    EXPECT_THAT(bos.get("/c/elm-street/neighbours").body, AllOf(HasSubstr("Rosa"), HasSubstr("Rosie")));
}

TEST_P(PagesOfNeighbours, ChangeWhatIsKnown) {
    const PersonId neighbour = enter(bo, rosa()).value();
    web::TestBrowser bos = browser_of(bo);
    const std::string edit = path_of(neighbour) + "/edit";
    EXPECT_THAT(bos.get(edit).body, HasSubstr(rosas_phone));
    EXPECT_EQ(bos.send(edit, {{"name", ""}, {"contact", "Door"}, {"area", mill_lane.text()}}).status, 422);
    bos.get(edit);
    EXPECT_EQ(bos.send(edit, {{"name", "Rosa"}, {"contact", "Blue door"}, {"area", mill_lane.text()}}).status,
              303);
    EXPECT_THAT(bos.get(path_of(neighbour)).body, HasSubstr("Blue door"));
}

TEST_P(PagesOfNeighbours, GiveOutASlipOnce) {
    const PersonId neighbour = enter(bo, rosa()).value();
    web::TestBrowser bos = browser_of(bo);
    const auto slip = fill_in(bos, path_of(neighbour), path_of(neighbour) + "/key");
    const std::string link = link_on(slip);
    EXPECT_EQ(stranger().get(link).status, 200);
    EXPECT_THAT(bos.get(path_of(neighbour)).body, Not(HasSubstr(link)));
    EXPECT_EQ(fill_in(bos, path_of(neighbour), path_of(neighbour) + "/key").status, 200);
    EXPECT_EQ(stranger().get(link).status, 404) << "the old one is over";
}

TEST_P(PagesOfNeighbours, PutAnIntakeOnTheBoardWithAGuess) {
    web::TestBrowser rosa = stranger();
    send_intake(rosa);
    const Intake intake = waiting(amina).front();
    web::TestBrowser aminas = browser_of(amina);
    EXPECT_THAT(aminas.get("/c/elm-street/neighbours").body, HasSubstr(path_of(intake)));
    const auto form = aminas.get(path_of(intake));
    EXPECT_THAT(form.body, AllOf(HasSubstr("0 7700 90 01 23"), HasSubstr("Bread for three"),
                                 HasSubstr("value=\"" + bread().kind.text() + "\" selected")));
    EXPECT_EQ(aminas.send(path_of(intake) + "/board", {{"words", "Bread"}, {"quantity", "two"}}).status, 422);
    aminas.get(path_of(intake));
    EXPECT_EQ(aminas
                  .send(path_of(intake) + "/board", {{"words", "Bread for three"},
                                                     {"kind", bread().kind.text()},
                                                     {"quantity", "3"},
                                                     {"area", mill_lane.text()}})
                  .headers.get("location"),
              path_of(intake.neighbour));
    EXPECT_THAT(rosa.get("/neighbour").body, HasSubstr("It stands on the board"));
    EXPECT_EQ(aminas.get(path_of(intake)).status, 404);
}

TEST_P(PagesOfNeighbours, AnswerAnIntakeWithWords) {
    web::TestBrowser rosa = stranger();
    const std::string link = link_on(send_intake(rosa));
    const Intake intake = waiting(amina).front();
    web::TestBrowser aminas = browser_of(amina);
    EXPECT_EQ(fill_in(aminas, path_of(intake), path_of(intake) + "/answer", {{"answer", "Come on <Sunday>"}})
                  .status,
              303);
    EXPECT_THAT(rosa.get("/neighbour").body, HasSubstr("Come on &lt;Sunday&gt;"));
    EXPECT_THAT(stranger().get(link).body, HasSubstr("Something is here for you."));
}

TEST_P(PagesOfNeighbours, AskWhetherTheyAreKnown) {
    const PersonId known = enter(bo, rosa()).value();
    web::TestBrowser sender = stranger();
    const std::string link = link_on(send_intake(sender));
    const Intake intake = waiting(amina).front();
    web::TestBrowser aminas = browser_of(amina);
    EXPECT_THAT(aminas.get(path_of(intake)).body, HasSubstr("Is this Rosa by the mill?"));
    EXPECT_EQ(aminas.send(path_of(intake) + "/same", {{"known", known.text()}}).status, 303);
    EXPECT_THAT(aminas.get(path_of(intake)).body, Not(HasSubstr("Is this Rosa")));
    EXPECT_EQ(waiting(amina).front().neighbour, known);
    EXPECT_EQ(sender.get("/neighbour").status, 401) << "that one is nobody any more";
    EXPECT_EQ(stranger().get(link).status, 200) << "and the link is the known one's";
}

TEST_P(PagesOfNeighbours, HandACareOn) {
    const PersonId neighbour = enter(bo, rosa()).value();
    web::TestBrowser bos = browser_of(bo);
    web::TestBrowser aminas = browser_of(amina);
    const std::string page = path_of(neighbour);
    EXPECT_EQ(fill_in(bos, page, page + "/hand-on", {{"to", "nobody"}}).status, 422);
    EXPECT_EQ(fill_in(bos, page, page + "/hand-on", {{"to", amina.text()}}).status, 303);
    EXPECT_EQ(bos.get(page).status, 404);
    EXPECT_EQ(fill_in(aminas, page, page + "/let-go").status, 303);
    EXPECT_THAT(aminas.get(page).body, HasSubstr("Nobody looks after them yet"));
    EXPECT_EQ(fill_in(aminas, page, page + "/act").status, 403) << "that is for who looks after them";
    EXPECT_EQ(fill_in(aminas, page, page + "/look-after").status, 303);
    EXPECT_EQ(fill_in(aminas, page, page + "/act").headers.get("location"), "/neighbour");
    EXPECT_THAT(aminas.get("/neighbour").body, HasSubstr("Hello, Rosa by the mill"));
    EXPECT_EQ(aminas.get(page).status, 403) << "first back to oneself";
    EXPECT_EQ(fill_in(aminas, "/neighbour", "/acting/end").headers.get("location"), page);
    EXPECT_EQ(aminas.get(page).status, 200);
    EXPECT_EQ(fill_in(aminas, page, page + "/forget").status, 303);
    EXPECT_EQ(aminas.get(page).status, 404);
}

struct Expected {
    const char* path; ///< {neighbour} and {intake} are filled in
    http::Method method;
    int stranger, outsider, member, keeper, steward, neighbour, acting;
};

constexpr auto get = http::Method::get;
constexpr auto post = http::Method::post;

/// Every route, for everybody: Chipo is in another community, Dora a member, Bo looks after the neighbour,
/// Amina after the community. The forms are empty; 422, 409 and 303 say that it is theirs to do.
const std::vector<Expected> expected{
    {"/c/{community}/intake", get, 200, 200, 200, 200, 200, 303, 200},
    {"/c/{community}/intake", post, 422, 422, 422, 422, 422, 422, 422},
    {"/l/{token}", get, 404, 404, 404, 404, 404, 404, 404},
    {"/l/{token}", post, 404, 404, 404, 404, 404, 404, 404},
    {"/code", get, 200, 200, 200, 200, 200, 200, 200},
    {"/code", post, 401, 401, 401, 401, 401, 401, 401},
    {"/neighbour", get, 401, 303, 303, 303, 303, 200, 200},
    {"/neighbour/intakes", post, 401, 404, 404, 404, 404, 422, 422},
    {"/neighbour/account", get, 401, 404, 404, 404, 404, 200, 403},
    {"/neighbour/account", post, 401, 404, 404, 404, 404, 422, 403},
    {"/neighbour/forget", get, 401, 404, 404, 404, 404, 200, 403},
    {"/c/{community}/neighbours", get, 401, 404, 200, 200, 200, 403, 403},
    {"/c/{community}/neighbours/new", get, 401, 404, 200, 200, 200, 403, 403},
    {"/c/{community}/neighbours", post, 401, 404, 422, 422, 422, 403, 403},
    {"/c/{community}/neighbours/{neighbour}", get, 401, 404, 404, 200, 200, 403, 403},
    {"/c/{community}/neighbours/{neighbour}/edit", get, 401, 404, 404, 200, 200, 403, 403},
    {"/c/{community}/neighbours/{neighbour}/edit", post, 401, 404, 404, 422, 422, 403, 403},
    {"/c/{community}/neighbours/{neighbour}/ask", get, 401, 404, 404, 200, 200, 403, 403},
    {"/c/{community}/neighbours/{neighbour}/asks", post, 401, 404, 404, 422, 422, 403, 403},
    {"/c/{community}/neighbours/{neighbour}/offer", get, 401, 404, 404, 200, 200, 403, 403},
    {"/c/{community}/neighbours/{neighbour}/offers", post, 401, 404, 404, 422, 422, 403, 403},
    {"/c/{community}/neighbours/{neighbour}/hand-on", post, 401, 404, 404, 422, 422, 403, 403},
    {"/c/{community}/intakes/{intake}", get, 401, 404, 404, 200, 200, 403, 403},
    {"/c/{community}/intakes/{intake}/board", post, 401, 404, 404, 422, 422, 403, 403},
    {"/c/{community}/intakes/{intake}/answer", post, 401, 404, 404, 422, 422, 403, 403},
    {"/c/{community}/intakes/{intake}/same", post, 401, 404, 404, 422, 422, 403, 403},
    // What changes something for whoever may do it comes last; the keeper and the neighbour are asked in
    // tests above.
    {"/neighbour/intakes/{intake}/away", post, 401, 404, 404, 404, 404, 303, 404},
    {"/neighbour/forget", post, 401, 404, 404, 404, 404, -1, 403},
    {"/acting/end", post, 303, 303, 303, 303, 303, 303, -1},
    {"/c/{community}/neighbours/{neighbour}/key", post, 401, 404, 404, -1, -1, 403, 403},
    {"/c/{community}/neighbours/{neighbour}/revoke", post, 401, 404, 404, -1, -1, 403, 403},
    {"/c/{community}/neighbours/{neighbour}/look-after", post, 401, 404, 404, -1, -1, 403, 403},
    {"/c/{community}/neighbours/{neighbour}/let-go", post, 401, 404, 404, -1, 409, 403, 403},
    {"/c/{community}/neighbours/{neighbour}/act", post, 401, 404, 404, -1, 403, 403, 403},
    {"/c/{community}/neighbours/{neighbour}/forget", post, 401, 404, 404, -1, -1, 403, 403},
};

TEST_P(PagesOfNeighbours, AnswerEverybodyAsTheTableSays) {
    const PersonId dora = newcomer("Dora");
    ASSERT_EQ(outcome([&](auto& tx) { return communities::join_community(tx, dora, elm_street); }), "done");
    const PersonId neighbour = enter(bo, rosa()).value();
    ASSERT_TRUE(key_for(bo, neighbour).ok());
    ASSERT_EQ(
        outcome([&](auto& tx) { return add_intake(tx, randomness, neighbour, gifts::Side::ask, "Soup"); }),
        "done");
    const IntakeId intake = waiting(bo).front().id;
    const std::string acting = session_of(bo);
    ASSERT_EQ(outcome([&](auto& tx) { return act_for_neighbour(tx, bo, acting, neighbour); }), "done");
    std::vector<web::TestBrowser> visitors{stranger(),          browser_of(chipo),
                                           browser_of(dora),    browser_of(bo),
                                           browser_of(amina),   neighbour_browser(neighbour),
                                           with_session(acting)};
    for (const Expected& each : expected) {
        std::string path = each.path;
        for (const auto& [blank, text] :
             {std::pair("{community}", std::string("elm-street")), std::pair("{neighbour}", neighbour.text()),
              std::pair("{intake}", intake.text()), std::pair("{token}", std::string(43, 'A'))})
            if (const auto at = path.find(blank); at != path.npos)
                path.replace(at, std::strlen(blank), text);
        const std::vector<int> row{each.stranger, each.outsider,  each.member, each.keeper,
                                   each.steward,  each.neighbour, each.acting};
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (row[i] < 0)
                continue;
            visitors[i].get("/code");
            const auto response = each.method == get ? visitors[i].get(path) : visitors[i].send(path);
            EXPECT_EQ(response.status, row[i]) << path << ", column " << i;
        }
    }
    for (const auto& route : router.routes())
        EXPECT_TRUE(std::ranges::any_of(expected, [&](const Expected& each) {
            return route.pattern == each.path && route.method == each.method;
        })) << route.pattern;
}

}
}
