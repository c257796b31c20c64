#pragma once
#include "allocation/plan.hpp"
#include "allocation/planner.hpp"
#include "allocation/problem.hpp"
#include "allocation/reason.hpp"
#include "allocation/shortage.hpp"
#include "allocation/solve.hpp"
#include "allocation/synthetic_region.hpp"
#include "allocation/verify.hpp"

/// Planning who gives what to whom: the façade for other features.
///
/// Pure: no files, no clock, no chance. The same problem gives the same plan on every machine and with any
/// number of threads.
namespace plenty::allocation {}
