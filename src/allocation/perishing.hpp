#pragma once
#include "allocation/filling.hpp"
#include "allocation/post_index.hpp"

#include <cstdint>
#include <vector>

namespace plenty::allocation {

/// Takes as many units as possible from what perishes, the soonest first, while everybody keeps what they
/// have: an offer that would go to waste replaces one that keeps for longer, directly or along a chain of
/// others.
///
/// Only part 0 of a sharing has anything to choose: everything else is used up.
class Perishing {
public:
    Perishing(const Region& region, const PostIndex& asks, Filling& filling);

    void use_up();

    /// By when each offer and ask was found to be out of reach of what keeps longer: from there on, offers
    /// that perish by then serve all these asks, and later ones none of them. `keeps` if never.
    const std::vector<std::uint32_t>& offer_limit() const { return offer_limit_; }
    const std::vector<std::uint32_t>& ask_limit() const { return ask_limit_; }

private:
    struct Step {
        std::uint32_t offer;  ///< that is relieved
        std::uint32_t ask;    ///< of serving this one,
        std::uint32_t entry;  ///< by this of Shares,
        std::uint32_t before; ///< by the offer of that step;
        std::uint32_t root;   ///< so that units of this offer are used
    };

    void use_up(std::vector<std::uint32_t> offers);
    bool replace_some(const std::vector<std::uint32_t>& offers);
    bool replace_around(std::uint32_t step);
    bool replace_in(std::uint32_t ask, std::uint32_t step);
    std::int64_t units_along(const Step& last) const;
    bool replace(const Step& last);
    void close();

    const Region& region_;
    const PostIndex& asks_;
    Filling& filling_;
    std::vector<std::uint32_t> offer_limit_;
    std::vector<std::uint32_t> ask_limit_;
    std::vector<std::uint32_t> offer_seen_; ///< by which search
    Unseen unseen_;                         ///< asks
    std::uint32_t search_ = 0;
    std::uint32_t now_ = 0; ///< what perishes by then is used up
    std::vector<Step> steps_;
    std::vector<std::uint32_t> asks_seen_;
    Shares::Stock stock_;
};

}
