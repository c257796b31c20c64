#include "people/people.hpp"
#include "people/routes.hpp"
#include "platform/api/device_testing.hpp"
#include "platform/db/database_testing.hpp"

#include <gmock/gmock.h>

namespace plenty::people {
namespace {

using api::at;
using api::text_at;
using testing::HasSubstr;

constexpr std::string_view joining =
    R"({"name":"Amina","passphrase":"seven geese walk past the mill","device":"phone"})";

/// The API of people, with nothing around it.
class ApiOfPeople : public db::DatabaseTest {
protected:
    void SetUp() override {
        DatabaseTest::SetUp();
        if (IsSkipped())
            return;
        attempts.emplace(clock, randomness);
        house = {{[](const db::Reader&, PersonId) {
                      return std::vector<Belonging>{{"loaves", {{"sort", "rye"}}}};
                  },
                  [this](db::Transaction&, PersonId person) { forgotten = person; }}};
        site.emplace(database(), clock, randomness);
        add_api(site->routes(), passphrases, *attempts, house);
    }

    api::TestDevice device(const http::Response& with_token) {
        return {site->router(), site->contract(), text_at(with_token, "/token")};
    }
    http::Response join() { return site->stranger().post("/people", joining); }
    http::Response sign_in(std::string_view passphrase, std::string_view device = "laptop") {
        std::string body = R"({"name":"amina","passphrase":")";
        body.append(passphrase).append(R"(","device":")").append(device).append("\"}");
        return site->stranger().post("/sessions", body);
    }
    static std::string code(const http::Response& response) { return text_at(response, "/code"); }

    crypto::Passphrases passphrases{{.memory = 8192, .passes = 1}, {}};
    std::optional<Attempts> attempts;
    std::vector<Belongings> house;
    PersonId forgotten;
    std::optional<api::TestSite> site;
};
PLENTY_ON_BOTH_ENGINES(ApiOfPeople);

TEST_P(ApiOfPeople, LetsNewcomersInWithTheirCodes) {
    const auto joined = join();
    ASSERT_EQ(joined.status, 201) << joined.body;
    EXPECT_EQ(at(joined, "/recovery_codes").as_array().size(), 10U);
    EXPECT_EQ(text_at(device(joined).get("/me"), "/name"), "Amina");
    const auto taken = join();
    EXPECT_EQ(taken.status, 409);
    EXPECT_EQ(code(taken), "people.name_taken");
    EXPECT_EQ(text_at(taken, "/errors/0/pointer"), "#/name");
    const auto weak =
        site->stranger().post("/people", R"({"name":"Bo","passphrase":"password","device":"phone"})");
    EXPECT_EQ(weak.status, 422);
    EXPECT_EQ(text_at(weak, "/errors/0/pointer"), "#/passphrase");
    const auto unnamed = site->stranger().post(
        "/people", R"({"name":"Bo","passphrase":"seven geese walk past the mill","device":" "})");
    EXPECT_EQ(text_at(unnamed, "/errors/0/pointer"), "#/device");
    EXPECT_EQ(site->stranger()
                  .post("/people", R"({"name":"Bo","passphrase":"seven geese walk past the mill"})")
                  .status,
              422);
}

TEST_P(ApiOfPeople, GivesTokensForPassphrasesAndCountsTheTries) {
    join();
    auto laptop = device(sign_in("seven geese walk past the mill"));
    EXPECT_EQ(laptop.get("/me").status, 200);
    EXPECT_EQ(laptop.del("/session").status, 204);
    EXPECT_EQ(laptop.get("/me").status, 401);
    for (int tries = 0; tries < Attempts::most; ++tries)
        EXPECT_EQ(code(sign_in("not it at all")), "people.not_recognised");
    EXPECT_EQ(sign_in("seven geese walk past the mill").status, 429);
    clock.advance(Attempts::window);
    EXPECT_EQ(sign_in("seven geese walk past the mill").status, 201);
}

TEST_P(ApiOfPeople, ChangesWhatSomebodySaysOfThemselves) {
    auto phone = device(join());
    const auto before = phone.get("/me");
    EXPECT_EQ(phone.patch("/me", R"({"pronouns":"she"})").status, 428);
    phone.set_header("if-match", std::string(before.headers.get("etag")));
    const auto after = phone.patch("/me", R"({"pronouns":"she","language":"es"})");
    EXPECT_EQ(text_at(after, "/pronouns"), "she");
    EXPECT_EQ(text_at(after, "/name"), "Amina");
    EXPECT_EQ(phone.patch("/me", R"({"pronouns":"they"})").status, 412);
    phone.set_header("if-match", std::string(after.headers.get("etag")));
    const auto refused = phone.patch("/me", R"({"name":" "})");
    EXPECT_EQ(refused.status, 422);
    EXPECT_EQ(refused.headers.get("content-language"), "es");
    EXPECT_EQ(phone.patch("/me", R"({"language":"fr"})").status, 422);
    EXPECT_EQ(phone.patch("/me", R"({"stars":5})").status, 422);
}

TEST_P(ApiOfPeople, ListsAndEndsSessions) {
    auto phone = device(join());
    clock.advance(std::chrono::seconds(1));
    auto tablet = device(phone.post("/me/devices", R"({"device":"tablet"})"));
    const auto places = tablet.get("/me/sessions?limit=1");
    EXPECT_EQ(text_at(places, "/items/0/device"), "tablet");
    EXPECT_EQ(at(places, "/items/0/is_here"), true);
    EXPECT_EQ(text_at(tablet.get("/me/sessions?after=" + text_at(places, "/next")), "/items/0/device"),
              "phone");
    EXPECT_EQ(phone.del("/me/sessions/" + text_at(places, "/items/0/id")).status, 204);
    EXPECT_EQ(tablet.get("/me").status, 401);
    EXPECT_EQ(phone.del("/me/sessions/nonsense").status, 404);
    for (std::size_t devices = 1; devices < most_devices; ++devices)
        EXPECT_EQ(phone.post("/me/devices", R"({"device":"one more"})").status, 201);
    EXPECT_EQ(code(phone.post("/me/devices", R"({"device":"one too many"})")), "people.too_many_devices");
}

TEST_P(ApiOfPeople, ChangesThePassphraseAndComesBackWithACode) {
    const auto joined = join();
    auto phone = device(joined);
    const auto wrong =
        phone.put("/me/passphrase", R"({"passphrase":"no","new_passphrase":"nine kettles on the stove"})");
    EXPECT_EQ(wrong.status, 422);
    EXPECT_EQ(text_at(wrong, "/errors/0/pointer"), "#/passphrase");
    const auto weak = phone.put(
        "/me/passphrase", R"({"passphrase":"seven geese walk past the mill","new_passphrase":"password"})");
    EXPECT_EQ(text_at(weak, "/errors/0/pointer"), "#/new_passphrase");
    auto anew = device(phone.put(
        "/me/passphrase",
        R"({"passphrase":"seven geese walk past the mill","new_passphrase":"nine kettles sing on the stove"})"));
    EXPECT_EQ(phone.get("/me").status, 401);
    EXPECT_EQ(anew.get("/me").status, 200);
    EXPECT_EQ(anew.post("/me/codes", R"({"passphrase":"no"})").status, 422);
    const auto codes = anew.post("/me/codes", R"({"passphrase":"nine kettles sing on the stove"})");
    EXPECT_EQ(codes.status, 201);
    const auto with = [&](const std::string& recovery_code) {
        return site->stranger().post(
            "/recoveries",
            R"({"name":"Amina","passphrase":"six herons over the bridge","device":"phone","code":")" +
                recovery_code + "\"}");
    };
    EXPECT_EQ(with(text_at(joined, "/recovery_codes/0")).status, 401) << "the old codes are over";
    EXPECT_EQ(with(text_at(codes, "/recovery_codes/0")).status, 201);
    EXPECT_EQ(anew.get("/me").status, 401);
    EXPECT_EQ(sign_in("six herons over the bridge").status, 201);
}

TEST_P(ApiOfPeople, HandsOutACopyAndLetsGo) {
    auto phone = device(join());
    EXPECT_THAT(phone.get("/me/copy").body, HasSubstr("rye"));
    EXPECT_EQ(phone.post("/me/departure", R"({"passphrase":"no"})").status, 422);
    EXPECT_EQ(forgotten, PersonId());
    EXPECT_EQ(phone.post("/me/departure", R"({"passphrase":"seven geese walk past the mill"})").status, 204);
    EXPECT_NE(forgotten, PersonId());
    EXPECT_EQ(phone.get("/me").status, 401);
    EXPECT_EQ(sign_in("seven geese walk past the mill").status, 401);
}

}
}
