#include "communities/communities.hpp"
#include "communities/queries.hpp"
#include "communities/store.hpp"

namespace plenty::communities {

Outcome join_community(db::Transaction& tx, PersonId person, CommunityId community) {
    const Profile profile = TRY(find_community(tx, community));
    switch (profile.join_policy) {
    case JoinPolicy::open:
        return insert_member(tx, person, community);
    case JoinPolicy::ask:
        return Refusal{Why::not_yours, {"communities.ask_first"}};
    case JoinPolicy::invite:
        return Refusal{Why::not_yours, {"communities.invite_only"}};
    }
    throw Mistake("every policy says how to join");
}

Outcome leave_community(db::Transaction& tx, PersonId person, CommunityId community,
                        std::span<const OnLeaving> others) {
    TRY(find_membership(tx, person, community));
    for (const OnLeaving& forget : others)
        forget(tx, person, community);
    (void)hand_back_stewardship(tx, person, community); // most are no stewards
    tx.run(sql::delete_join_answer, community, person);
    tx.run(sql::delete_membership, community, person);
    return Done{};
}

void leave_all(db::Transaction& tx, PersonId person, std::span<const OnLeaving> others) {
    for (const Membership& membership : list_memberships(tx, person))
        (void)leave_community(tx, person, membership.community, others);
}

Outcome choose_area(db::Transaction& tx, PersonId viewer, CommunityId community, std::optional<AreaId> area) {
    TRY(find_membership(tx, viewer, community));
    if (area && !find_area(tx, community, *area))
        return Refusal{Why::not_found, {"communities.no_such_area"}, "area"};
    tx.run(sql::choose_area, community, viewer, area);
    return Done{};
}

Outcome take_stewardship(db::Transaction& tx, PersonId person, CommunityId community) {
    TRY(find_membership(tx, person, community));
    TRY(tx.insert({Why::conflict, {"communities.steward_already"}}, sql::insert_steward, community, person,
                  tx.now()));
    tx.run(sql::insert_steward_turn, community, person, Turn::took, tx.now());
    return Done{};
}

bool has_members(const db::Reader& reader, CommunityId community, std::size_t at_least) {
    return reader.list<PersonId>(sql::list_some_members, community, at_least).size() >= at_least;
}

Outcome hand_back_stewardship(db::Transaction& tx, PersonId person, CommunityId community) {
    TRY(find_membership(tx, person, community));
    if (tx.run(sql::delete_steward, community, person) == 0)
        return Refusal{Why::conflict, {"communities.no_steward"}};
    tx.run(sql::insert_steward_turn, community, person, Turn::handed_back, tx.now());
    return Done{};
}

Result<std::vector<StewardTurn>> list_steward_turns(const db::Reader& reader, PersonId viewer,
                                                    CommunityId community) {
    constexpr int most = 100;
    TRY(find_membership(reader, viewer, community));
    return reader.list<StewardTurn>(sql::list_steward_turns, community, most);
}

}
