#pragma once
#include "allocation/candidates.hpp"
#include "allocation/shares.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace plenty::allocation {

/// Moves units towards groups that are short of their target, along ways that take nothing from any other
/// group: somebody is served from another offer instead, until one is reached that has units to spare.
///
/// Groups, asks and offers stand in parts; no unit moves from one part to another.
class Filling {
public:
    Filling(const Region& region, const Candidates& candidates);

    /// Serves these groups as far as possible up to their targets. Afterwards, reached() is everything that
    /// units for those still short could come from: none of it has anything to spare.
    void fill(std::span<const std::uint32_t> groups);
    /// Gives back what a group has beyond its target, from asks that stand in its part.
    void give_back(std::uint32_t group);

    struct Reached {
        std::vector<std::uint32_t> groups;
        std::vector<std::uint32_t> asks;
        std::vector<std::uint32_t> offers;
    };
    Reached reached() const;

    std::vector<std::int64_t> target;  ///< of each group
    std::vector<std::int64_t> met;     ///< of each group
    std::vector<std::int64_t> ask_met; ///< of each ask
    std::vector<std::int64_t> spare;   ///< of each offer
    std::vector<std::uint32_t> group_part;
    std::vector<std::uint32_t> ask_part;
    std::vector<std::uint32_t> offer_part;
    Shares shares;

private:
    static constexpr std::uint32_t far = ~0U;
    struct Step {
        std::uint32_t node;
        std::uint32_t entry; ///< of Shares, when an ask was reached from an offer that serves it
    };

    bool spread(std::span<const std::uint32_t> groups);
    void visit(std::uint32_t node, std::uint32_t depth);
    void spread_from(std::uint32_t node);
    bool find_way(std::uint32_t group);
    bool step_on();
    bool go(std::uint32_t to, std::uint32_t entry);
    bool step_from_group(std::uint32_t group);
    bool step_from_ask(std::uint32_t ask);
    bool step_from_offer(std::uint32_t offer);
    void carry();
    std::int64_t bottleneck() const;
    bool has_goal_at(std::uint32_t node) const;

    std::uint32_t ask_node(std::uint32_t ask) const { return group_count_ + ask; }
    std::uint32_t offer_node(std::uint32_t offer) const { return group_count_ + ask_count_ + offer; }
    bool is_group(std::uint32_t node) const { return node < group_count_; }
    bool is_ask(std::uint32_t node) const { return !is_group(node) && node < group_count_ + ask_count_; }
    std::uint32_t ask_of(std::uint32_t node) const { return node - group_count_; }
    std::uint32_t offer_of(std::uint32_t node) const { return node - group_count_ - ask_count_; }

    const Region& region_;
    const Candidates& candidates_;
    std::uint32_t group_count_;
    std::uint32_t ask_count_;
    std::vector<std::uint32_t> depth_;   ///< of each node from those that are short
    std::vector<std::uint32_t> cursor_;  ///< where each node goes on looking
    std::vector<std::uint32_t> visited_; ///< nodes that have a depth
    std::vector<Step> way_;
    Shares::Stock stock_;
};

}
