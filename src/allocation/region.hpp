#pragma once
#include "allocation/problem.hpp"
#include "allocation/rows.hpp"
#include "allocation/sphere.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace plenty::allocation {

/// One side of a problem laid out for speed: the posts in the order class, place on a curve that keeps
/// neighbours together, kind, and then everything else that tells two posts apart. So the order in which a
/// caller lists them has no say.
///
/// Kinds are numbered so that a kind and all below it are one interval. Two posts are of fitting kinds if
/// their intervals meet; that of an offer is its kind alone.
struct Posts {
    std::vector<std::uint32_t> listed; ///< where the caller has it
    std::vector<std::uint32_t> person; ///< numbered densely, across both sides
    std::vector<std::uint32_t> root;   ///< numbered densely
    std::vector<std::uint32_t> kind_first;
    std::vector<std::uint32_t> kind_last;
    std::vector<Direction> direction;
    std::vector<std::int64_t> distance; ///< reach or mobility, metres
    std::vector<std::uint64_t> slots;
    std::vector<std::int64_t> quantity;

    std::uint32_t size() const { return static_cast<std::uint32_t>(listed.size()); }
};

/// What one person asks for in one class, either as necessities or as wishes: what fairness looks at.
struct Group {
    std::int64_t asked = 0;
    std::uint32_t person = 0;
    Need need = Need::necessity;
    Urgency urgency = Urgency::low; ///< the most urgent of its asks
    std::int32_t weeks = 0;         ///< the longest waiting of its asks
};

/// A checked problem, made ready. Constant after construction; any thread may read it.
class Region {
public:
    explicit Region(const Problem& problem);

    Posts offers;
    Posts asks;
    std::vector<std::uint32_t> best_before; ///< of each offer; `keeps` if it does not perish
    static constexpr std::uint32_t keeps = ~0U;

    std::vector<Group> groups; ///< in order of their first ask
    std::vector<std::uint32_t> group_of_ask;
    Rows asks_of_group;
    Rows offers_of_person;
    std::uint32_t person_count = 0;
    std::uint32_t root_count = 0;

    /// Whether these two may be paired at all: kind, way, time, persons, and nobody minds.
    bool fits(std::uint32_t offer, std::uint32_t ask) const;
    /// The part of it that is about the two persons, and about this pairing having been declined.
    bool may_pair(std::uint32_t offer, std::uint32_t ask) const;
    Metres way(std::uint32_t offer, std::uint32_t ask) const;
    bool in_company(std::uint32_t offer, std::uint32_t ask) const;
    /// Calls use(giver) for everybody who is glad to give to that person.
    template <class Use>
    void each_companion(std::uint32_t person, const Use& use) const {
        const std::uint64_t first = std::uint64_t{person} << 32;
        for (auto at = std::ranges::lower_bound(company_, first); at != company_.end() && *at >> 32 == person;
             ++at)
            use(static_cast<std::uint32_t>(*at));
    }

private:
    void number_persons(const Problem& problem);
    void lay_out(const Problem& problem);
    void gather_groups(const Problem& problem);
    void pair_persons(const Problem& problem);
    bool keep_distance(std::uint32_t one, std::uint32_t other) const;

    std::vector<std::uint32_t> persons_; ///< the caller's numbers, ascending
    std::vector<std::uint64_t> distant_; ///< pairs, the smaller first
    std::vector<std::uint64_t> declined_;
    std::vector<std::uint64_t> company_;      ///< pairs, who receives first
    std::vector<std::uint8_t> has_companion_; ///< whether anybody is glad to give to a person
    std::vector<std::uint8_t> is_distant_;    ///< whether a person keeps distance from anybody
};

}
