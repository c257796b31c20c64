#pragma once
#include "allocation/region.hpp"

#include <compare>
#include <cstdint>
#include <optional>
#include <span>

namespace plenty::allocation {

/// How urgently one unit is due: the unit that would take somebody who asked for `asked` units from `met` to
/// `met + 1`. Levels are totally ordered, the most due first: necessities before wishes; then whoever has the
/// smaller share; then whom one unit lifts higher; then the more urgent; then whoever waits for more weeks.
///
/// Handing out units in this order, whenever there is a way to do so that takes nothing from anybody else,
/// makes the worst-off as well off as possible, then the next, and so on, exactly.
struct Level {
    Need need = Need::necessity;
    std::int64_t met = 0;
    std::int64_t asked = 1;
    Urgency urgency = Urgency::low;
    std::int32_t weeks = 0;

    friend std::strong_ordering operator<=>(const Level& left, const Level& right);
    friend bool operator==(const Level& left, const Level& right) { return (left <=> right) == 0; }
};

/// The level of the unit that a group gets after `met` others.
Level level_of(const Group& group, std::int64_t met);

/// How many units of a group are due before a level, and how many when it is through.
std::int64_t units_before(const Level& level, const Group& group);
std::int64_t units_through(const Level& level, const Group& group);

/// Somebody's claim on a common supply: their group, and how much of it is served from elsewhere.
struct Claim {
    Group group;
    std::int64_t elsewhere = 0;
};

/// The first level at which these claims, all of one need, together ask for more than `supply`; nothing if
/// they never do.
std::optional<Level> first_level_beyond(std::span<const Claim> claims, std::int64_t supply);

}
