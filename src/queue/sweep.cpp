#include "queue/queries.hpp"
#include "queue/rows.hpp"

namespace plenty::queue {
namespace {

constexpr std::chrono::days doubt_lasts{14};
constexpr std::chrono::days takeover_lasts{14};

struct Taken {
    CommunityId community;
    Sort sort;
    std::int64_t id;
    PersonId holder;
};

void forget_settled(db::Transaction& tx, const Sources& sources) {
    for (const Taken& each : tx.list<Taken>(sql::list_all_takings))
        if (!is_there(tx, sources, each.holder, each.community, {each.sort, each.id}))
            tx.run(sql::delete_taking, each.community, each.sort, each.id);
}

}

void sweep(db::Database& database, const Sources& sources) {
    (void)database.write([&](db::Transaction& tx) -> Outcome {
        tx.run(sql::delete_old_takings, tx.now() - taking_lasts);
        tx.run(sql::delete_old_rests, tx.now());
        tx.run(sql::delete_old_doubts, tx.now() - doubt_lasts);
        tx.run(sql::delete_old_takeovers, tx.now() - takeover_lasts);
        tx.run(sql::delete_old_calls, tx.now() - calls_are_kept);
        tx.run(sql::delete_orphaned_call_backs);
        forget_settled(tx, sources);
        return Done{};
    });
}

}
