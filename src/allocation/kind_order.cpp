#include "allocation/kind_order.hpp"

#include "allocation/rows.hpp"

namespace plenty::allocation {

KindOrder::KindOrder(const std::vector<std::optional<KindNo>>& parents)
    : first(parents.size()), last(parents.size()), root(parents.size()) {
    const auto top = static_cast<std::uint32_t>(parents.size());
    std::vector<std::uint32_t> parent_of;
    parent_of.reserve(top);
    for (const auto& parent : parents)
        parent_of.push_back(parent ? static_cast<std::uint32_t>(*parent) : top);
    const Rows children(parents.size() + 1, parent_of);

    struct Step {
        std::uint32_t kind;
        std::size_t next_child;
    };
    std::uint32_t number = 0;
    std::vector<Step> way;
    for (const std::uint32_t start : children.of(top)) {
        way.push_back({start, 0});
        while (!way.empty()) {
            auto& [kind, next_child] = way.back();
            if (next_child == 0) {
                first[kind] = number++;
                root[kind] = root_count;
            }
            const auto below = children.of(kind);
            if (next_child < below.size()) {
                const std::uint32_t child = below[next_child++];
                way.push_back({child, 0});
            } else {
                last[kind] = number - 1;
                way.pop_back();
            }
        }
        ++root_count;
    }
}

}
