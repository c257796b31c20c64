#include "platform/api/api.hpp"
#include "platform/api/conformance_testing.hpp"
#include "platform/api/device_testing.hpp"
#include "platform/db/database_testing.hpp"

#include <gmock/gmock.h>

namespace plenty::api {
namespace {

using testing::HasSubstr;

/// An API that takes letters as they are, and gives the last one back.
class Letters : public db::DatabaseTest {
protected:
    void SetUp() override {
        DatabaseTest::SetUp();
        if (IsSkipped())
            return;
        site.emplace(database(), clock, randomness);
        site->routes().of("letters");
        site->routes().add({.method = http::Method::put,
                            .pattern = "/letter",
                            .name = "send",
                            .whom = Whom::anybody,
                            .texts = {"text/plain", "text/csv"},
                            .answers = does("Kept.")},
                           [this](Call& call) -> Result<Answer> {
                               letter = call.text();
                               return done();
                           });
        site->routes().add({.pattern = "/letter",
                            .name = "read",
                            .whom = Whom::anybody,
                            .answers = {.schema = text(), .words = "The letter.", .type = "text/plain"}},
                           [this](Call&) -> Result<Answer> { return Answer{.text = letter}; });
        device.emplace(site->stranger());
    }

    int status_of(const std::string& type) {
        device->set_header("content-type", type);
        return device->put("/letter", "a\nb").status;
    }

    std::string letter;
    std::optional<TestSite> site;
    std::optional<TestDevice> device;
};
PLENTY_ON_BOTH_ENGINES(Letters);

TEST_P(Letters, AreTakenAsTheyAreIfTheirTypeIsOne) {
    EXPECT_EQ(status_of("text/plain"), 204);
    EXPECT_EQ(status_of("TEXT/CSV; charset=utf-16"), 204);
    EXPECT_EQ(letter, "a\nb");
    for (const char* const other : {"application/json", "text/html", "text/plain2", "text"})
        EXPECT_EQ(status_of(other), 415) << other;
    device->set_header("content-type", "application/json");
    EXPECT_EQ(text_at(device->put("/letter", "{}"), "/detail"),
              "The body must be text, with one of these content types: text/plain and text/csv.");
}

TEST_P(Letters, AreAnsweredAsTheyAre) {
    letter = "{\"no\": JSON";
    const auto response = device->get("/letter");
    EXPECT_EQ(response.body, letter);
    EXPECT_EQ(response.headers.get("content-type"), "text/plain; charset=utf-8");
    device->set_header("if-none-match", std::string(response.headers.get("etag")));
    EXPECT_EQ(device->get("/letter").status, 304);

    const Operation& operation = *site->contract().operations().back();
    auto wrong = response;
    EXPECT_EQ(complaint_about(operation, wrong), "");
    wrong.headers = {};
    wrong.headers.add("cache-control", "no-store");
    wrong.headers.add("content-type", "application/json");
    EXPECT_NE(complaint_about(operation, wrong), "");
}

TEST_P(Letters, StandInTheDocument) {
    const std::string document = site->contract().openapi();
    EXPECT_THAT(document, HasSubstr(R"("content":{"text/plain":{"schema":{"type":"string"}},"text/csv":)"));
    EXPECT_THAT(document, HasSubstr(R"("description":"The letter.","content":{"text/plain":{"schema":)"));
}

}
}
