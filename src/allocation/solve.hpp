#pragma once
#include "allocation/plan.hpp"
#include "allocation/problem.hpp"
#include "base/result.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>

namespace plenty::allocation {

/// What solve() is about, in this order.
enum class Phase : std::uint8_t { look_up, necessities, wishes, perishables, travel };

/// Somebody who wants to know how it goes, and may call it off.
struct Watch {
    std::function<void(Phase)> begins = [](Phase) {};       ///< called by the thread that solves
    std::function<bool()> is_enough = [] { return false; }; ///< called by any of its threads, often
};

/// How hard to work. None of it changes what is promised of tiers 1 to 3.
struct Effort {
    unsigned threads = 1;
    /// Offers looked up for each ask before it turns out whether more are needed.
    std::size_t shortlist = 24;
    /// So many units may be sent on their way before the travel tier gives up, and the plan only states a
    /// bound.
    std::int64_t most_ways = 50'000'000;
    /// Persons whose travel is planned together at first, before neighbouring blocks of them are joined.
    std::size_t block_size = 150'000;
    Watch watch = {};
};

/// The plan that is, in this order of importance,
///   1. as good as possible for whoever has the smallest share of the necessities they ask for, then for the
///   next,
///      and so on, where a person counts once for each class of kinds; among equals the more urgent first,
///      then whoever waits for more weeks (of several asks of a person in a class the most urgent and the
///      longest count);
///   2. the same for wishes, taking nothing from 1;
///   3. as sparing as possible with what perishes: the soonest is used first;
///   4. and 5. shortest in metres, where a giver's company counts as 500 fewer and every further unit of the
///   same
///      giver as 250 more than the one before.
/// What 1 and 2 leave open among people who are equal in all of this is decided by the tiers below.
///
/// Called off, it ends with the tier that it is at, but never before the first: Plan::tiers says which are as
/// promised. Of a plan without tier 2 or 3 nothing is proved.
///
/// Refuses what check() refuses.
Result<Plan> solve(const Problem& problem, const Effort& effort = {});

}
