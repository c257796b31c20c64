#include "queue/queries.hpp"
#include "queue/rows.hpp"

#include <algorithm>

namespace plenty::queue {
namespace {

const Refusal taken_already{Why::conflict, {"queue.taken_already"}};

}

Outcome may_act(const db::Reader& reader, PersonId viewer, CommunityId community) {
    TRY(may_see(reader, viewer, community));
    const auto resting = list_rests(reader, community);
    if (std::ranges::find(resting, viewer, &Rest::person) != resting.end())
        return Refusal{Why::conflict, {"queue.you_rest"}};
    return Done{};
}

Outcome take(db::Transaction& tx, const Sources& sources, PersonId viewer, CommunityId community,
             Subject subject) {
    TRY(may_act(tx, viewer, community));
    if (!is_there(tx, sources, viewer, community, subject))
        return Refusal{Why::conflict, {"queue.settled_already"}};
    const auto takings = list_takings(tx, community);
    const auto there = std::ranges::find(takings, subject, &Taking::subject);
    if (there != takings.end())
        return there->person == viewer ? Outcome(Done{}) : Outcome(taken_already);
    tx.run(sql::delete_taking, community, subject.sort, subject.id); // one that has lapsed
    return tx.insert(taken_already, sql::insert_taking, community, subject.sort, subject.id, viewer,
                     tx.now());
}

Outcome give_back(db::Transaction& tx, PersonId viewer, CommunityId community, Subject subject) {
    TRY(may_see(tx, viewer, community));
    tx.run(sql::delete_own_taking, community, subject.sort, subject.id, viewer);
    return Done{};
}

Outcome look_after_neighbour(db::Transaction& tx, PersonId viewer, CommunityId community,
                             PersonId neighbour) {
    TRY(may_act(tx, viewer, community));
    TRY(find_here(tx, community, neighbour));
    TRY(neighbours::look_after(tx, viewer, neighbour));
    const Subject subject = subject_of(Sort::neighbour, neighbour);
    tx.run(sql::delete_taking, community, subject.sort, subject.id);
    return Done{};
}

Outcome give_all_back(db::Transaction& tx, PersonId viewer, CommunityId community) {
    TRY(may_see(tx, viewer, community));
    tx.run(sql::delete_takings_of, community, viewer);
    neighbours::let_go_of_all(tx, viewer, community);
    tx.run(sql::delete_takeover_by, community, viewer);
    return Done{};
}

}
