#pragma once
#include "kinds/kind_tree.hpp"

#include <optional>
#include <unordered_map>

namespace plenty::kinds {

/// Which kinds a community holds to be necessities: what everyone must have, whoever they are. As the
/// tree proposes, except where the community has decided otherwise; a decision holds for everything
/// below the kind that has none of its own. A value; pure.
class Necessities {
public:
    Necessities() = default;

    void decide(KindId kind, bool is_necessity) { decisions_.insert_or_assign(kind, is_necessity); }
    /// Back to what the tree proposes.
    void forget(KindId kind) { decisions_.erase(kind); }

    bool includes(const KindTree& tree, KindId kind) const;

    /// What there is to store.
    const std::unordered_map<KindId, bool>& decisions() const { return decisions_; }

private:
    std::optional<bool> decision(KindId kind) const;

    std::unordered_map<KindId, bool> decisions_;
};

}
