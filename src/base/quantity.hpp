#pragma once
#include <compare>
#include <cstdint>

namespace plenty {

/// How many whole units of a kind: loaves, hours, seats. Never a measure of a person.
class Quantity {
public:
    constexpr Quantity() = default;
    constexpr explicit Quantity(std::int64_t units) : units_(units) {}

    constexpr std::int64_t units() const { return units_; }

    friend constexpr auto operator<=>(Quantity, Quantity) = default;
    friend constexpr Quantity operator+(Quantity left, Quantity right) {
        return Quantity(left.units_ + right.units_);
    }
    friend constexpr Quantity operator-(Quantity left, Quantity right) {
        return Quantity(left.units_ - right.units_);
    }

private:
    std::int64_t units_ = 0;
};

}
