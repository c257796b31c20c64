#pragma once
#include "communities/communities.hpp"
#include "handovers/routes.hpp"

#include <vector>

namespace plenty::app {

/// What each feature does when somebody leaves a community, in order. Their posts there are withdrawn and
/// what they had promised or asked for there is taken back, so that everybody hears back; their neighbours
/// without account wait for somebody else to look after them. `handing_over` outlives it.
std::vector<communities::OnLeaving> on_leaving(const handovers::Handovers& handing_over);

}
