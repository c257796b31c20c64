#pragma once
#include "allocation/filling.hpp"
#include "allocation/level.hpp"

#include <vector>

namespace plenty::allocation {

/// Shares out units so that the worst-off are as well off as possible, exactly: first among necessities, then
/// among wishes.
///
/// What is short is cut into parts. Each part ends with one level, at which all its offers were used up: its
/// groups have all the units that were due before that level, some have the one that was due at it, and
/// nobody has more. Part 0 is what is left over, where everybody has everything.
class Sharing {
public:
    /// Candidates are added where that is needed to be sure; `offers` is their index.
    Sharing(const Region& region, const PostIndex& offers, Candidates& candidates, unsigned threads);

    void share(Need need);

    const Filling& filling() const { return filling_; }
    Filling& filling() { return filling_; }
    /// At which level the supply of each part was used up; nothing for part 0, and for parts that were cut
    /// up.
    const std::vector<std::optional<Level>>& levels() const { return levels_; }

private:
    /// Groups that are short together, and what there is for them besides what others in that part must keep.
    struct Part {
        std::uint32_t number = 0;
        std::vector<std::uint32_t> groups;
        std::vector<std::uint32_t> offers;
        std::int64_t supply = 0;
    };
    enum class Until { before, through };

    void fill_surely(const std::vector<std::uint32_t>& groups);
    std::vector<Part> divide(Part part);
    Part cut(Part& from, const Filling::Reached& reached);
    void aim(const Part& part, const Level& level, Until until);
    Level next_level(const Part& part) const;
    bool must_keep(std::uint32_t ask) const;

    const Region& region_;
    Candidates& candidates_;
    unsigned threads_;
    Filling filling_;
    Unseen unseen_; ///< offers of the part that is being looked at
    Need need_ = Need::necessity;
    std::vector<std::int64_t> elsewhere_;      ///< of each group: what asks in other parts keep for it
    std::vector<std::optional<Level>> levels_; ///< of each part
};

}
