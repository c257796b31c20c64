#include "platform/db/database_testing.hpp"
#include "platform/web/browser_testing.hpp"
#include "platform/web/cookies.hpp"
#include "platform/web/failure_page.hpp"
#include "platform/web/notes.hpp"
#include "platform/web/routes.hpp"

#include <algorithm>
#include <memory>

namespace plenty::web {
namespace {

using namespace std::chrono_literals;

constexpr PersonId amina{11};
constexpr PersonId wall{77}; ///< what is written on the wall are devices of this nobody
const Refusal taken{Why::conflict, {"web.heading.not_possible"}, "words"};

/// Visits to a small site: a wall on which anybody may write, and a page for who is signed in.
class Visits : public db::DatabaseTest {
protected:
    void SetUp() override {
        DatabaseTest::SetUp();
        if (!IsSkipped())
            open_at("https://plenty.example.org");
    }

    void open_at(std::string public_url) {
        surroundings_ = std::make_unique<Surroundings>(
            Surroundings{.database = database(),
                         .clock = clock,
                         .randomness = randomness,
                         .form_key = form_key_,
                         .public_url = std::move(public_url),
                         .default_language = {},
                         .time_zone = {},
                         .shell = [](const Visit& visit, const Page& page) { return shell(visit, page); }});
        router_ = std::make_unique<http::Router>();
        Routes routes(*router_, *surroundings_);
        add_pages(routes);
        add_forms(routes);
    }

    TestBrowser browser() const { return TestBrowser(*router_); }
    /// One that has seen a page with a form.
    TestBrowser browser_at_the_form() const {
        TestBrowser fresh = browser();
        fresh.get("/form");
        return fresh;
    }
    TestBrowser signed_in_browser() const {
        TestBrowser fresh = browser_at_the_form();
        fresh.send("/sign-in");
        fresh.get("/form");
        return fresh;
    }

    std::vector<std::string> written() {
        std::vector<std::string> all;
        for (const SignedInPlace& each :
             database().read([](db::Reader& reader) { return list_sessions_of(reader, wall); }))
            all.push_back(each.device.value_or(""));
        std::ranges::sort(all);
        return all;
    }

    const Surroundings& surroundings() const { return *surroundings_; }

    /// Runs inside the next write on the wall, each time it is tried.
    std::function<void(db::Transaction&)> meanwhile = [](db::Transaction&) {};

private:
    static html::Html shell(const Visit& visit, const Page& page) {
        return html::all(html::p(visit.told().value_or("nothing to tell")), page.body);
    }

    static Result<http::Response> show_form(Visit& visit) {
        return visit.show({"A form", html::form(visit.form_fields())});
    }

    Outcome write_on_wall(Visit& visit) {
        return visit.write([&](db::Transaction& tx) -> Outcome {
            meanwhile(tx);
            if (visit.form().get("words") == "taken")
                return taken;
            start_session(tx, visit.randomness(), wall, {}, std::string(visit.form().get("words")));
            return Done{};
        });
    }

    static http::Response wall_of(Visit& visit) {
        return visit.go_to("/wall/" + std::string(visit.form().get("words")), "web.saved");
    }

    void add_pages(Routes& routes) {
        routes.get("/form", show_form);
        routes.get("/mine", [](Visit& visit) -> Result<http::Response> {
            TRY(visit.person());
            return show_form(visit);
        });
        routes.get("/things/{thing}", [](Visit& visit) -> Result<http::Response> {
            return visit.show({"A thing", html::p(TRY(visit.id<PersonId>(0)).text())});
        });
        routes.get("/refusals/{why}", [](Visit& visit) -> Result<http::Response> {
            return Refusal{static_cast<Why>(std::stoi(visit.part_text(0))), {"web.other_site"}};
        });
    }

    void add_forms(Routes& routes) {
        routes.post("/wall", [this](Visit& visit) -> Result<http::Response> {
            TRY(write_on_wall(visit));
            return wall_of(visit);
        });
        routes.post("/wall/careful", [this](Visit& visit) -> Result<http::Response> {
            const auto done = write_on_wall(visit);
            if (done.ok())
                return wall_of(visit);
            const Notes notes(visit, &done.refusal());
            return visit.show({"Look again", notes.summary(), notes.status()});
        });
        routes.post("/wall/stubborn", [this](Visit& visit) -> Result<http::Response> {
            (void)visit.write([](db::Transaction&) -> Outcome { return taken; });
            TRY(write_on_wall(visit));
            return wall_of(visit);
        });
        routes.post("/wall/page", [this](Visit& visit) -> Result<http::Response> {
            TRY(write_on_wall(visit));
            return visit.show({"Written", html::p("Written")});
        });
        routes.post("/mine", [](Visit& visit) -> Result<http::Response> {
            TRY(visit.person());
            return visit.go_to("/mine");
        });
        routes.post("/sign-in", [](Visit& visit) -> Result<http::Response> {
            visit.set_session_token(
                *visit.surroundings().database.write([&](db::Transaction& tx) -> Result<std::string> {
                    return start_session(tx, visit.randomness(), amina, visit.language());
                }));
            return visit.go_to("/mine");
        });
        routes.post("/sign-out", [](Visit& visit) -> Result<http::Response> {
            visit.set_session_token("");
            return visit.go_to("/");
        });
    }

    const crypto::SecretKey form_key_ = crypto::SecretKey::random(randomness);
    std::unique_ptr<Surroundings> surroundings_;
    std::unique_ptr<http::Router> router_;
};
PLENTY_ON_BOTH_ENGINES(Visits);

using Written = std::vector<std::string>;

bool says(const http::Response& response, std::string_view text) {
    return response.body.find(text) != std::string::npos;
}

TEST_P(Visits, WriteOnTheWallWithAFormOfTheirOwn) {
    TestBrowser bo = browser_at_the_form();
    const auto answer = bo.send("/wall", {{"words", "hello"}});
    EXPECT_EQ(answer.status, 303);
    EXPECT_EQ(answer.headers.get("location"), "/wall/hello");
    EXPECT_EQ(answer.headers.get("cache-control"), "no-store");
    EXPECT_EQ(written(), Written{"hello"});
}

TEST_P(Visits, CarryATokenThatNeverLooksTheSame) {
    TestBrowser bo = browser_at_the_form();
    const std::string first = bo.hidden("token");
    bo.get("/form");
    EXPECT_NE(bo.hidden("token"), first);
    EXPECT_EQ(bo.post("/wall", {{"token", first}, {"words", "older page"}}).status, 303);
    EXPECT_EQ(bo.send("/wall", {{"words", "newer page"}}).status, 303);
}

TEST_P(Visits, AreGivenTheirFormBackWhenItsTokenIsNotTheirs) {
    TestBrowser bo = browser_at_the_form();
    const TestBrowser chipo = browser_at_the_form();
    std::string damaged = bo.hidden("token");
    damaged[5] = damaged[5] == 'A' ? 'B' : 'A';
    for (const std::string& token : {chipo.hidden("token"), damaged, std::string(), std::string("hello")})
        EXPECT_EQ(bo.post("/wall", {{"token", token}, {"words", "not mine"}}).status, 401) << token;
    TestBrowser without_cookies = browser();
    EXPECT_EQ(without_cookies.post("/wall", {{"token", bo.hidden("token")}, {"words", "stolen"}}).status,
              401);
    EXPECT_EQ(written(), Written{});
}

TEST_P(Visits, LoseNoWordsOfAFormThatCameTooLate) {
    TestBrowser bo = browser_at_the_form();
    const auto back = bo.post("/wall", {{"words", "Soup for <six> & \"more\""},
                                        {"passphrase", "seven geese walk"},
                                        {"new_passphrase", "nine kettles sing"},
                                        {"code", "ABCD-EFGH"}});
    EXPECT_EQ(back.status, 401);
    EXPECT_TRUE(says(back, "Soup for &lt;six&gt; &amp; "));
    EXPECT_FALSE(says(back, "<six>"));
    for (const char* secret : {"seven geese", "nine kettles", "ABCD"})
        EXPECT_FALSE(says(back, secret)) << secret;
    EXPECT_TRUE(says(back, "href=\"/sign-in\""));
    EXPECT_TRUE(says(back, "action=\"/wall\""));
}

TEST_P(Visits, MaySendAReturnedFormAgain) {
    TestBrowser amina_s = signed_in_browser();
    const std::string old_token = amina_s.hidden("token");
    clock.advance(session_idle_days + std::chrono::days(1));
    EXPECT_EQ(amina_s.post("/wall", {{"token", old_token}, {"words", "late"}}).status, 401);
    EXPECT_EQ(written(), Written{});
    amina_s.get("/form");
    EXPECT_EQ(amina_s.send("/wall", {{"words", "late"}}).status, 303);
    EXPECT_EQ(written(), Written{"late"});
}

TEST_P(Visits, DoOnceWhatIsSentTwice) {
    TestBrowser bo = browser_at_the_form();
    const auto first = bo.send("/wall", {{"words", "hello"}});
    const auto second = bo.send("/wall", {{"words", "hello"}});
    EXPECT_EQ(second.status, 303);
    EXPECT_EQ(second.headers.get("location"), first.headers.get("location"));
    EXPECT_EQ(written(), Written{"hello"});
    bo.get("/form");
    EXPECT_EQ(bo.send("/wall", {{"words", "hello"}}).status, 303);
    EXPECT_EQ(written(), (Written{"hello", "hello"})) << "a new page is a new form";
}

TEST_P(Visits, RepeatTheFirstAnswerWhoeverDrawsTheRefusal) {
    TestBrowser bo = browser_at_the_form();
    ASSERT_EQ(bo.send("/wall/careful", {{"words", "hello"}}).status, 303);
    const auto second = bo.send("/wall/careful", {{"words", "hello"}});
    EXPECT_EQ(second.status, 303);
    EXPECT_EQ(second.headers.get("location"), "/wall/hello");
    EXPECT_EQ(written(), Written{"hello"});
}

TEST_P(Visits, SayThatAFormWasSentWhenItsAnswerIsNotKnown) {
    TestBrowser bo = browser_at_the_form();
    ASSERT_EQ(bo.send("/wall/page", {{"words", "hello"}}).status, 200);
    EXPECT_EQ(bo.send("/wall/page", {{"words", "hello"}}).status, 409);
    EXPECT_EQ(written(), Written{"hello"});
}

TEST_P(Visits, MaySendACorrectedFormAfterARefusal) {
    TestBrowser bo = browser_at_the_form();
    EXPECT_EQ(bo.send("/wall", {{"words", "taken"}}).status, 409);
    EXPECT_EQ(bo.send("/wall", {{"words", "free"}}).status, 303);
    EXPECT_EQ(written(), Written{"free"});
}

TEST_P(Visits, DoOnceWhatSucceedsAtTheSecondTry) {
    TestBrowser bo = browser_at_the_form();
    EXPECT_EQ(bo.send("/wall/stubborn", {{"words", "hello"}}).status, 303);
    EXPECT_EQ(bo.send("/wall/stubborn", {{"words", "hello"}}).status, 303);
    EXPECT_EQ(written(), Written{"hello"});
}

TEST_P(Visits, ShareNoNumbersWithOthersOrOtherForms) {
    TestBrowser bo = browser_at_the_form();
    TestBrowser chipo = browser_at_the_form();
    ASSERT_EQ(bo.post("/wall", {{"token", bo.hidden("token")}, {"once", "1"}, {"words", "Bo"}}).status, 303);
    EXPECT_EQ(
        chipo.post("/wall", {{"token", chipo.hidden("token")}, {"once", "1"}, {"words", "Chipo"}}).status,
        303);
    EXPECT_EQ(
        bo.post("/wall/careful", {{"token", bo.hidden("token")}, {"once", "1"}, {"words", "Careful"}}).status,
        303);
    EXPECT_EQ(written(), (Written{"Bo", "Careful", "Chipo"}));
}

TEST_P(Visits, MayNumberTheirCallsInAHeader) {
    TestBrowser bo = browser_at_the_form();
    bo.set_header("idempotency-key", "7");
    for (int time = 0; time < 2; ++time) {
        bo.get("/form");
        EXPECT_EQ(bo.send("/wall", {{"words", "hello"}}).headers.get("location"), "/wall/hello");
    }
    EXPECT_EQ(written(), Written{"hello"});
}

TEST_P(Visits, AreForgottenAfterADay) {
    TestBrowser bo = browser_at_the_form();
    const auto forget = [&] {
        (void)database().write([](db::Transaction& tx) -> Outcome {
            forget_old_sessions(tx);
            return Done{};
        });
    };
    ASSERT_EQ(bo.send("/wall", {{"words", "hello"}}).status, 303);
    clock.advance(24h);
    forget();
    ASSERT_EQ(bo.send("/wall", {{"words", "hello"}}).status, 303);
    EXPECT_EQ(written().size(), 1u);
    clock.advance(1s);
    forget();
    ASSERT_EQ(bo.send("/wall", {{"words", "hello"}}).status, 303);
    EXPECT_EQ(written().size(), 2u);
}

TEST_P(Visits, AreRefusedWhenAnotherSiteSendsThem) {
    TestBrowser bo = browser_at_the_form();
    bo.set_header("sec-fetch-site", "cross-site");
    EXPECT_EQ(bo.send("/wall", {{"words", "forged"}}).status, 403);
    EXPECT_EQ(bo.get("/form").status, 200) << "a link from elsewhere is fine";
    EXPECT_EQ(written(), Written{});
}

TEST_P(Visits, ShowWhyNotWithItsStatus) {
    TestBrowser bo = browser();
    for (const auto& [why, status] : {std::pair{Why::invalid, 422},
                                      {Why::not_found, 404},
                                      {Why::not_yours, 403},
                                      {Why::sign_in, 401},
                                      {Why::conflict, 409},
                                      {Why::stale, 412},
                                      {Why::too_large, 413},
                                      {Why::too_often, 429}}) {
        EXPECT_EQ(status_of(why), status);
        const auto page = bo.get("/refusals/" + std::to_string(static_cast<int>(why)));
        EXPECT_EQ(page.status, status);
        EXPECT_TRUE(says(page, locale::say({}, "web.other_site")) ||
                    says(page, html::p(locale::say({}, "web.other_site")).markup()));
    }
}

TEST_P(Visits, AskStrangersToSignInAndComeBack) {
    TestBrowser bo = browser_at_the_form();
    const auto page = bo.get("/mine?page=2&x=%22");
    EXPECT_EQ(page.status, 401);
    EXPECT_TRUE(says(page, "/sign-in?next=%2Fmine%3Fpage%3D2%26x%3D%2522"));
    bo.get("/form");
    const auto back = bo.send("/mine", {{"words", "what I wrote"}});
    EXPECT_EQ(back.status, 401);
    EXPECT_TRUE(says(back, "what I wrote"));
}

TEST_P(Visits, SignInAndOut) {
    TestBrowser amina_s = browser_at_the_form();
    const auto entered = amina_s.send("/sign-in");
    const auto cookies = entered.headers.all("set-cookie");
    ASSERT_EQ(cookies.size(), 1u);
    EXPECT_TRUE(cookies[0].starts_with("__Host-session="));
    EXPECT_TRUE(cookies[0].ends_with("; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=7776000"));
    EXPECT_EQ(amina_s.get("/mine").status, 200);
    ASSERT_EQ(amina_s.send("/sign-out").status, 303);
    EXPECT_FALSE(amina_s.cookies.contains("__Host-session"));
    EXPECT_EQ(amina_s.get("/mine").status, 401);
}

TEST_P(Visits, OfAStrangerKeepNothingBeyondTheBrowser) {
    TestBrowser bo = browser();
    const auto page = bo.get("/form");
    const auto cookies = page.headers.all("set-cookie");
    ASSERT_EQ(cookies.size(), 1u);
    EXPECT_TRUE(cookies[0].starts_with("__Host-browser="));
    EXPECT_TRUE(cookies[0].ends_with("; Path=/; HttpOnly; SameSite=Lax; Secure"));
    EXPECT_TRUE(bo.get("/form").headers.all("set-cookie").empty()) << "once is enough";
}

TEST_P(Visits, OverPlainHttpUseCookiesThatABrowserTakes) {
    open_at("http://localhost:8080");
    TestBrowser amina_s = browser();
    const auto page = amina_s.get("/form");
    const auto cookies = page.headers.all("set-cookie");
    ASSERT_EQ(cookies.size(), 1u);
    EXPECT_TRUE(cookies[0].starts_with("browser="));
    EXPECT_TRUE(cookies[0].ends_with("; Path=/; HttpOnly; SameSite=Lax"));
    amina_s.send("/sign-in");
    EXPECT_TRUE(amina_s.cookies.contains("session"));
    EXPECT_EQ(amina_s.get("/mine").status, 200);
}

TEST_P(Visits, DoNotTakeTheTokenOfADeviceForABrowsers) {
    const std::string token = *database().write([&](db::Transaction& tx) -> Result<std::string> {
        return start_session(tx, randomness, amina, {}, "Kitchen tablet");
    });
    TestBrowser thief = browser();
    thief.cookies["__Host-session"] = token;
    EXPECT_EQ(thief.get("/mine").status, 401);
}

TEST_P(Visits, KeepASessionAlive) {
    TestBrowser amina_s = signed_in_browser();
    for (int week = 0; week < 12; ++week) {
        clock.advance(std::chrono::days(7));
        ASSERT_EQ(amina_s.get("/mine").status, 200) << week;
    }
}

TEST_P(Visits, SpeakTheLanguageOfTheirVisitor) {
    TestBrowser bo = browser();
    bo.set_header("accept-language", "es-MX,es;q=0.9");
    EXPECT_EQ(bo.get("/form").headers.get("content-language"), "es");
    bo.cookies["language"] = "en";
    EXPECT_EQ(bo.get("/form").headers.get("content-language"), "en");
    bo.cookies["language"] = "tlh";
    EXPECT_EQ(bo.get("/form").headers.get("content-language"), "es");
    ASSERT_EQ(bo.send("/sign-in").status, 303);
    bo.cookies["language"] = "en";
    EXPECT_EQ(bo.get("/form").headers.get("content-language"), "es") << "the session knows best";
}

TEST_P(Visits, TellOnceWhatWasDone) {
    TestBrowser bo = browser_at_the_form();
    bo.send("/wall", {{"words", "hello"}});
    EXPECT_TRUE(says(bo.get("/form"), locale::say({}, "web.saved")));
    EXPECT_TRUE(says(bo.get("/form"), "nothing to tell"));
    bo.cookies["told"] = "no.such_sentence";
    EXPECT_TRUE(says(bo.get("/form"), "nothing to tell"));
}

TEST_P(Visits, ReadIdentitiesFromAddressesOrFindNothing) {
    TestBrowser bo = browser();
    EXPECT_TRUE(says(bo.get("/things/" + amina.text()), amina.text()));
    for (const char* path : {"/things/11", "/things/hello", "/things/UUUUUUUUUUUUU"})
        EXPECT_EQ(bo.get(path).status, 404) << path;
}

/// What only an engine that repeats transactions can get wrong.
class RepeatedVisits : public Visits {};
INSTANTIATE_TEST_SUITE_P(On, RepeatedVisits, testing::Values(db::Engine::postgres), db::engine_of);

TEST_P(RepeatedVisits, AreStillDoneOnce) {
    const std::string token = *database().write(
        [&](db::Transaction& tx) -> Result<std::string> { return start_session(tx, randomness, amina, {}); });
    const auto somebody_else = db::Database::open({.url = url(), .readers = 1, .sync_commits = false}, clock);
    int tries = 0;
    meanwhile = [&](db::Transaction& tx) {
        if (++tries == 1)
            (void)somebody_else->write([&](db::Transaction& other) -> Outcome {
                touch_session(other, token);
                return Done{};
            });
        touch_session(tx, token);
    };
    TestBrowser bo = browser_at_the_form();
    ASSERT_EQ(bo.send("/wall", {{"words", "hello"}}).status, 303);
    ASSERT_EQ(tries, 2) << "or this test proves nothing";
    EXPECT_EQ(bo.send("/wall", {{"words", "hello"}}).status, 303);
    EXPECT_EQ(written(), Written{"hello"});
}

TEST_P(Visits, EndInAPageEvenWhenNobodyAnswers) {
    http::Request request;
    request.headers.add("accept-language", "es");
    const locale::Language spanish = *locale::Language::find("es");
    for (const int status : {400, 404, 405, 408, 413, 415, 429, 431, 500, 503}) {
        const auto page = failure_page(surroundings(), status, request);
        EXPECT_EQ(page.status, status);
        EXPECT_TRUE(says(page, "lang=\"es\""));
        EXPECT_TRUE(says(page, locale::say(spanish, "web.to_front_page")));
    }
}

TEST_P(Visits, SayTheWholeAddressOfALinkThatLeavesTheBrowser) {
    http::Request request;
    request.headers.add("host", "127.0.0.1:8080");
    EXPECT_EQ(Visit(surroundings(), request).address_of("/x"), "https://plenty.example.org/x");
    open_at("");
    EXPECT_EQ(Visit(surroundings(), request).address_of("/x"), "http://127.0.0.1:8080/x");
    request.secure = true;
    EXPECT_EQ(Visit(surroundings(), request).address_of("/x"), "https://127.0.0.1:8080/x");
}

}
}
