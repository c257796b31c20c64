#include "regions/summary.hpp"

#include <algorithm>
#include <tuple>

namespace plenty::regions {
namespace {

using namespace allocation;

std::size_t root_of(const Problem& problem, KindNo kind) {
    while (const auto parent = problem.parents[static_cast<std::size_t>(kind)])
        kind = *parent;
    return static_cast<std::size_t>(kind);
}

struct Claim {
    PersonNo person;
    std::size_t root;
    std::int64_t asked;
    std::int64_t met;

    auto whose() const { return std::tuple(person, root); }
};

std::size_t bin_of(const Claim& claim) {
    if (claim.met == 0 || claim.met == claim.asked)
        return claim.met == 0 ? Summary::none : Summary::all;
    return 1 + static_cast<std::size_t>(4 * claim.met / claim.asked);
}

}

std::vector<std::int64_t> units_met(const Problem& problem, const Plan& plan) {
    std::vector<std::int64_t> met(problem.asks.size());
    for (const Pairing& pairing : plan.pairings)
        met[static_cast<std::size_t>(pairing.ask)] += pairing.quantity.units();
    return met;
}

Summary summary_of(const Problem& problem, const Plan& plan, Need need) {
    const std::vector<std::int64_t> met = units_met(problem, plan);
    std::vector<Claim> claims;
    for (std::size_t i = 0; i < problem.asks.size(); ++i)
        if (const Ask& ask = problem.asks[i]; ask.need == need)
            claims.push_back({ask.person, root_of(problem, ask.kind), ask.quantity.units(), met[i]});
    std::ranges::sort(claims, {}, &Claim::whose);
    Summary out;
    for (std::size_t i = 0; i < claims.size(); ++i) {
        if (i + 1 < claims.size() && claims[i].whose() == claims[i + 1].whose()) {
            claims[i + 1].asked += claims[i].asked;
            claims[i + 1].met += claims[i].met;
            continue;
        }
        out.units_asked += claims[i].asked;
        out.units_met += claims[i].met;
        ++out.people;
        ++out.people_by_share[bin_of(claims[i])];
    }
    return out;
}

}
