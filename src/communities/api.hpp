#pragma once
#include "communities/charter.hpp"
#include "communities/look.hpp"
#include "platform/api/api.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

/// How communities look to programs.
namespace plenty::communities::programs {

/// The community in the address, for somebody who is signed in.
struct Here {
    PersonId person;
    Profile community;
};
Result<Here> here(const api::Call& call);
/// The same, for a member only.
Result<Here> here_as_member(const api::Call& call);
std::string api_path_of(const Profile& community);

/// A community as it looks to who asks, after what they did.
Result<api::Answer> answer_with(const api::Call& call, const Profile& community);

/// One change of the community in the address, and the community as it is then.
template <class Action>
Result<api::Answer> act(api::Call& call, Action action) {
    const Here place = TRY(here(call));
    TRY(call.write(
        [&](db::Transaction& tx) -> Outcome { return action(tx, place.person, place.community.id); }));
    return answer_with(call, place.community);
}
/// The same where nothing is left to tell.
template <class Action>
Result<api::Answer> act_silently(api::Call& call, Action action) {
    const Here place = TRY(here(call));
    TRY(call.write(
        [&](db::Transaction& tx) -> Outcome { return action(tx, place.person, place.community.id); }));
    return api::done();
}

struct CommunityTold {
    CommunityView view;
    std::vector<std::string> questions;
    std::optional<PersonId> viewer;
};
const api::Shape<CommunityTold>& community_shape();
const api::Shape<api::Page<Profile>>& communities_shape();

struct MemberTold {
    Member member;
    bool is_steward;
};
const api::Shape<api::Page<MemberTold>>& members_shape();

const api::Shape<Founding>& founding_shape();
const api::Shape<Charter>& charter_shape();
const api::Shape<Charter>& charter_change_shape();

struct WantedArea {
    std::string name;
    std::optional<geo::Point> place = {};
};
const api::Shape<WantedArea>& new_area_shape();
const api::Shape<WantedArea>& area_change_shape();
const api::Shape<NamedArea>& area_shape();

struct OwnArea {
    std::optional<AreaId> area = {};
};
const api::Shape<OwnArea>& own_area_shape();

struct Applying {
    std::string words = {};
    std::vector<std::string> answers = {};
};
const api::Shape<Applying>& applying_shape();
const api::Shape<api::Page<Asking>>& applications_shape();

struct Answering {
    Answer answer = Answer::welcome;
    std::string words = {};
};
const api::Shape<Answering>& answering_shape();

struct NewInvite {
    std::string token;
    std::string address;
};
const api::Shape<NewInvite>& new_invite_shape();
const api::Shape<api::Page<Invite>>& invites_shape();

const api::Shape<StewardView>& stewards_shape();

struct WantedNecessities {
    std::vector<kinds::KindId> kinds = {};
};
const api::Shape<WantedNecessities>& necessities_shape();

/// The API of what a community says of itself and how it is looked after.
void add_welcoming_api(api::Routes& routes);
void add_looking_after_api(api::Routes& routes);
void add_kinds_api(api::Routes& routes);

}
