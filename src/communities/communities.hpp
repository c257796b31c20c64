#pragma once
#include "base/id.hpp"
#include "base/randomness.hpp"
#include "base/result.hpp"
#include "kinds/kinds.hpp"
#include "platform/db/database.hpp"
#include "platform/geo/cell.hpp"
#include "platform/locale/language.hpp"
#include "platform/web/person_id.hpp"

#include <functional>
#include <optional>
#include <span>
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
/// Whether it has at least so many members.
bool has_members(const db::Reader& reader, CommunityId community, std::size_t at_least);
std::vector<PersonId> list_stewards(const db::Reader& reader, CommunityId community);

/// All areas of a community, in the order its members gave them.
std::vector<NamedArea> list_areas(const db::Reader& reader, CommunityId community);
std::optional<NamedArea> find_area(const db::Reader& reader, CommunityId community, AreaId area);

/// What this community holds to be necessities.
kinds::Necessities necessities(const db::Reader& reader, CommunityId community);

/// What a community says of itself; checked and stored as a whole.
struct Charter {
    std::string name;
    std::string purpose;
    std::string agreements;
    JoinPolicy join_policy = JoinPolicy::open;
    std::vector<std::string> questions = {}; ///< for whoever asks to join; empty ones are passed over
};

/// What somebody fills in to found a community.
struct Founding {
    std::string name;
    std::string purpose;
    std::string agreements;
    std::vector<std::string> areas; ///< names of parts of the place, at least one
    double latitude = 0;
    double longitude = 0;
    JoinPolicy join_policy = JoinPolicy::open;
    std::vector<std::string> questions = {};
};

/// Founds a community, with its founder as first member and first steward. The slug comes from the name;
/// a second community of that name gets a number. Refusals name the field.
Result<Profile> found_community(db::Transaction& tx, Randomness& randomness, PersonId founder,
                                const Founding& wish);

/// Whether the viewer may act for the community: its stewards may, and every member while nobody has
/// taken that task.
Outcome may_look_after(const db::Reader& reader, PersonId viewer, CommunityId community);

/// Changes what the community says of itself; its address stays. For those who look after it.
Outcome change_charter(db::Transaction& tx, PersonId viewer, CommunityId community, const Charter& charter);
/// The questions for whoever asks to join, in their order.
std::vector<std::string> list_questions(const db::Reader& reader, CommunityId community);

/// Names one more part of the place, or names and places one anew. For those who look after it. Without a
/// point a new area is where the community is, and an old one stays.
Result<AreaId> add_area(db::Transaction& tx, Randomness& randomness, PersonId viewer, CommunityId community,
                        std::string_view name, std::optional<geo::Point> where);
Outcome change_area(db::Transaction& tx, PersonId viewer, CommunityId community, AreaId area,
                    std::string_view name, std::optional<geo::Point> where);
/// Says in which part of the place the viewer usually is; nothing takes it back.
Outcome choose_area(db::Transaction& tx, PersonId viewer, CommunityId community, std::optional<AreaId> area);

/// Joins where everybody may; refuses otherwise, and whoever is a member already.
Outcome join_community(db::Transaction& tx, PersonId person, CommunityId community);
/// Joins with an invite link.
Result<Profile> join_by_invite(db::Transaction& tx, PersonId person, std::string_view token);
/// The community behind an invite link, for whoever holds it.
Result<Profile> find_invited(const db::Reader& reader, std::string_view token);
/// A link for whoever a member wants to invite; it ends after two weeks, and when that member leaves.
Result<std::string> invite(db::Transaction& tx, Randomness& randomness, PersonId viewer,
                           CommunityId community);
struct InviteLink;
/// A link that still works. How often it was used is not known.
struct Invite {
    Id<InviteLink> id;
    std::string maker; ///< the name of who made it
    Instant expires_at;
};
/// One's own, and all of them for those who look after the community.
Result<std::vector<Invite>> list_invites(const db::Reader& reader, PersonId viewer, CommunityId community);
Outcome revoke_invite(db::Transaction& tx, PersonId viewer, CommunityId community, Id<InviteLink> invite);

/// Asks to be let in, in one's own words; `answers` are to the community's questions, in their order.
Outcome apply(db::Transaction& tx, PersonId person, CommunityId community, std::string_view words,
              const std::vector<std::string>& answers = {});
/// Whether this person has asked and was not answered yet.
bool has_applied(const db::Reader& reader, PersonId person, CommunityId community);
Outcome withdraw_application(db::Transaction& tx, PersonId person, CommunityId community);

struct QuestionAnswered {
    std::string question;
    std::string answer;
};
struct Application {
    PersonId person;
    std::string name;
    std::string words;
    Instant asked_at;
};
/// Who has asked to join: for those who look after the community.
Result<std::vector<Application>> list_applications(const db::Reader& reader, PersonId viewer,
                                                   CommunityId community);
Result<std::vector<QuestionAnswered>> list_answers(const db::Reader& reader, PersonId viewer,
                                                   CommunityId community, PersonId applicant);
enum class Answer : std::uint8_t { welcome, not_now };
/// Answers somebody who asked to join. The words, which may be empty, are kept for them to read.
Outcome answer_application(db::Transaction& tx, PersonId viewer, CommunityId community, PersonId applicant,
                           Answer answer, std::string_view words = {});
/// What this person was answered, until they put it away.
struct AnswerGiven {
    Answer answer;
    std::string words;
};
std::optional<AnswerGiven> find_answer(const db::Reader& reader, PersonId person, CommunityId community);
Outcome put_answer_away(db::Transaction& tx, PersonId person, CommunityId community);

/// What other features do when somebody leaves a community: forget what of theirs is in it. Called in the
/// transaction of the leaving, before the membership ends.
using OnLeaving = std::function<void(db::Transaction&, PersonId, CommunityId)>;

/// Leaves at once. A community that its last member leaves is not found any more.
Outcome leave_community(db::Transaction& tx, PersonId person, CommunityId community,
                        std::span<const OnLeaving> others = {});
/// Leaves all communities: the person is deleting their account.
void leave_all(db::Transaction& tx, PersonId person, std::span<const OnLeaving> others = {});

/// Takes up the task of steward, or hands it back. Any member may; it is no rank.
Outcome take_stewardship(db::Transaction& tx, PersonId person, CommunityId community);
Outcome hand_back_stewardship(db::Transaction& tx, PersonId person, CommunityId community);

enum class Turn : std::uint8_t { took, handed_back };
struct StewardTurn {
    std::string name;
    Turn turn;
    Instant happened_at;
};
/// Who took the task or handed it back, the latest first, at most 100. For members.
Result<std::vector<StewardTurn>> list_steward_turns(const db::Reader& reader, PersonId viewer,
                                                    CommunityId community);

/// Decides what is a necessity here. For those who look after it.
Outcome decide_necessity(db::Transaction& tx, PersonId viewer, CommunityId community, kinds::KindId kind,
                         bool is_necessity);
/// Decides about every kind at once: these are the necessities, and no others.
Outcome decide_necessities(db::Transaction& tx, PersonId viewer, CommunityId community,
                           const std::vector<kinds::KindId>& necessities);

/// Adds a kind of the community's own below one that comes with Plenty; refuses as kinds::add_kind(). All
/// four are for those who look after the community.
Result<kinds::KindId> add_own_kind(db::Transaction& tx, Randomness& randomness, PersonId viewer,
                                   CommunityId community, const kinds::NewKind& wanted,
                                   locale::Language language);
Outcome rename_own_kind(db::Transaction& tx, PersonId viewer, CommunityId community, kinds::KindId kind,
                        std::string_view name, const std::vector<std::string>& synonyms,
                        locale::Language language);
/// Takes a kind of the community's own out of the lists to choose from, or brings it back.
Outcome retire_own_kind(db::Transaction& tx, PersonId viewer, CommunityId community, kinds::KindId kind);
Outcome bring_back_own_kind(db::Transaction& tx, PersonId viewer, CommunityId community, kinds::KindId kind);

/// Forgets invite links that are over, and answers that nobody read for three months. A job, daily.
void forget_old_invites(db::Transaction& tx);

}
