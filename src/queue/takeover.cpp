#include "people/people.hpp"
#include "queue/queries.hpp"
#include "queue/rows.hpp"

#include <algorithm>

namespace plenty::queue {
namespace {

/// Whoever agrees to take over looks after the community from then on; where every member does, nobody has
/// to.
Outcome let_look_after(db::Transaction& tx, PersonId person, CommunityId community) {
    if (communities::may_look_after(tx, person, community).ok())
        return Done{};
    return communities::take_stewardship(tx, person, community);
}

Outcome end_takeover(db::Transaction& tx, CommunityId community, PersonId holder, PersonId successor) {
    if (tx.run(sql::delete_takeover, community, holder, successor) == 0)
        return Refusal{Why::not_found, {"web.not_found"}};
    return Done{};
}

}

Outcome offer_takeover(db::Transaction& tx, PersonId viewer, CommunityId community, PersonId successor) {
    TRY(may_see(tx, viewer, community));
    if (successor == viewer || !communities::find_membership(tx, successor, community).ok())
        return Refusal{Why::invalid, {"queue.whom"}, "successor"};
    const auto resting = list_rests(tx, community);
    if (std::ranges::find(resting, successor, &Rest::person) != resting.end())
        return Refusal{Why::conflict,
                       {"queue.they_rest", {{"name", people::name_for(tx, false, successor)}}},
                       "successor"};
    tx.run(sql::offer_takeover, community, viewer, successor, tx.now());
    return Done{};
}

Outcome withdraw_takeover(db::Transaction& tx, PersonId viewer, CommunityId community) {
    TRY(may_see(tx, viewer, community));
    tx.run(sql::delete_takeover_by, community, viewer);
    return Done{};
}

Outcome accept_takeover(db::Transaction& tx, PersonId viewer, CommunityId community, PersonId holder) {
    TRY(end_takeover(tx, community, holder, viewer));
    TRY(let_look_after(tx, viewer, community));
    tx.run(sql::delete_rest, community, viewer); // whoever takes over does not rest
    tx.run(sql::pass_takings_on, community, holder, viewer, tx.now());
    for (const PersonId neighbour : neighbours::list_kept(tx, holder))
        if (neighbours::find_home(tx, neighbour) == community)
            TRY(neighbours::look_after(tx, viewer, neighbour));
    return Done{};
}

Outcome decline_takeover(db::Transaction& tx, PersonId viewer, CommunityId community, PersonId holder) {
    return end_takeover(tx, community, holder, viewer);
}

std::vector<TakeoverOffered> list_takeovers_offered(const db::Reader& reader, PersonId successor) {
    return reader.list<TakeoverOffered>(sql::list_takeovers_to, successor);
}

}
