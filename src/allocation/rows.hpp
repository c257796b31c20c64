#pragma once
#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

namespace plenty::allocation {

/// Lists of numbers, one for each of `count` owners, in one piece of memory.
class Rows {
public:
    Rows() = default;

    /// Puts every item i in the row of its owner, in order of i. An owner of `nobody` leaves an item out.
    static constexpr std::uint32_t nobody = ~0U;
    Rows(std::size_t count, std::span<const std::uint32_t> owner_of_item) : begin_(count + 1) {
        for (const std::uint32_t owner : owner_of_item)
            if (owner != nobody)
                ++begin_[owner + 1];
        std::partial_sum(begin_.begin(), begin_.end(), begin_.begin());
        items_.resize(begin_.back());
        std::vector<std::uint32_t> next(begin_.begin(), begin_.end() - 1);
        for (std::uint32_t item = 0; item < owner_of_item.size(); ++item)
            if (owner_of_item[item] != nobody)
                items_[next[owner_of_item[item]]++] = item;
    }

    std::span<const std::uint32_t> of(std::uint32_t owner) const {
        return std::span(items_).subspan(begin_[owner], begin_[owner + 1] - begin_[owner]);
    }
    std::size_t size() const { return begin_.empty() ? 0 : begin_.size() - 1; }

private:
    std::vector<std::uint32_t> begin_;
    std::vector<std::uint32_t> items_;
};

}
