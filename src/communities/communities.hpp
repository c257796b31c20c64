#pragma once
#include "base/id.hpp"
#include "base/randomness.hpp"
#include "base/result.hpp"
#include "kinds/kinds.hpp"
#include "platform/db/database.hpp"
#include "platform/geo/cell.hpp"
#include "platform/web/person_id.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plenty {

struct Area;
using AreaId = Id<Area>;

}

/// Local groups: their place, their agreements, their members. The façade for other features.
namespace plenty::communities {

/// How one becomes a member.
enum class JoinPolicy : std::uint8_t { open, ask, invite };

/// The public face of a community, and its agreements, which only members are shown.
struct Profile {
    CommunityId id;
    std::string slug; ///< in addresses: "elm-street"
    std::string name;
    std::string purpose;
    std::string agreements;
    JoinPolicy join_policy;
    std::int64_t cell;
};

/// A part of a community's place that neighbours have a name for ("by the harbour"). In public a
/// post is in an area, never at an address. Every community has at least one.
struct NamedArea {
    AreaId id;
    std::string name;
    std::int64_t cell_value;

    geo::Cell cell() const { return *geo::Cell::from(cell_value); }
};

/// What a person needs to know of a community to act in it. Only members get one.
struct Membership {
    CommunityId community;
    std::string slug;
    std::string community_name;
    PersonId person;
    std::optional<AreaId> area; ///< where this member usually is, if they said so
};

/// The community of that slug; every community has a public face.
Result<Profile> find_community(const db::Reader& reader, std::string_view slug);
Result<Profile> find_community(const db::Reader& reader, CommunityId community);
/// At most 200, by name.
std::vector<Profile> list_communities(const db::Reader& reader);

/// The viewer's membership; not found for everybody else, whether or not the community exists.
Result<Membership> find_membership(const db::Reader& reader, PersonId viewer, CommunityId community);
std::vector<Membership> list_memberships(const db::Reader& reader, PersonId viewer);

/// A member as other members see one. Nothing about them is counted.
struct Member {
    PersonId person;
    std::string name;
    std::string pronouns;
    std::string languages;
    std::string abilities;
};
/// For members only.
Result<std::vector<Member>> list_members(const db::Reader& reader, PersonId viewer, CommunityId community);
std::vector<PersonId> list_stewards(const db::Reader& reader, CommunityId community);

/// All areas of a community, in the order its members gave them.
std::vector<NamedArea> list_areas(const db::Reader& reader, CommunityId community);

/// What this community holds to be necessities.
kinds::Necessities necessities(const db::Reader& reader, CommunityId community);

/// What somebody fills in to found a community.
struct Founding {
    std::string name;
    std::string purpose;
    std::string agreements;
    std::vector<std::string> areas; ///< names of parts of the place, at least one
    double latitude = 0;
    double longitude = 0;
    JoinPolicy join_policy = JoinPolicy::open;
};

/// Founds a community, with its founder as first member and first steward. The slug comes from the name;
/// a second community of that name gets a number. Refusals name the field.
Result<Profile> found_community(db::Transaction& tx, Randomness& randomness, PersonId founder,
                                const Founding& wish);

/// Joins where everybody may; refuses otherwise, and whoever is a member already.
Outcome join_community(db::Transaction& tx, PersonId person, CommunityId community);
/// Joins with an invite link.
Result<Profile> join_by_invite(db::Transaction& tx, PersonId person, std::string_view token);
/// A link for whoever a member wants to invite; it ends after two weeks.
Result<std::string> invite(db::Transaction& tx, Randomness& randomness, PersonId viewer, CommunityId community);
/// Asks to be let in, in one's own words.
Outcome apply(db::Transaction& tx, PersonId person, CommunityId community, std::string_view words);

struct Application {
    PersonId person;
    std::string name;
    std::string words;
    Instant asked_at;
};
/// Who has asked to join: for stewards, and for every member while there is no steward.
Result<std::vector<Application>> list_applications(const db::Reader& reader, PersonId viewer,
                                                   CommunityId community);
enum class Answer : std::uint8_t { welcome, not_now };
Outcome answer_application(db::Transaction& tx, PersonId viewer, CommunityId community, PersonId applicant,
                           Answer answer);

/// Leaves at once.
Outcome leave_community(db::Transaction& tx, PersonId person, CommunityId community);

/// Takes up the task of steward, or hands it back. Any member may; it is no rank.
Outcome take_stewardship(db::Transaction& tx, PersonId person, CommunityId community);
Outcome hand_back_stewardship(db::Transaction& tx, PersonId person, CommunityId community);

/// Decides what is a necessity here. For stewards.
Outcome decide_necessity(db::Transaction& tx, PersonId viewer, CommunityId community, kinds::KindId kind,
                         bool is_necessity);

}
