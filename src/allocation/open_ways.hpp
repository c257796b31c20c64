#pragma once
#include "allocation/errand.hpp"

#include <memory>
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

    std::span<const Candidate> of(std::uint32_t ask) const { return rows_[ask]; }
    std::int64_t beyond(std::uint32_t ask) const { return beyond_[ask]; }
    bool is_complete(std::uint32_t ask) const { return beyond_[ask] == Candidates::everything; }

    /// Looks up some times as many as there are.
    void widen(std::uint32_t ask);

private:
    std::span<Candidate> keep(std::span<const Candidate> row);
    bool is_open(std::uint32_t offer, std::uint32_t ask) const {
        return errand_.offer_zone[offer] == errand_.ask_zone[ask];
    }

    const Region& region_;
    const Errand& errand_;
    const PostIndex& offers_;
    std::vector<std::unique_ptr<Candidate[]>> blocks_; ///< of memory, which rows never leave
    std::span<Candidate> free_;                        ///< of the last block
    std::vector<std::span<const Candidate>> rows_;
    std::vector<std::int64_t> beyond_;
    std::vector<Found> found_;
    std::vector<Candidate> row_;
};

}
