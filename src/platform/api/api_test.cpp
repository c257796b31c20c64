#include "platform/api/api.hpp"
#include "platform/api/conformance_testing.hpp"
#include "platform/api/device_testing.hpp"
#include "platform/api/problem.hpp"
#include "platform/db/database_testing.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <map>

namespace plenty::api {
namespace {

using testing::HasSubstr;

struct Note {
    std::string words;
};

const Shape<Note>& note() {
    static const auto shape =
        record<Note>("Note", "A line on the wall.").member("words", &Note::words, text(20)).shape();
    return shape;
}

struct Asked {
    std::int64_t number = 1;
    bool loud = false;
    std::string words;
};

const Shape<Asked>& asked() {
    static const auto shape = record<Asked>("Asked", "")
                                  .option("number", &Asked::number, whole(1, 9))
                                  .option("loud", &Asked::loud, yes_or_no())
                                  .option("words", &Asked::words, text())
                                  .shape();
    return shape;
}

constexpr PersonId amina{11}, bo{12};

/// A small API: a wall on which people write, each line under a number.
class Programs : public db::DatabaseTest {
protected:
    void SetUp() override {
        DatabaseTest::SetUp();
        if (IsSkipped())
            return;
        around.emplace(web::Surroundings{.database = database(),
                                         .clock = clock,
                                         .randomness = randomness,
                                         .form_key = key,
                                         .public_url = "https://plenty.example.org",
                                         .default_language = {},
                                         .time_zone = {},
                                         .shell = {}});
        Routes routes(router, *around, contract, nobody_acts);
        routes.of("wall").explain_part("number", text());
        add_wall(routes);
        add_oddities(routes);
    }

    void add_wall(Routes& routes) {
        routes.add({.method = http::Method::post,
                    .pattern = "/notes",
                    .name = "write",
                    .body = note(),
                    .answers = creates(note(), "Written.")},
                   [this](Call& call) { return write(call); });
        routes.add({.pattern = "/notes/{number}",
                    .name = "read",
                    .whom = Whom::anybody,
                    .answers = tells(note(), "")},
                   [this](Call& call) { return read(call); });
        routes.add({.method = http::Method::patch,
                    .pattern = "/notes/{number}",
                    .name = "change",
                    .body = note(),
                    .answers = tells(note(), ""),
                    .versioned = Versioned::yes},
                   [this](Call& call) -> Result<Answer> {
                       const std::string number = call.part(0);
                       const Answer before = ok(note(), {wall.at(number)});
                       TRY(call.is_version(etag_of(*before.body)));
                       wall[number] = TRY(call.body(note())).words;
                       return ok(note(), {wall.at(number)});
                   });
        routes.add({.method = http::Method::del, .pattern = "/notes", .name = "wipe", .answers = does("")},
                   [this](Call&) -> Result<Answer> {
                       wall.clear();
                       return done();
                   });
    }

    void add_oddities(Routes& routes) {
        routes.add({.pattern = "/echo",
                    .name = "echo",
                    .whom = Whom::anybody,
                    .query = asked(),
                    .answers = tells(note(), "")},
                   [](Call& call) -> Result<Answer> {
                       const Asked it = TRY(call.query(asked()));
                       return ok(note(), {it.words + std::to_string(it.number) + (it.loud ? "!" : "")});
                   });
        routes.add({.method = http::Method::post,
                    .pattern = "/secrets",
                    .name = "whisper",
                    .answers = creates(note(), "")},
                   [this](Call& call) -> Result<Answer> {
                       TRY(call.write([](db::Transaction&) -> Outcome { return Done{}; }));
                       return created(note(), {"secret " + std::to_string(++whispered)});
                   });
        routes.add(
            {.pattern = "/broken", .name = "broken", .whom = Whom::anybody, .answers = tells(paging(), "")},
            [](Call&) -> Result<Answer> { return ok(note(), {"not what was declared"}); });
    }

    Result<Answer> write(Call& call) {
        const PersonId writer = TRY(call.person());
        const Note note_written = TRY(call.body(note()));
        TRY(call.write([&](db::Transaction& tx) -> Outcome {
            if (note_written.words == "taken")
                return Refusal{Why::conflict, {"web.heading.not_possible"}, "words"};
            web::start_session(tx, randomness, writer, {}); // something that is either there or not
            return Done{};
        }));
        const std::string number = std::to_string(++written);
        wall[number] = note_written.words;
        return created(note(), note_written, std::string(root) + "/notes/" + number);
    }

    Result<Answer> read(Call& call) {
        const auto found = wall.find(call.part(0));
        if (found == wall.end())
            return Refusal{Why::not_found, {"web.not_found"}};
        return ok(note(), {found->second});
    }

    std::string device_of(PersonId person, std::string_view language = "en",
                          std::optional<std::string> name = "laptop") {
        return *database().write([&](db::Transaction& tx) -> Result<std::string> {
            return web::start_session(tx, randomness, person, *locale::Language::find(language), name);
        });
    }
    TestDevice device(std::string token = {}) { return {router, contract, std::move(token)}; }
    std::size_t sessions_of(PersonId person) {
        return database().read(
            [&](db::Reader& reader) { return web::list_sessions_of(reader, person).size(); });
    }

    crypto::SecretKey key = crypto::SecretKey::random(randomness);
    std::optional<web::Surroundings> around;
    Contract contract;
    http::Router router;
    std::map<std::string, std::string> wall;
    int written = 0, whispered = 0;
};
PLENTY_ON_BOTH_ENGINES(Programs);

TEST_P(Programs, AreKnownByTheTokenOfTheirDeviceAlone) {
    TestDevice stranger = device();
    const auto refused = stranger.post("/notes", R"({"words":"Hello"})");
    EXPECT_EQ(refused.status, 401);
    EXPECT_EQ(text_at(refused, "/code"), "api.token_first");
    EXPECT_THAT(refused.headers.get("www-authenticate"), HasSubstr("Bearer"));
    EXPECT_EQ(device(device_of(amina)).post("/notes", R"({"words":"Hello"})").status, 201);
    EXPECT_EQ(device("nonsense").post("/notes", R"({"words":"Hello"})").status, 401);
    EXPECT_EQ(device(device_of(amina, "en", std::nullopt)).post("/notes", R"({"words":"Hello"})").status, 401)
        << "the session of a browser";
    EXPECT_EQ(device("nonsense").get("/notes/1").status, 401) << "a wrong token is no stranger";
    EXPECT_EQ(stranger.get("/notes/1").status, 200);
    TestDevice with_cookie = device();
    with_cookie.set_header("cookie", "session=" + device_of(amina, "en", std::nullopt));
    EXPECT_EQ(with_cookie.del("/notes").status, 401);
    TestDevice other_scheme = device();
    other_scheme.set_header("authorization", "Basic YTpi");
    EXPECT_EQ(other_scheme.get("/notes/1").status, 401);
    TestDevice shouting = device();
    shouting.set_header("authorization", "BEARER  " + device_of(amina));
    EXPECT_EQ(shouting.post("/notes", R"({"words":"Hello"})").status, 201);
}

TEST_P(Programs, LoseAccessWithTheirToken) {
    const std::string token = device_of(amina);
    TestDevice laptop = device(token);
    EXPECT_EQ(laptop.post("/notes", R"({"words":"Hello"})").status, 201);
    clock.advance(std::chrono::days(200));
    EXPECT_EQ(laptop.get("/notes/1").status, 200) << "a device stays until its owner takes it off the list";
    (void)database().write([&](db::Transaction& tx) -> Outcome {
        web::end_session(tx, token);
        return Done{};
    });
    EXPECT_EQ(text_at(laptop.get("/notes/1"), "/code"), "api.token_not_known");
}

TEST_P(Programs, SendJsonAndNothingElse) {
    TestDevice laptop = device(device_of(amina));
    const auto status = [&](std::string_view body) { return laptop.post("/notes", body).status; };
    EXPECT_EQ(status(""), 415);
    EXPECT_EQ(status("{"), 400);
    EXPECT_EQ(status(std::string(60'000, '[')), 400);
    EXPECT_EQ(status(R"({"words":"a","words":"b"})"), 400);
    EXPECT_EQ(status(R"({"words":1e999})"), 400);
    EXPECT_EQ(status("{}"), 422);
    EXPECT_EQ(status(R"({"words":7})"), 422);
    EXPECT_EQ(status(R"({"words":"a","price":7})"), 422);
    for (const char* type :
         {"text/plain", "application/x-www-form-urlencoded", "application/json; charset=latin1"}) {
        laptop.set_header("content-type", type);
        EXPECT_EQ(status(R"({"words":"a"})"), 415) << type;
    }
    laptop.set_header("content-type", "application/json; charset=\"UTF-8\"");
    EXPECT_EQ(status(R"({"words":"a"})"), 201);
    laptop.set_header("content-type", "");
    EXPECT_EQ(laptop.send(http::Method::del, "/notes", "{}").status, 400);
    EXPECT_EQ(written, 1);
}

TEST_P(Programs, ReadWhyInTheirLanguageAndWhere) {
    TestDevice laptop = device(device_of(amina, "es"));
    const auto spanish = laptop.post("/notes", R"({"words":7})");
    EXPECT_EQ(spanish.headers.get("content-type"), "application/problem+json");
    EXPECT_EQ(text_at(spanish, "/detail"), "Aquí va un texto.");
    EXPECT_EQ(text_at(spanish, "/errors/0/pointer"), "#/words");
    EXPECT_EQ(spanish.headers.get("content-language"), "es");
    laptop.set_header("accept-language", "en-GB");
    EXPECT_EQ(text_at(laptop.post("/notes", R"({"words":7})"), "/detail"), "This must be a text.");
    EXPECT_EQ(text_at(laptop.post("/notes", R"({"words":"taken"})"), "/errors/0/pointer"), "#/words")
        << "a refusal of the action";
    EXPECT_EQ(text_at(laptop.post("/notes", "{\"w\xC3\xB1 #/\":7}"), "/errors/0/pointer"),
              "#/w%C3%B1%20%23~1");
}

TEST_P(Programs, AskWithTheAddressAsStrictly) {
    TestDevice laptop = device();
    EXPECT_EQ(text_at(laptop.get("/echo?number=3&loud=true&words=Hello+"), "/words"), "Hello 3!");
    EXPECT_EQ(text_at(laptop.get("/echo?number=&words="), "/words"), "1");
    for (const char* wrong : {"number=x", "number=10", "number=1&number=2", "loud=yes", "colour=red"})
        EXPECT_EQ(laptop.get(std::string("/echo?") + wrong).status, 422) << wrong;
    EXPECT_EQ(text_at(laptop.get("/echo?number=10"), "/errors/0/parameter"), "number");
    wall["1"] = "Hello";
    EXPECT_EQ(laptop.get("/notes/1?stray=1").status, 422);
}

TEST_P(Programs, SayWhichVersionTheyChange) {
    wall["1"] = "Hello";
    TestDevice laptop = device(device_of(amina));
    const std::string version(laptop.get("/notes/1").headers.get("etag"));
    const auto change = [&](std::string_view words) {
        return laptop.patch("/notes/1", std::string(R"({"words":")").append(words).append("\"}")).status;
    };
    EXPECT_EQ(change("Bye"), 428);
    laptop.set_header("if-match", "\"other\", " + version);
    EXPECT_EQ(change("Bye"), 200);
    EXPECT_EQ(change("Bye again"), 412);
    EXPECT_EQ(wall["1"], "Bye");
    laptop.set_header("if-match", "*");
    EXPECT_EQ(change("Whatever"), 200);
}

TEST_P(Programs, AreSparedWhatTheyHave) {
    wall["1"] = "Hello";
    TestDevice laptop = device();
    laptop.set_header("if-none-match", std::string(laptop.get("/notes/1").headers.get("etag")));
    EXPECT_EQ(laptop.get("/notes/1").status, 304);
    wall["1"] = "Bye";
    EXPECT_EQ(laptop.get("/notes/1").status, 200);
}

TEST_P(Programs, MaySendTheSameTwice) {
    TestDevice laptop = device(device_of(amina));
    laptop.set_header("idempotency-key", "\"8e03978e\"");
    const auto first = laptop.post("/notes", R"({"words":"Hello"})");
    const auto second = laptop.post("/notes", R"({"words":"Hello"})");
    EXPECT_EQ(first.status, 201);
    EXPECT_EQ(second.status, 201);
    EXPECT_EQ(second.body, first.body);
    EXPECT_EQ(second.headers.get("location"), first.headers.get("location"));
    EXPECT_EQ(written, 1);
    EXPECT_EQ(sessions_of(amina), 2U) << "the device, and what was written once";

    const auto other = laptop.post("/notes", R"({"words":"Bye"})");
    EXPECT_EQ(other.status, 422);
    EXPECT_EQ(text_at(other, "/code"), "api.key_reused");
    TestDevice of_bo = device(device_of(bo));
    of_bo.set_header("idempotency-key", "\"8e03978e\"");
    EXPECT_EQ(of_bo.post("/notes", R"({"words":"Bye"})").status, 201) << "keys are everybody's own";
    wall.clear();
    EXPECT_EQ(text_at(laptop.post("/notes", R"({"words":"Hello"})"), "/code"), "web.already_sent")
        << "what came of it is gone";
    clock.advance(std::chrono::days(2));
    (void)database().write([](db::Transaction& tx) -> Outcome {
        web::forget_old_sessions(tx);
        return Done{};
    });
    EXPECT_EQ(laptop.post("/notes", R"({"words":"Hello"})").status, 201) << "keys are kept for a day";
}

TEST_P(Programs, AreNotHeldToWhatWasRefused) {
    TestDevice laptop = device(device_of(amina));
    laptop.set_header("idempotency-key", "one");
    EXPECT_EQ(laptop.post("/notes", R"({"words":"taken"})").status, 409);
    EXPECT_EQ(laptop.post("/notes", R"({"words":"free"})").status, 201);
    laptop.set_header("idempotency-key", std::string(256, 'k'));
    EXPECT_EQ(laptop.post("/notes", R"({"words":"free"})").status, 400);
}

TEST_P(Programs, HearASecretOnce) {
    TestDevice laptop = device(device_of(amina));
    laptop.set_header("idempotency-key", "one");
    EXPECT_EQ(text_at(laptop.post("/secrets"), "/words"), "secret 1");
    const auto again = laptop.post("/secrets");
    EXPECT_EQ(again.status, 409);
    EXPECT_EQ(text_at(again, "/code"), "web.already_sent");
    EXPECT_EQ(whispered, 1);
}

TEST_P(Programs, AreHeldBackWhenTheyCallTooOften) {
    TestDevice laptop = device(device_of(amina));
    int status = 200;
    for (int call = 0; call < 700 && status != 429; ++call)
        status = laptop.get("/echo").status;
    EXPECT_EQ(status, 429);
    EXPECT_EQ(device(device_of(bo)).get("/echo").status, 200);
    EXPECT_EQ(device().get("/echo").status, 200);
}

TEST_P(Programs, ReadTheContract) {
    const std::string text = contract.openapi();
    const auto document = read_json(text);
    http::Router served;
    served.add(http::Method::get, "/api/openapi.json", serve_openapi(contract));
    http::Request request;
    const auto& handler = served.routes().front().handler;
    const auto first = handler(request);
    EXPECT_EQ(first.body, text);
    request.headers.add("if-none-match", std::string(first.headers.get("etag")));
    EXPECT_EQ(handler(request).status, 304);
    for (const auto& operation : contract.operations())
        EXPECT_THAT(text, HasSubstr("\"operationId\":\"" + operation->name + "\""));
}

/// The control of every test of the API: an answer that does not keep to its declaration is found.
TEST_P(Programs, AreFoundOutWhenTheyBreakTheContract) {
    const auto answer_of = [&](std::string_view path) {
        http::Request request;
        request.path = request.target = std::string(root) + std::string(path);
        const auto match = router.match(http::Method::get, request.path);
        request.parameters = match.parameters;
        return match.route->handler(request);
    };
    const auto operation = [&](std::string_view name) -> const Operation& {
        return **std::ranges::find_if(contract.operations(),
                                      [&](const auto& each) { return each->name == name; });
    };
    EXPECT_EQ(complaint_about(operation("broken"), answer_of("/broken")), "#/words is not described");
    auto good = answer_of("/echo");
    EXPECT_EQ(complaint_about(operation("echo"), good), "");
    good.status = 202;
    EXPECT_NE(complaint_about(operation("echo"), good), "");
    auto refused = answer_of("/notes/9");
    EXPECT_EQ(complaint_about(operation("read"), refused), "");
    refused.body = "{}";
    EXPECT_NE(complaint_about(operation("read"), refused), "");
    http::Response page;
    page.status = 404;
    page.headers.add("content-type", "text/html");
    EXPECT_NE(complaint_about(operation("read"), page), "");
}

TEST_P(Programs, HearOfFailuresInTheirOwnWay) {
    http::Request request;
    request.target = "/api/v1/nothing";
    request.headers.add("accept-language", "es");
    EXPECT_TRUE(is_for_programs(request));
    for (const int status : {400, 404, 405, 413, 431, 500, 503}) {
        const auto problem = failure(*around, status, request);
        EXPECT_EQ(problem.status, status);
        EXPECT_EQ(complaint_about(*contract.operations().front(), problem), "");
        EXPECT_EQ(problem.headers.get("content-language"), "es");
    }
    request.target = "/apiary";
    EXPECT_FALSE(is_for_programs(request));
}

}
}
