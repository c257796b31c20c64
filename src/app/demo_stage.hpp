#pragma once
#include "base/instant.hpp"
#include "gifts/gifts.hpp"
#include "handovers/handovers.hpp"
#include "neighbours/neighbours.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/locale/time_zone.hpp"

#include <atomic>
#include <map>
#include <string>
#include <string_view>

/// What the demo village is built with. Only the demo includes this.
namespace plenty::app::demo {

/// A clock that is set to when something in the village happens.
class SetClock final : public Clock {
public:
    Instant now() const override { return now_; }
    void set(Instant moment) { now_ = moment; }

private:
    std::atomic<Instant> now_{};
};

/// The node that is filled, and who and what is in it so far, by the names of the tables in demo_texts.hpp.
struct Stage {
    db::Database& database;
    vault::Vault& vault;
    gifts::Posting posting;
    neighbours::Sealing sealing;
    Randomness& randomness;
    SetClock& clock;
    Instant today; ///< the moment at which the village is looked at
    locale::TimeZone zone;
    std::string passphrase_hash;
    std::map<std::string_view, PersonId> people = {};
    std::map<std::string_view, CommunityId> communities = {};
    std::map<std::string_view, PostId> posts = {};

    /// Does something so long ago, in a transaction of its own. What is refused is a mistake of the tables.
    template <class F>
    auto ago(std::chrono::minutes before, F&& action) {
        clock.set(today - before);
        auto result = database.write(std::forward<F>(action));
        if (!result.ok())
            fail(result.refusal());
        return std::move(result).value();
    }
    /// So many days ahead, at that hour of the clock on the wall.
    Instant ahead(int days, int hour) const;

private:
    [[noreturn]] static void fail(const Refusal& refusal);
};

void settle_people(Stage& stage);
void found_communities(Stage& stage);
void put_up_notices(Stage& stage);
/// Whoever has no account: one who was written down, and two who have sent something through the intake.
void look_after_neighbours(Stage& stage);
/// Replies, answers, meetings and messages.
void let_people_meet(Stage& stage);

}
