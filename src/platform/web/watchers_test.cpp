#include "platform/http/event_queue.hpp"
#include "platform/web/watchers.hpp"
#include "testing/fake_clock.hpp"

#include <gtest/gtest.h>

namespace plenty::web {
namespace {

constexpr std::string_view one_change = "event: changed\ndata: \n\n";

class Watching : public testing::Test {
protected:
    std::shared_ptr<http::EventQueue> watch(std::string what) {
        auto queue = std::make_shared<http::EventQueue>([] {});
        watchers.add(std::move(what), http::sink_into(queue));
        return queue;
    }

    FakeClock clock;
    Watchers watchers{clock};
};

TEST_F(Watching, TellsThoseWhoWatchThatAndNobodyElse) {
    const auto first = watch("board 1"), second = watch("board 1"), other = watch("board 2");
    watchers.tell("board 1");
    EXPECT_EQ(first->take(), one_change);
    EXPECT_EQ(second->take(), one_change);
    EXPECT_EQ(other->take(), "");
    watchers.tell("board 3");
    EXPECT_EQ(first->take(), "");
}

TEST_F(Watching, EndsAStreamAfterTenMinutes) {
    const auto early = watch("board 1");
    clock.advance(Watchers::longest_watch);
    watchers.tell("board 1");
    EXPECT_EQ(early->take(), one_change) << "not before";
    clock.advance(std::chrono::seconds(1));
    const auto late = watch("board 2");
    EXPECT_EQ(early->take(), std::nullopt) << "though nothing was told";
    EXPECT_EQ(late->take(), "");
}

TEST_F(Watching, LetsGoOfThoseWhoHaveLeft) {
    const auto gone = watch("board 1"), there = watch("board 1");
    const std::weak_ptr<http::EventQueue> kept = gone;
    gone->close();
    watchers.tell("board 1");
    EXPECT_EQ(there->take(), one_change);
    EXPECT_EQ(kept.use_count(), 1) << "only the test still holds it";
}

}
}
