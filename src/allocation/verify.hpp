#pragma once
#include "allocation/plan.hpp"
#include "allocation/problem.hpp"
#include "base/result.hpp"

namespace plenty::allocation {

/// Whether a plan is possible and its certificate proves what solve() promises; nothing is solved for it.
/// Trusts only the reading of the problem, which fits there are, and what is due at a level. Refuses
/// (conflict) with the first thing that is not so.
Outcome verify(const Problem& problem, const Plan& plan, unsigned threads = 1);

}
