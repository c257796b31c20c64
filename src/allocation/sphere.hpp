#pragma once
#include "allocation/problem.hpp"

namespace plenty::allocation {

/// A place as a point on the unit sphere, so that poles and the date line are places like any other.
struct Direction {
    double x = 0;
    double y = 0;
    double z = 0;
};

constexpr double earth_radius = 6'371'008.8; ///< metres

/// The same bits on every machine: made of sums, products, quotients and square roots only.
Direction direction_of(Place place);

/// Great-circle metres between two directions, good to less than a micrometre.
double metres_between(const Direction& one, const Direction& other);

/// The same as whole metres, which is what travel counts.
Metres rounded(double metres);

}
