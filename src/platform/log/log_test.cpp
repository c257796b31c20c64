#include "base/id.hpp"
#include "base/instant.hpp"
#include "base/quantity.hpp"
#include "base/result.hpp"
#include "base/sentence.hpp"
#include "platform/log/log.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <iostream>
#include <sstream>

namespace plenty::log {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::MatchesRegex;

struct Person;

// What may be logged...
static_assert(Loggable<Count> && Loggable<Size> && Loggable<Status> && Loggable<Word> && Loggable<Setting>);
static_assert(Loggable<std::chrono::milliseconds> && Loggable<Fault> && Loggable<Mistake>);

// ...and what may not: anything that could be about a person does not compile.
static_assert(!Loggable<std::string> && !Loggable<std::string_view>);
static_assert(!Loggable<const char*> && !Loggable<char*>);
static_assert(!Loggable<Id<Person>> && !Loggable<Instant> && !Loggable<Quantity>);
static_assert(!Loggable<int> && !Loggable<std::int64_t> && !Loggable<double> && !Loggable<bool>);
static_assert(!Loggable<Sentence> && !Loggable<Refusal>);
static_assert(!std::constructible_from<Setting, std::string> && !std::constructible_from<Word, std::string>);
static_assert(!std::constructible_from<Name, std::string>);

/// The log for one test.
class LogTest : public testing::Test {
protected:
    ~LogTest() override { open(Level::error, std::cerr); }
    std::ostringstream out;
};

TEST_F(LogTest, WritesOneLineForEachEvent) {
    open(Level::info, out);
    info("request.answered", {{"route", Word("/board")},
                              {"status", Status{200}},
                              {"sent", Size{5900}},
                              {"waiting", Count{3}},
                              {"took", std::chrono::microseconds(1204)}});
    EXPECT_THAT(
        out.str(),
        MatchesRegex("time=[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z level=info "
                     "event=request.answered route=/board status=200 sent=5900B waiting=3 took=1.204ms\n"));
}

TEST_F(LogTest, LeavesOutWhatIsBelowItsLevel) {
    open(Level::warning, out);
    info("quiet");
    EXPECT_EQ(out.str(), "");
    warning("loud");
    EXPECT_THAT(out.str(), HasSubstr("level=warning event=loud"));
}

TEST_F(LogTest, KeepsALineOneLine) {
    open(Level::info, out);
    error("write.failed", {{"cause", Fault("disk \"full\"\nlevel=info event=forged")}});
    EXPECT_THAT(out.str(), EndsWith("cause=\"disk \\\"full\\\"\\x0alevel=info event=forged\"\n"));
}

TEST_F(LogTest, QuotesOnlyExceptionsOfOurs) {
    open(Level::info, out);
    error("request.failed", {{"cause", std::invalid_argument("Amina, 12 Mill Lane")}});
    EXPECT_THAT(out.str(), testing::Not(HasSubstr("Amina")));
    EXPECT_THAT(out.str(), HasSubstr("invalid_argument"));
}

TEST_F(LogTest, CutsWhatIsTooLong) {
    open(Level::info, out);
    error("request.failed", {{"cause", Fault(std::string(10'000, 'x'))}});
    EXPECT_LT(out.str().size(), 700U);
}

}
}
