#pragma once
#include "neighbours/routes.hpp"

#include <string>
#include <vector>

/// Neighbours as one viewer sees them, with everything around them that is shown: for pages and for programs.
namespace plenty::neighbours {

/// The community of that slug, for a member.
Result<communities::Profile> find_community_of_member(const db::Reader& reader, PersonId viewer,
                                                      std::string_view slug);

/// A neighbour of that community, for whoever may see them; not found otherwise.
Result<Neighbour> find_neighbour_of(const db::Reader& reader, const Sealing& sealing, PersonId viewer,
                                    CommunityId community, PersonId neighbour);

/// What waits, and who has sent it.
struct IntakeView {
    Intake intake;
    Neighbour neighbour;
    std::vector<Neighbour> alike; ///< others who are reached by the same phone
};
Result<IntakeView> look_at_intake(const db::Reader& reader, const Sealing& sealing, PersonId viewer,
                                  CommunityId community, IntakeId intake);

/// The link may be looked at by whoever carries the message it was sent in. So it tells a first name and
/// whether something waits, and opens nothing before somebody asks for it.
struct Doorstep {
    std::string name;
    std::string community;
    bool something_waits = false;
};
Result<Doorstep> look_from_outside(const db::Reader& reader, const Neighbouring& with,
                                   std::string_view token);

/// What a neighbour finds on their own page besides their asks, offers and hand-overs.
struct OwnView {
    Neighbour neighbour;
    communities::Profile community;
    std::string keeper; ///< the first name of who looks after them; may be empty
    std::vector<OwnIntake> intakes;
};
/// Not found for somebody with an account.
Result<OwnView> look_at_oneself(const db::Reader& reader, const Sealing& sealing, PersonId person);

}
