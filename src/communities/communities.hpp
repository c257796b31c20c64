#pragma once
#include "base/id.hpp"
#include "base/result.hpp"
#include "kinds/kinds.hpp"
#include "platform/db/database.hpp"
#include "platform/geo/cell.hpp"
#include "platform/web/person_id.hpp"

#include <optional>
#include <string>
#include <vector>

namespace plenty {

struct Community;
using CommunityId = Id<Community>;
struct Area;
using AreaId = Id<Area>;

}

/// Local groups: their place, their agreements, their members. The façade for other features.
namespace plenty::communities {

/// A part of a community's place that neighbours have a name for ("by the harbour"). In public a
/// post is in an area, never at an address. Every community has at least one.
struct Area {
    AreaId id;
    std::string name;
    geo::Cell cell;
};

/// What a person needs to know of a community to act in it. Only members get one.
struct Membership {
    CommunityId community;
    std::string community_name;
    PersonId person;
    std::optional<AreaId> area; ///< where this member usually is, if they said so
};

/// The viewer's membership; not found for everybody else, whether or not the community exists.
Result<Membership> find_membership(const db::Reader& reader, PersonId viewer, CommunityId community);
std::vector<Membership> list_memberships(const db::Reader& reader, PersonId viewer);

/// All areas of a community, in the order its members gave them.
std::vector<Area> list_areas(const db::Reader& reader, CommunityId community);

/// What this community holds to be necessities.
kinds::Necessities necessities(const db::Reader& reader, CommunityId community);

}
