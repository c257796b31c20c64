#include "app/standing_work.hpp"

#include "communities/communities.hpp"
#include "gifts/gifts.hpp"
#include "platform/web/sessions.hpp"
#include "sheets/sheets.hpp"

namespace plenty::app {
namespace {

using namespace std::chrono_literals;

constexpr int in_one_transaction = 200;

/// A job that repeats a bounded step until there is nothing left to do.
template <class Step>
jobs::Job in_steps(db::Database& database, Step step) {
    return [&database, step](const jobs::Task&) {
        for (int done = in_one_transaction; done == in_one_transaction;)
            done = *database.write(
                [&](db::Transaction& tx) -> Result<int> { return step(tx, in_one_transaction); });
    };
}

}

void add_standing_work(jobs::Jobs& work, db::Database& database) {
    work.every(1h, "web.forget_old_sessions", [&database](const jobs::Task&) {
        (void)database.write([](db::Transaction& tx) -> Outcome {
            web::forget_old_sessions(tx);
            return Done{};
        });
    });
    work.every(24h, "communities.forget_old_invites", [&database](const jobs::Task&) {
        (void)database.write([](db::Transaction& tx) -> Outcome {
            communities::forget_old_invites(tx);
            return Done{};
        });
    });
    work.every(1h, "gifts.close_ended_posts", in_steps(database, gifts::close_ended_posts));
    work.every(24h, "gifts.forget_closed_posts", in_steps(database, gifts::forget_closed_posts));
    work.every(1h, "sheets.forget_old_sheets", [&database](const jobs::Task&) {
        (void)database.write([](db::Transaction& tx) -> Outcome {
            sheets::forget_old_sheets(tx);
            return Done{};
        });
    });
    work.every(1h, "db.checkpoint", [&database](const jobs::Task&) { database.checkpoint(); });
}

}
