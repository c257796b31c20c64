#pragma once
#include "allocation/errand.hpp"

#include <span>
#include <vector>

namespace plenty::allocation {

/// The offers that the travel tier may still give an ask, cheapest first; looked up as far as needed. What is
/// not in a row yet costs at least as much as `beyond` says.
class OpenWays {
public:
    /// Begins with what the candidates hold.
    OpenWays(const Region& region, const Errand& errand, const Candidates& candidates,
             const PostIndex& offers);

    std::span<const Candidate> of(std::uint32_t ask) const {
        const auto [begin, count] = rows_[ask];
        return {pool_.data() + begin, count};
    }
    std::int64_t beyond(std::uint32_t ask) const { return beyond_[ask]; }
    bool is_complete(std::uint32_t ask) const { return beyond_[ask] == Candidates::everything; }

    /// Looks up some times as many as there are.
    void widen(std::uint32_t ask);

private:
    struct Row {
        std::size_t begin = 0;
        std::uint32_t count = 0;
    };
    bool is_open(std::uint32_t offer, std::uint32_t ask) const {
        return errand_.offer_zone[offer] == errand_.ask_zone[ask];
    }

    const Region& region_;
    const Errand& errand_;
    const PostIndex& offers_;
    std::vector<Candidate> pool_;
    std::vector<Row> rows_;
    std::vector<std::int64_t> beyond_;
    std::vector<Found> found_;
};

}
