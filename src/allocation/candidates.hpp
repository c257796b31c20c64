#pragma once
#include "allocation/post_index.hpp"

#include <span>
#include <utility>
#include <vector>

namespace plenty::allocation {

/// An offer that fits an ask.
struct Candidate {
    std::uint32_t offer;
    std::int32_t cost; ///< metres, less what company is worth

    static std::pair<std::int32_t, std::uint32_t> cheapness(const Candidate& one) {
        return {one.cost, one.offer};
    }
};

constexpr std::int32_t company_is_worth = 500; ///< metres

/// The offers that fit each ask, cheapest first. At first only the nearest few and all in company; what is
/// not in a row yet is at least as far as `beyond` says.
///
/// Rows may be read from any thread while nobody widens them.
class Candidates {
public:
    /// Looks up the `few` nearest offers for every ask.
    Candidates(const Region& region, const PostIndex& offers, std::size_t few, unsigned threads);

    std::span<const Candidate> of(std::uint32_t ask) const {
        const auto [begin, count] = rows_[ask];
        return std::span(pool_).subspan(begin, count);
    }
    bool is_complete(std::uint32_t ask) const { return beyond_[ask] == everything; }
    std::int64_t beyond(std::uint32_t ask) const { return beyond_[ask]; }

    /// Adds to the rows of these asks the nearest few offers among those that are unseen. False if there are
    /// none for any.
    bool add(std::span<const std::uint32_t> asks, const Unseen& unseen, unsigned threads);

    std::size_t pair_count() const;

    static constexpr std::int64_t everything = std::int64_t{1} << 60;

private:
    struct Row {
        std::size_t begin = 0;
        std::uint32_t count = 0;
    };
    /// The row of an ask, written into `out`; returns from how many metres on there may be more.
    std::int64_t look_up(std::uint32_t ask, std::vector<Candidate>& out) const;
    void look_up_all(unsigned threads);
    Candidate candidate(const Found& found, std::uint32_t ask) const;

    const Region& region_;
    const PostIndex& offers_;
    std::size_t few_;
    std::vector<Candidate> pool_;
    std::vector<Row> rows_;
    std::vector<std::int64_t> beyond_;
};

}
