#pragma once
#include "handovers/routes.hpp"
#include "neighbours/neighbours.hpp"
#include "people/people.hpp"

#include <vector>

namespace plenty::app {

/// What each feature keeps of a person, in the order in which it can be let go. Both outlive it.
std::vector<people::Belongings> belongings(const handovers::Handovers& handing_over,
                                           const neighbours::Sealing& sealing);

}
