#pragma once
#include "allocation/plan.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace plenty::allocation {

/// What a plan proves is missing, in numbers about areas, never about a person. Whoever shows it decides from
/// how many people on it may be shown.

/// An area: all places whose degrees, cut into squares of so many ten-millionths, fall into the same one.
struct Cell {
    std::int32_t north = 0;
    std::int32_t east = 0;

    friend auto operator<=>(const Cell&, const Cell&) = default;
};

/// Ten-millionths of a degree along each side of a cell.
enum class CellSize : std::int32_t {};

Cell cell_of(Place place, CellSize size);

enum class Scarcity : std::uint8_t {
    everywhere,   ///< there is not enough of it in the whole region
    out_of_reach, ///< there is, but too far away or at other times
};

/// Units of a kind that people in a cell ask for and do not get.
struct Missing {
    KindNo kind{};
    Cell cell;
    Need need = Need::necessity;
    Quantity units;
    std::int64_t people = 0;
    Quantity within_reach; ///< of all offers that fit any of those asks, whoever gets them
    Scarcity scarcity = Scarcity::everywhere;

    friend bool operator==(const Missing&, const Missing&) = default;
};

/// One more unit of a kind in a cell, or a ride for what lies elsewhere unused, and whom it would lift:
/// somebody who has `level.met` of `level.asked` units. The worst-off first.
struct Help {
    Level level;
    KindNo kind{};
    Cell cell;
    Place place;             ///< where it would help, of one of those who ask
    std::int64_t people = 0; ///< in this cell who would be helped by it, directly or because others make room
    std::optional<OfferNo> ride_from; ///< the nearest unused offer that would do if somebody brought it
};

struct Shortage {
    std::vector<Missing> missing; ///< necessities first, the most units first
    std::vector<Help> helps;      ///< the most helpful first; one for each kind and cell
};

/// Reads it off a plan's own proof; the plan is one that solve() made of this problem.
Shortage find_shortage(const Problem& problem, const Plan& plan, CellSize size);

}
