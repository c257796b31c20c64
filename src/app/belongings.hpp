#pragma once
#include "handovers/routes.hpp"
#include "neighbours/neighbours.hpp"
#include "people/people.hpp"

#include <vector>

namespace plenty::app {

/// What each feature keeps of a person, in the order in which it can be let go. Both outlive it.
std::vector<people::Belongings> belongings(const handovers::Handovers& handing_over,
                                           const neighbours::Sealing& sealing);

/// Everything that is kept of a person where no vault is at hand, which keeps nothing that could be listed:
/// their copy of it, and when they joined and were last here, to the month and the week.
std::vector<people::Belonging> what_we_have(const db::Reader& reader, const gifts::Posting& posting,
                                            PersonId person);

}
