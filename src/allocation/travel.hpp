#pragma once
#include "allocation/open_ways.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace plenty::allocation {

constexpr std::int64_t next_unit_is_worth = 250; ///< metres that each further unit of a giver counts more

/// What serving one more unit would cost at each node, in metres: the proof that a plan travels least.
struct Prices {
    std::vector<std::int64_t> offer;
    std::vector<std::int64_t> ask;
    std::vector<std::int64_t> giver;
    std::vector<std::int64_t> demand; ///< equal to that of its ask, if it has only one
};

/// Finds, within an errand, the pairing with the fewest metres, where company counts as fewer and each
/// further unit of the same giver as more. Exact: every unit goes the cheapest way that the units before it
/// leave, taking detours through any of them, and prices prove it.
///
/// First every demand gets its least. Then what must be used up and is not yet finds the cheapest thing to
/// replace, or somebody to get one more.
class Travel {
public:
    Travel(const Region& region, const Errand& errand, OpenWays& ways, const PostIndex& asks);

    /// False if more than so many units had to be sent on their way; then there is no plan of it.
    bool solve(std::int64_t most_ways);

    const Shares& shares() const { return shares_; }
    Prices prices() const;

private:
    static constexpr std::int64_t unknown = std::int64_t{1} << 60;
    static constexpr std::uint32_t none = ~0U;

    struct Node {
        std::int64_t reached_at = unknown;
        std::uint32_t from = none;
        std::uint32_t entry = Shares::none;
        bool is_settled = false;
    };
    struct Entry {
        std::int64_t metres;
        std::uint32_t node;
    };
    struct Goal {
        std::int64_t metres = unknown;
        std::uint32_t node = none;
    };

    void set_out_prices();
    bool serve(std::uint32_t demand);
    void send_one(std::uint32_t node);
    void call_for(std::uint32_t offer);
    void offer_one_more();

    void begin(std::uint32_t node);
    void reach(std::uint32_t node, std::int64_t metres, std::uint32_t from, std::uint32_t entry);
    std::optional<std::uint32_t> next_settled();
    void end(std::int64_t sign);

    void go_on_from(std::uint32_t node);
    void go_on_from_ask(std::uint32_t ask, std::int64_t metres);
    void reach_offers_of(std::uint32_t ask, std::int64_t base);
    void go_on_from_demand(std::uint32_t demand, std::int64_t metres);
    void go_on_from_offer(std::uint32_t offer, std::int64_t metres);
    void go_on_from_giver(std::uint32_t giver, std::int64_t metres);
    void come_to(std::uint32_t node);
    void come_to_ask(std::uint32_t ask, std::int64_t metres);
    void come_to_demand(std::uint32_t demand, std::int64_t metres);
    void come_to_offer(std::uint32_t offer, std::int64_t metres);
    void come_to_giver(std::uint32_t giver, std::int64_t metres);
    void try_goal(std::int64_t metres, std::uint32_t node);

    void carry_there();
    void carry_here();
    const std::vector<Candidate>& asks_for(std::uint32_t offer);
    std::int64_t price_of_sole_giver(std::uint32_t offer) const;
    bool has_one_more(std::uint32_t demand) const;
    bool is_shared(std::uint32_t demand) const { return errand_.asks_of_demand.of(demand).size() > 1; }

    std::uint32_t ask_node(std::uint32_t ask) const { return offer_count_ + ask; }
    std::uint32_t giver_node(std::uint32_t giver) const { return offer_count_ + ask_count_ + giver; }
    std::uint32_t demand_node(std::uint32_t demand) const {
        return offer_count_ + ask_count_ + region_.person_count + demand;
    }
    enum class Sort { offer, ask, giver, demand };
    Sort sort_of(std::uint32_t node) const;
    std::uint32_t number_of(std::uint32_t node) const;
    std::int64_t price(std::uint32_t node) const { return prices_[node]; }
    /// The only offer of its giver: the two are one node then.
    bool is_sole(std::uint32_t offer) const { return is_sole_[offer] != 0; }

    const Region& region_;
    const Errand& errand_;
    OpenWays& open_ways_;
    const PostIndex& ask_index_;
    std::uint32_t offer_count_;
    std::uint32_t ask_count_;
    std::vector<std::int64_t> prices_; ///< of each node
    std::vector<Node> nodes_;
    std::vector<std::uint8_t> is_sole_;    ///< of each offer
    std::vector<std::int64_t> spare_;      ///< of each offer
    std::vector<std::int64_t> ask_met_;    ///< of each ask
    std::vector<std::int64_t> demand_met_; ///< of each demand
    std::vector<std::int64_t> given_;      ///< by each giver
    std::vector<std::int64_t> zone_price_; ///< of getting one more, in each zone
    std::vector<std::vector<Candidate>>
        asks_for_; ///< each offer, once looked up; Candidate::offer is the ask
    std::vector<std::uint8_t> is_looked_up_;
    std::vector<Entry> heap_;
    std::vector<std::uint32_t> touched_;
    Goal goal_;
    std::int64_t least_price_ = 0; ///< of any offer
    std::int64_t ways_ = 0;
    std::int64_t most_ways_ = 0;
    bool is_final_ = false; ///< what must be used up is no longer given back
    Shares shares_;
    std::vector<Found> found_;
};

}
