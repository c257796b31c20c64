#include "neighbours/queries.hpp"
#include "neighbours/store.hpp"

namespace plenty::neighbours {

Result<PersonId> enter_neighbour(db::Transaction& tx, const Sealing& sealing, PersonId viewer,
                                 CommunityId community, const NewNeighbour& typed) {
    TRY(communities::find_membership(tx, viewer, community));
    if (!typed.consent || *typed.consent == Consent::themselves)
        return Refusal{Why::invalid, {"neighbours.consent_first"}, "consent"};
    const auto hash = phone_hash(sealing, community, typed.contact);
    if (hash && !typed.is_somebody_else &&
        tx.find<StoredNeighbour>(sql::list_with_phone, community, *hash, tx.now()))
        return Refusal{Why::conflict, {"neighbours.known_already"}, "contact"};
    return insert_neighbour(tx, sealing, community, typed, viewer, locale::Language());
}

Result<PostId> post_for_neighbour(db::Transaction& tx, const gifts::Posting& posting, PersonId viewer,
                                  PersonId id, const gifts::Draft& draft) {
    const StoredNeighbour neighbour = TRY(find_visible(tx, viewer, id));
    return gifts::post_without_account(tx, posting, id, neighbour.community, draft);
}

Result<people::Joined> take_account(db::Transaction& tx, Randomness& randomness, PersonId id,
                                    const people::PreparedJoining& prepared) {
    const auto neighbour = find_stored(tx, id);
    if (!neighbour)
        return Refusal{Why::not_found, {"neighbours.not_found"}};
    for (const OwnIntake& each : list_own_intakes(tx, id))
        if (!each.answer)
            return Refusal{Why::conflict, {"neighbours.something_waits"}};
    people::Joined joined = TRY(people::give_account(tx, randomness, id, prepared));
    tx.run(sql::delete_neighbour, id);
    (void)communities::join_community(tx, id, neighbour->community); // where everybody may
    return joined;
}

}
