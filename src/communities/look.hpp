#pragma once
#include "communities/communities.hpp"

#include <optional>
#include <vector>

/// What is shown of a community to one viewer: for pages and for programs.
namespace plenty::communities {

struct CommunityView {
    Profile profile;
    std::vector<NamedArea> areas = {};
    std::optional<Membership> membership = {};
    std::vector<Member> members = {}; ///< for members only
    std::vector<PersonId> stewards = {};
    bool may_look_after = false;
    bool somebody_waits = false; ///< has asked to join
    bool has_applied = false;
    std::optional<AnswerGiven> answer = {};

    bool is_steward(PersonId person) const;
};
CommunityView look_at_community(const db::Reader& reader, std::optional<PersonId> viewer, Profile profile);

struct StewardView {
    std::vector<Member> stewards;
    std::vector<StewardTurn> turns;
    bool is_steward; ///< the viewer
};
/// For members.
Result<StewardView> look_at_stewards(const db::Reader& reader, PersonId viewer, CommunityId community);

/// Somebody who has asked to join, with what they answered.
struct Asking {
    Application application;
    std::vector<QuestionAnswered> answers;
};
/// For those who look after the community.
Result<std::vector<Asking>> list_asking(const db::Reader& reader, PersonId viewer, CommunityId community);

}
