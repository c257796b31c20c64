#pragma once
#include "allocation/problem.hpp"

#include <cstdint>
#include <vector>

namespace plenty::allocation {

/// Numbers kinds depth first: `first` of a kind is its own number, and all below it go on until `last`.
struct KindOrder {
    explicit KindOrder(const std::vector<std::optional<KindNo>>& parents);

    std::vector<std::uint32_t> first;
    std::vector<std::uint32_t> last;
    std::vector<std::uint32_t> root; ///< numbered densely
    std::uint32_t root_count = 0;
};

}
