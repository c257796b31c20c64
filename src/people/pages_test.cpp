#include "people/routes.hpp"
#include "platform/db/database_testing.hpp"
#include "platform/web/browser_testing.hpp"
#include "platform/web/routes.hpp"

#include <gmock/gmock.h>

namespace plenty::people {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr const char* their_passphrase = "seven their_passphrase walk past the mill";
constexpr const char* another_passphrase = "nine another_passphrase sing on the stove";

/// The pages of people, with nothing around them.
class PagesOfPeople : public db::DatabaseTest {
protected:
    void SetUp() override {
        DatabaseTest::SetUp();
        if (IsSkipped())
            return;
        key.emplace(crypto::SecretKey::random(randomness));
        attempts.emplace(clock, randomness);
        around.emplace(web::bare_surroundings(database(), clock, randomness, *key));
        house = {{[](const db::Reader&, PersonId) {
                      return std::vector<Belonging>{{"loaves", {{"sort", "rye"}}}};
                  },
                  [this](db::Transaction&, PersonId person) { forgotten = person; }}};
        web::Routes routes(router, *around);
        add_routes(routes, passphrases, *attempts, house);
    }

    web::TestBrowser browser() { return web::TestBrowser(router); }

    web::TestBrowser joined(const std::string& name) {
        web::TestBrowser fresh = browser();
        fresh.get("/join");
        fresh.send("/people", {{"name", name}, {"passphrase", their_passphrase}});
        return fresh;
    }

    http::Response sign_in(web::TestBrowser& from, const std::string& name, const std::string& passphrase,
                           const std::string& next = "") {
        from.get("/sign-in");
        return from.send("/sessions", {{"name", name}, {"passphrase", passphrase}, {"next", next}});
    }

    static std::string first_code(const http::Response& page) {
        const auto begin = page.body.find("<code>") + 6;
        return page.body.substr(begin, page.body.find("</code>", begin) - begin);
    }

    crypto::Passphrases passphrases{{.memory = 8192, .passes = 1}, {}};
    std::optional<crypto::SecretKey> key;
    std::optional<Attempts> attempts;
    std::optional<web::Surroundings> around;
    std::vector<Belongings> house;
    PersonId forgotten;
    http::Router router;
};
PLENTY_ON_BOTH_ENGINES(PagesOfPeople);

TEST_P(PagesOfPeople, LetNewcomersInAndShowTheirCodesOnce) {
    web::TestBrowser amina = browser();
    EXPECT_THAT(amina.get("/join?next=/c/elm-street").body, HasSubstr("value=\"/c/elm-street\""));
    const auto welcome = amina.send(
        "/people", {{"name", "Amina"}, {"passphrase", their_passphrase}, {"next", "/c/elm-street"}});
    EXPECT_EQ(welcome.status, 200);
    EXPECT_THAT(welcome.body, HasSubstr("href=\"/c/elm-street\""));
    EXPECT_THAT(amina.get("/me").body, HasSubstr("value=\"Amina\""));
    EXPECT_THAT(amina.get("/me").body, Not(HasSubstr(first_code(welcome))));
}

TEST_P(PagesOfPeople, GiveBackWhatWasTypedButNoSecret) {
    web::TestBrowser newcomer = browser();
    newcomer.get("/join");
    const auto page = newcomer.send("/people", {{"name", "Bo <b>"}, {"passphrase", "too short"}});
    EXPECT_EQ(page.status, 422);
    EXPECT_THAT(page.body, HasSubstr("Bo &lt;b&gt;"));
    EXPECT_THAT(page.body, HasSubstr("href=\"#passphrase\""));
    EXPECT_THAT(page.body, Not(HasSubstr("too short\"")));
}

TEST_P(PagesOfPeople, TakeStrangeNamesKindly) {
    for (const char* name : {"", " ", "\u200b\u200d", "\u202e\u202c", "\xFF"}) {
        web::TestBrowser newcomer = browser();
        newcomer.get("/join");
        EXPECT_EQ(newcomer.send("/people", {{"name", name}, {"passphrase", their_passphrase}}).status, 422)
            << name;
    }
    web::TestBrowser newcomer = browser();
    newcomer.get("/join");
    EXPECT_EQ(newcomer.send("/people", {{"name", std::string(10'000, 'x')}, {"passphrase", their_passphrase}})
                  .status,
              422);
    EXPECT_EQ(joined("Amina").get("/me").status, 200);
    newcomer.get("/join");
    EXPECT_EQ(newcomer.send("/people", {{"name", "AMINA"}, {"passphrase", their_passphrase}}).status, 409);
}

TEST_P(PagesOfPeople, SignInAndOut) {
    joined("Amina");
    web::TestBrowser other = browser();
    EXPECT_EQ(sign_in(other, "Amina", another_passphrase).status, 401);
    EXPECT_EQ(other.get("/me").status, 401);
    EXPECT_EQ(sign_in(other, "amina", their_passphrase, "/c/elm-street").headers.get("location"),
              "/c/elm-street");
    EXPECT_EQ(other.get("/me").status, 200);
    EXPECT_EQ(other.send("/sign-out").status, 303);
    EXPECT_EQ(other.get("/me").status, 401);
}

TEST_P(PagesOfPeople, LeadNowhereElse) {
    joined("Amina");
    for (const char* elsewhere :
         {"https://evil.example", "//evil.example", "/\\evil.example", "javascript:x"}) {
        web::TestBrowser other = browser();
        EXPECT_EQ(sign_in(other, "Amina", their_passphrase, elsewhere).headers.get("location"), "/")
            << elsewhere;
    }
}

TEST_P(PagesOfPeople, AnswerWrongNamesAndWrongPassphrasesAlike) {
    joined("Amina");
    web::TestBrowser guesser = browser();
    const auto wrong_passphrase = sign_in(guesser, "Amina", another_passphrase);
    const auto wrong_name = sign_in(guesser, "Bruno", another_passphrase);
    EXPECT_EQ(wrong_passphrase.status, wrong_name.status);
    EXPECT_EQ(wrong_passphrase.body.size(), wrong_name.body.size());
    for (int i = 0; i < Attempts::most; ++i)
        sign_in(guesser, "Amina", another_passphrase);
    const auto refused = sign_in(guesser, "Amina", their_passphrase);
    EXPECT_EQ(refused.status, 429);
    EXPECT_THAT(refused.body, HasSubstr("15"));
}

TEST_P(PagesOfPeople, LetSomebodyBackInWithACode) {
    web::TestBrowser amina = browser();
    amina.get("/join");
    const auto code =
        first_code(amina.send("/people", {{"name", "Amina"}, {"passphrase", their_passphrase}}));
    web::TestBrowser other = browser();
    other.get("/recover");
    EXPECT_EQ(other.send("/recoveries", {{"name", "Amina"}, {"code", code}, {"passphrase", "short"}}).status,
              422);
    other.get("/recover");
    EXPECT_EQ(
        other.send("/recoveries", {{"name", "Amina"}, {"code", code}, {"passphrase", another_passphrase}})
            .status,
        303);
    EXPECT_EQ(other.get("/me").status, 200);
    EXPECT_EQ(amina.get("/me").status, 401) << "every session before is over";
}

TEST_P(PagesOfPeople, ChangeThePassphraseAndStaySignedInHereOnly) {
    web::TestBrowser here = joined("Amina");
    web::TestBrowser there = browser();
    sign_in(there, "Amina", their_passphrase);
    here.get("/me/passphrase");
    const auto wrong = here.send(
        "/me/passphrase", {{"passphrase", another_passphrase}, {"new_passphrase", another_passphrase}});
    EXPECT_EQ(wrong.status, 422);
    EXPECT_THAT(wrong.body, HasSubstr("href=\"#passphrase\""));
    here.get("/me/passphrase");
    const auto short_one =
        here.send("/me/passphrase", {{"passphrase", their_passphrase}, {"new_passphrase", "short"}});
    EXPECT_THAT(short_one.body, HasSubstr("href=\"#new_passphrase\""));
    here.get("/me/passphrase");
    EXPECT_EQ(here.send("/me/passphrase",
                        {{"passphrase", their_passphrase}, {"new_passphrase", another_passphrase}})
                  .status,
              303);
    EXPECT_EQ(here.get("/me").status, 200);
    EXPECT_EQ(there.get("/me").status, 401);
    EXPECT_EQ(sign_in(there, "Amina", another_passphrase).status, 303);
}

TEST_P(PagesOfPeople, MakeNewCodesForWhoeverKnowsThePassphrase) {
    web::TestBrowser amina = joined("Amina");
    amina.get("/me/codes");
    EXPECT_EQ(amina.send("/me/codes", {{"passphrase", another_passphrase}}).status, 422);
    amina.get("/me/codes");
    const auto page = amina.send("/me/codes", {{"passphrase", their_passphrase}});
    EXPECT_EQ(page.status, 200);
    EXPECT_EQ(first_code(page).size(), 19u);
}

TEST_P(PagesOfPeople, ListWhereOneIsSignedInAndEndIt) {
    web::TestBrowser here = joined("Amina");
    clock.advance(std::chrono::minutes(5));
    here.get("/me/sessions");
    EXPECT_EQ(here.send("/me/devices", {{"device", "\u200b"}}).status, 422);
    here.get("/me/sessions");
    EXPECT_THAT(here.send("/me/devices", {{"device", "Kitchen tablet"}}).body, HasSubstr("<code>"));
    EXPECT_THAT(here.get("/me/sessions").body, HasSubstr("Kitchen tablet"));
    EXPECT_EQ(here.send("/me/sessions/end", {{"started_at", here.hidden("started_at")}}).status, 303);
    EXPECT_THAT(here.get("/me/sessions").body, Not(HasSubstr("Kitchen tablet")));
    EXPECT_EQ(here.send("/me/sessions/end", {{"started_at", "nonsense"}}).status, 404);
}

TEST_P(PagesOfPeople, SpeakTheLanguageThatWasChosen) {
    web::TestBrowser stranger = browser();
    stranger.get("/join");
    EXPECT_EQ(stranger.send("/language", {{"language", "es"}, {"next", "/sign-in"}}).headers.get("location"),
              "/sign-in");
    EXPECT_EQ(stranger.get("/join").headers.get("content-language"), "es");
    web::TestBrowser amina = joined("Amina");
    amina.get("/me");
    amina.send("/language", {{"language", "es"}});
    EXPECT_EQ(amina.get("/me").headers.get("content-language"), "es");
    web::TestBrowser elsewhere = browser();
    sign_in(elsewhere, "Amina", their_passphrase);
    EXPECT_EQ(elsewhere.get("/me").headers.get("content-language"), "es") << "it goes with the person";
    amina.get("/me");
    EXPECT_EQ(amina.send("/language", {{"language", "tlh"}}).status, 422);
}

TEST_P(PagesOfPeople, GiveACopyOfEverythingAndLetGoOfIt) {
    web::TestBrowser amina = joined("Amina");
    EXPECT_THAT(amina.get("/me/copy").body, HasSubstr("rye"));
    const auto file = amina.get("/me/copy.json");
    EXPECT_THAT(file.body, HasSubstr(R"("loaves":[{"sort":"rye"}])"));
    EXPECT_EQ(file.headers.get("cache-control"), "no-store");
    amina.get("/me/go");
    EXPECT_EQ(amina.send("/departures", {{"passphrase", another_passphrase}}).status, 422);
    EXPECT_EQ(forgotten, PersonId());
    amina.get("/me/go");
    EXPECT_EQ(amina.send("/departures", {{"passphrase", their_passphrase}}).status, 303);
    EXPECT_NE(forgotten, PersonId());
    EXPECT_EQ(amina.get("/me").status, 401);
    EXPECT_EQ(sign_in(amina, "Amina", their_passphrase).status, 401);
}

TEST_P(PagesOfPeople, AreForWhoeverIsSignedIn) {
    web::TestBrowser stranger = browser();
    for (const char* path :
         {"/me", "/me/passphrase", "/me/codes", "/me/sessions", "/me/copy", "/me/copy.json", "/me/go"})
        EXPECT_EQ(stranger.get(path).status, 401) << path;
    stranger.get("/join");
    for (const char* path : {"/me", "/me/passphrase", "/me/codes", "/me/devices", "/departures"})
        EXPECT_EQ(stranger.send(path).status, 401) << path;
}

}
}
