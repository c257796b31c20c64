#pragma once
#include "allocation/level.hpp"
#include "allocation/problem.hpp"

#include <cstdint>
#include <vector>

namespace plenty::allocation {

/// A proposal: so many units of this offer for that ask.
struct Pairing {
    OfferNo offer{};
    AskNo ask{};
    Quantity quantity;

    friend auto operator<=>(const Pairing&, const Pairing&) = default;
};

/// What proves that no plan is fairer, wastes less or travels less, in numbers that anybody can check against
/// the problem without solving it.
///
/// `levels` ascends. Each offer has the level at which it was used up, each ask the one at which nothing it
/// could have was left; `open()` if that never happened. So everything an ask could have was used up no later
/// than the ask was turned away, and by people who were no better off. `limit` does the same for what
/// perishes: the days until which offers that fit were used up before any that keep for longer; `never` if
/// that is no matter.
///
/// Prices are metres: what one more unit would cost there.
struct Certificate {
    struct OfferProof {
        std::uint32_t level = 0;
        std::uint32_t limit = never;
        std::int64_t price = 0;
        std::int64_t giver_price = 0;
    };
    struct AskProof {
        std::uint32_t level = 0;
        std::uint32_t group_level = 0; ///< of all that the person asks for in this class
        std::uint32_t limit = never;
        std::int64_t price = 0;
        std::int64_t demand_price = 0;
    };
    static constexpr std::uint32_t never = ~0U;

    std::vector<Level> levels;
    std::vector<OfferProof> offers; ///< in the order of the problem
    std::vector<AskProof> asks;     ///< in the order of the problem
    bool has_prices = false;

    std::uint32_t open() const { return static_cast<std::uint32_t>(levels.size()); }
};

/// Who could give what to whom: a suggestion, and the proof of what cannot be met.
///
/// Built by solve() and never edited; when something changes, plan again.
struct Plan {
    std::vector<Pairing> pairings; ///< each pair once, in order
    Certificate certificate;
    /// Metres of all pairings, company and each giver's further units counted, and a bound below which no
    /// plan as fair as this can come. If the two are equal, it travels least.
    std::int64_t travel = 0;
    std::int64_t least_travel = 0;
    /// How many tiers were finished, in the order of solve(); the fourth and fifth are one.
    unsigned tiers = 5;
};

}
