#pragma once
#include "communities/communities.hpp"

/// What several actions of this feature write.
namespace plenty::communities {

inline constexpr std::size_t most_areas = 30;

inline Instant day_of(Instant moment) {
    return std::chrono::floor<std::chrono::days>(moment);
}

/// Makes somebody a member, whatever the join policy, and settles their application. Refuses members.
Outcome insert_member(db::Transaction& tx, PersonId person, CommunityId community);
void store_questions(db::Transaction& tx, CommunityId community, const std::vector<std::string>& questions);

}
