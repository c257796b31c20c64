#include "platform/db/database_testing.hpp"
#include "platform/jobs/jobs.hpp"
#include "platform/jobs/waiting.hpp"

namespace plenty::jobs {
namespace {

class WorkThatWaits : public db::DatabaseTest {
protected:
    template <class F>
    void change(F&& action) {
        (void)database().write([&](db::Transaction& tx) -> Outcome {
            action(tx);
            return Done{};
        });
    }
    Waiting seen() {
        return database().read([](db::Reader& reader) { return find_waiting(reader); });
    }
};
PLENTY_ON_BOTH_ENGINES(WorkThatWaits);

TEST_P(WorkThatWaits, IsSeenWithItsAge) {
    EXPECT_EQ(seen().count, 0);
    EXPECT_FALSE(seen().since);
    const Instant start = clock.now();
    change([](db::Transaction& tx) { tx.publish({"gifts.posted", "{}"}); });
    change([&](db::Transaction& tx) { schedule(tx, "mail.send", "", start + std::chrono::hours(1)); });
    EXPECT_EQ(seen().count, 1) << "what is not due does not wait";
    clock.advance(std::chrono::hours(2));
    EXPECT_EQ(seen().count, 2);
    EXPECT_EQ(seen().since, start);
}

}
}
