#pragma once
#include "allocation/allocation.hpp"

#include <cstdint>
#include <random>
#include <vector>

namespace plenty::allocation {

/// How a problem of chance is made.
struct Chance {
    unsigned offers = 3;
    unsigned asks = 4;
    unsigned persons = 5;
    std::int64_t most_quantity = 3;
    int places = 6; ///< along a line, a hundred metres apart
};

/// A problem of chance, small enough to try every plan. The same seed, the same problem.
Problem small_problem(std::uint64_t seed, const Chance& chance = {});

/// Everything that is valued in a plan, the most important first; the greater in lexical order is the better
/// plan.
using Worth = std::vector<std::int64_t>;
Worth worth_of(const Problem& problem, const std::vector<Pairing>& pairings);

/// The shares of the necessities (or wishes) that persons asked for in each class, ascending, each as parts
/// of 5040.
std::vector<std::int64_t> shares_of(const Problem& problem, const std::vector<Pairing>& pairings, Need need);

/// The best worth and, without looking at anything else, the best shares of all plans there are; by trying
/// them all.
struct Best {
    Worth worth;
    std::vector<std::int64_t> necessities;
};
Best best_of_all(const Problem& problem);

}
