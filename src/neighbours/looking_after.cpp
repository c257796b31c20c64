#include "neighbours/queries.hpp"
#include "neighbours/store.hpp"
#include "platform/web/sessions.hpp"

namespace plenty::neighbours {

void set_keeper(db::Transaction& tx, const StoredNeighbour& neighbour, std::optional<PersonId> keeper) {
    if (neighbour.keeper && neighbour.keeper != keeper)
        web::stop_acting_for(tx, *neighbour.keeper, neighbour.person);
    tx.run(sql::give_keeper, neighbour.person, keeper);
}

Outcome look_after(db::Transaction& tx, PersonId viewer, PersonId id) {
    set_keeper(tx, TRY(find_visible(tx, viewer, id)), viewer);
    return Done{};
}

Outcome hand_on(db::Transaction& tx, PersonId viewer, PersonId id, PersonId to) {
    const StoredNeighbour neighbour = TRY(find_visible(tx, viewer, id));
    if (!communities::find_membership(tx, to, neighbour.community).ok())
        return Refusal{Why::invalid, {"neighbours.no_member"}, "to"};
    set_keeper(tx, neighbour, to);
    return Done{};
}

Outcome let_go(db::Transaction& tx, PersonId viewer, PersonId id) {
    const StoredNeighbour neighbour = TRY(find_visible(tx, viewer, id));
    if (neighbour.keeper != viewer)
        return Refusal{Why::conflict, {"neighbours.not_looked_after"}};
    set_keeper(tx, neighbour, std::nullopt);
    return Done{};
}

void let_go_of_all(db::Transaction& tx, PersonId keeper, CommunityId community) {
    for (const PersonId each : tx.list<PersonId>(sql::list_kept_in, keeper, community))
        if (const auto neighbour = find_stored(tx, each))
            set_keeper(tx, *neighbour, std::nullopt);
}

std::vector<PersonId> list_kept(const db::Reader& reader, PersonId viewer) {
    return reader.list<PersonId>(sql::list_kept, viewer);
}

Outcome may_act_for(const db::Reader& reader, PersonId viewer, PersonId id) {
    if (TRY(find_visible(reader, viewer, id)).keeper != viewer)
        return Refusal{Why::not_yours, {"neighbours.not_looked_after"}};
    return Done{};
}

Outcome act_for_neighbour(db::Transaction& tx, PersonId viewer, std::string_view session_token, PersonId id) {
    TRY(may_act_for(tx, viewer, id));
    web::act_for(tx, session_token, id);
    return Done{};
}

}
