#include "queue/queries.hpp"
#include "queue/rows.hpp"

namespace plenty::queue {

Outcome rest(db::Transaction& tx, PersonId viewer, CommunityId community, Instant until) {
    TRY(may_see(tx, viewer, community));
    if (until <= tx.now())
        return Refusal{Why::invalid, {"queue.rest_in_the_past"}, "until"};
    if (until > tx.now() + longest_rest)
        return Refusal{Why::invalid, {"queue.rest_too_long"}, "until"};
    TRY(give_all_back(tx, viewer, community));
    tx.run(sql::rest_until, community, viewer, until);
    return Done{};
}

Outcome end_rest(db::Transaction& tx, PersonId viewer, CommunityId community) {
    TRY(may_see(tx, viewer, community));
    tx.run(sql::delete_rest, community, viewer);
    return Done{};
}

}
