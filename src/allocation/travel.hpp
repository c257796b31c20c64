#pragma once
#include "allocation/travel_state.hpp"

#include <cstdint>
#include <functional>
#include <vector>

namespace plenty::allocation {

/// What serving one more unit would cost at each node, in metres: the proof that a plan travels least.
struct Prices {
    std::vector<std::int64_t> offer;
    std::vector<std::int64_t> ask;
    std::vector<std::int64_t> giver;
    std::vector<std::int64_t> demand; ///< equal to that of its ask, if it has only one
};

/// How the travel tier goes about it. The plan it finds travels least whatever is said here.
struct TravelEffort {
    unsigned threads = 1;
    std::int64_t most_ways = 50'000'000;                    ///< units sent one by one before it gives up
    std::size_t block_size = 150'000;                       ///< persons who are planned for together at first
    std::function<bool()> is_enough = [] { return false; }; ///< called by any thread
};

/// Finds, within an errand, the pairing with the fewest metres, where company counts as fewer and each
/// further unit of the same giver as more. Exact: every unit goes the cheapest way that the units before it
/// leave, taking detours through any of them, and prices prove it.
///
/// The region is halved into blocks, which are the same for any number of threads. Each block begins with an
/// auction and then sends what can be sent without looking beyond its border; then each two neighbours are
/// joined, until all are one. First every demand gets its least. Then what must be used up and is not yet
/// finds the cheapest thing to replace, or somebody to get one more.
class Travel {
public:
    Travel(const Region& region, const Errand& errand, OpenWays& ways);

    /// False if it took too many ways or is enough; then there is no plan of it.
    bool solve(const TravelEffort& effort);

    const Shares& shares() const { return state_.shares; }
    Prices prices() const;

private:
    /// What is still to do in a block.
    struct Work {
        std::vector<std::uint32_t> asks;   ///< that have something too dear
        std::vector<std::uint32_t> offers; ///< where units wait that cost too much for it
        std::vector<std::uint32_t> demands;
        std::int64_t ways = 0;
    };
    enum class Round { serve, use_up };

    void set_blocks(std::size_t block_size);
    void note_blocks();
    void begin(const TravelEffort& effort);
    void set_bases();
    std::vector<Work> work_of(Round round) const;
    bool send_all(Round round, const TravelEffort& effort);
    void send(Work& work, std::uint32_t block, std::uint32_t level, const TravelEffort& effort);
    void set_floors();
    void offer_one_more();
    std::int64_t price_of_sole_giver(std::uint32_t offer) const;

    TravelState state_;
    std::uint32_t levels_ = 0;            ///< of joining blocks
    std::vector<std::uint32_t> block_of_; ///< of each person
    std::int64_t ways_ = 0;
};

}
