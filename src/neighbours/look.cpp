#include "neighbours/look.hpp"

namespace plenty::neighbours {
namespace {

bool waits_for_them(const handovers::View& match) {
    return match.me == handovers::Party::poster ? match.terms.state == vault::State::replied
                                                : match.terms.state == vault::State::chosen;
}

}

Result<communities::Profile> find_community_of_member(const db::Reader& reader, PersonId viewer,
                                                      std::string_view slug) {
    auto community = TRY(communities::find_community(reader, slug));
    TRY(communities::find_membership(reader, viewer, community.id));
    return community;
}

Result<Neighbour> find_neighbour_of(const db::Reader& reader, const Sealing& sealing, PersonId viewer,
                                    CommunityId community, PersonId id) {
    Neighbour neighbour = TRY(find_neighbour(reader, sealing, viewer, id));
    if (neighbour.community != community)
        return Refusal{Why::not_found, {"neighbours.not_found"}};
    return neighbour;
}

Result<IntakeView> look_at_intake(const db::Reader& reader, const Sealing& sealing, PersonId viewer,
                                  CommunityId community, IntakeId id) {
    const Intake intake = TRY(find_intake(reader, viewer, id));
    if (intake.community != community)
        return Refusal{Why::not_found, {"neighbours.intake_gone"}};
    Neighbour neighbour = TRY(find_neighbour(reader, sealing, viewer, intake.neighbour));
    auto alike = TRY(list_with_same_phone(reader, sealing, viewer, community, neighbour.contact));
    std::erase_if(alike, [&](const Neighbour& each) { return each.person == intake.neighbour; });
    return IntakeView{intake, std::move(neighbour), std::move(alike)};
}

Result<Doorstep> look_from_outside(const db::Reader& reader, const Neighbouring& with,
                                   std::string_view token) {
    const PersonId person = TRY(find_by_link(reader, token));
    const auto home = find_home(reader, person);
    Doorstep step{.name = people::name_for(reader, true, person),
                  .community = TRY(communities::find_community(reader, home.value_or(CommunityId()))).name};
    for (const handovers::View& match : handovers::list_mine(reader, with.vault, with.posting, person))
        step.something_waits = step.something_waits || waits_for_them(match);
    for (const OwnIntake& intake : list_own_intakes(reader, person))
        step.something_waits = step.something_waits || intake.answer;
    return step;
}

Result<OwnView> look_at_oneself(const db::Reader& reader, const Sealing& sealing, PersonId person) {
    auto neighbour = find_oneself(reader, sealing, person);
    if (!neighbour)
        return Refusal{Why::not_found, {"neighbours.not_found"}};
    auto community = TRY(communities::find_community(reader, neighbour->community));
    std::string keeper = neighbour->keeper ? people::name_for(reader, true, *neighbour->keeper) : "";
    return OwnView{*std::move(neighbour), std::move(community), std::move(keeper),
                   list_own_intakes(reader, person)};
}

}
