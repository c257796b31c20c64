#include "allocation/sphere.hpp"

#include <cmath>
#include <cstdlib>
#include <numbers>

namespace plenty::allocation {
namespace {

constexpr double pi = std::numbers::pi;

/// Sine of at most an eighth of a turn.
double short_sine(double angle) {
    const double square = angle * angle;
    double sum = 0;
    for (int term = 19; term >= 3; term -= 2)
        sum = (1 + sum) * (-square / ((term - 1) * term));
    return angle * (1 + sum);
}

double short_cosine(double angle) {
    const double square = angle * angle;
    double sum = 0;
    for (int term = 20; term >= 2; term -= 2)
        sum = (1 + sum) * (-square / ((term - 1) * term));
    return 1 + sum;
}

struct SineAndCosine {
    double sine;
    double cosine;
};

/// Of an angle in ten-millionths of a degree. Quarters of a turn are taken off while it is still a whole
/// number.
SineAndCosine of_angle(std::int64_t angle) {
    constexpr std::int64_t quarter = 900'000'000;
    const std::int64_t turned = (angle % (4 * quarter) + 4 * quarter + quarter / 2) % (4 * quarter);
    const double rest = static_cast<double>(turned % quarter - quarter / 2) * (pi / (2.0 * quarter));
    const double sine = short_sine(rest);
    const double cosine = short_cosine(rest);
    switch (turned / quarter) {
    case 0:
        return {sine, cosine};
    case 1:
        return {cosine, -sine};
    case 2:
        return {-sine, -cosine};
    default:
        return {-cosine, sine};
    }
}

double arc_sine(double value) {
    if (value > 0.125) {
        const double rest = std::sqrt(1 - value * value);
        return 2 * arc_sine(value / std::sqrt(2 * (1 + rest)));
    }
    const double square = value * value;
    double sum = 0;
    for (int term = 19; term >= 1; term -= 2) // the k-th is the one before times (2k-1)^2 / (2k (2k+1))
        sum = square * (1.0 * term * term / ((term + 1.0) * (term + 2.0))) * (1 + sum);
    return value * (1 + sum);
}

double length(double x, double y, double z) {
    return std::sqrt(x * x + y * y + z * z);
}

}

Direction direction_of(Place place) {
    const auto north = of_angle(place.latitude);
    const auto east = of_angle(place.longitude);
    return {north.cosine * east.cosine, north.cosine * east.sine, north.sine};
}

double metres_between(const Direction& one, const Direction& other) {
    const double chord = length(one.x - other.x, one.y - other.y, one.z - other.z);
    if (chord < 1.4)
        return 2 * earth_radius * arc_sine(chord / 2);
    const double rest = length(one.x + other.x, one.y + other.y, one.z + other.z);
    return earth_radius * (pi - 2 * arc_sine(rest / 2));
}

Metres rounded(double metres) {
    return Metres(static_cast<std::int64_t>(metres + 0.5));
}

}
