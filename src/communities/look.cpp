#include "communities/look.hpp"

#include <algorithm>

namespace plenty::communities {
namespace {

bool is_among(const std::vector<PersonId>& people, PersonId person) {
    return std::ranges::find(people, person) != people.end();
}

void look_as_member(const db::Reader& reader, PersonId viewer, CommunityView& view) {
    const CommunityId community = view.profile.id;
    view.members = *list_members(reader, viewer, community);
    view.stewards = list_stewards(reader, community);
    const auto applications = list_applications(reader, viewer, community);
    view.may_look_after = applications.ok();
    view.somebody_waits = applications.ok() && !applications->empty();
}

}

bool CommunityView::is_steward(PersonId person) const {
    return is_among(stewards, person);
}

CommunityView look_at_community(const db::Reader& reader, std::optional<PersonId> viewer, Profile profile) {
    CommunityView view{.profile = std::move(profile)};
    view.areas = list_areas(reader, view.profile.id);
    if (!viewer)
        return view;
    view.answer = find_answer(reader, *viewer, view.profile.id);
    view.has_applied = has_applied(reader, *viewer, view.profile.id);
    if (const auto membership = find_membership(reader, *viewer, view.profile.id); membership.ok()) {
        view.membership = *membership;
        look_as_member(reader, *viewer, view);
    }
    return view;
}

Result<StewardView> look_at_stewards(const db::Reader& reader, PersonId viewer, CommunityId community) {
    const auto ids = list_stewards(reader, community);
    auto members = TRY(list_members(reader, viewer, community));
    std::erase_if(members, [&](const Member& member) { return !is_among(ids, member.person); });
    return StewardView{std::move(members), TRY(list_steward_turns(reader, viewer, community)),
                       is_among(ids, viewer)};
}

Result<std::vector<Asking>> list_asking(const db::Reader& reader, PersonId viewer, CommunityId community) {
    std::vector<Asking> all_of_them;
    for (Application& each : TRY(list_applications(reader, viewer, community))) {
        auto answers = TRY(list_answers(reader, viewer, community, each.person));
        all_of_them.push_back({std::move(each), std::move(answers)});
    }
    return all_of_them;
}

}
