#pragma once
#include "allocation/plan.hpp"
#include "allocation/post_index.hpp"

#include <vector>

namespace plenty::allocation {

/// A plan beside its problem, as those read it who explain it.
struct Reading {
    Reading(const Problem& listed, const Plan& made);

    const Problem& problem;
    const Plan& plan;
    Region region;
    PostIndex index;                   ///< of the offers
    std::vector<std::uint32_t> ask_at; ///< where the region has each ask of the problem
    std::vector<std::int64_t> left;    ///< of each offer of the region
    std::vector<std::int64_t> unmet;   ///< of each ask of the region

    const Ask& ask(std::uint32_t at) const { return problem.asks[region.asks.listed[at]]; }
    const Certificate::AskProof& proof(std::uint32_t at) const {
        return plan.certificate.asks[region.asks.listed[at]];
    }
    /// At which level an ask was turned away; nothing if it never was.
    const Level* level(std::uint32_t at) const {
        const std::uint32_t level = proof(at).level;
        return level == plan.certificate.open() ? nullptr : &plan.certificate.levels[level];
    }
};

}
