#include "kinds/necessities.hpp"

namespace plenty::kinds {

std::optional<bool> Necessities::decision(KindId kind) const {
    const auto found = decisions_.find(kind);
    return found == decisions_.end() ? std::nullopt : std::optional(found->second);
}

bool Necessities::includes(const KindTree& tree, KindId kind) const {
    if (const auto decided = decision(kind))
        return *decided;
    for (const KindId above : tree.ancestors(kind)) {
        if (const auto decided = decision(above))
            return *decided;
    }
    return tree.kind(kind).is_necessity;
}

}
