#pragma once
#include "base/quantity.hpp"
#include "base/result.hpp"

#include <compare>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace plenty::allocation {

/// Positions in the lists of a Problem. A person is any number that the caller gives to one person.
enum class KindNo : std::uint32_t {};
enum class OfferNo : std::uint32_t {};
enum class AskNo : std::uint32_t {};
enum class PersonNo : std::uint32_t {};

/// Whole metres along the ground.
class Metres {
public:
    constexpr Metres() = default;
    constexpr explicit Metres(std::int64_t count) : count_(count) {}

    constexpr std::int64_t count() const { return count_; }

    friend constexpr auto operator<=>(Metres, Metres) = default;
    friend constexpr Metres operator+(Metres left, Metres right) {
        return Metres(left.count_ + right.count_);
    }

private:
    std::int64_t count_ = 0;
};

/// A point on the earth in ten-millionths of a degree, north and east positive.
struct Place {
    std::int32_t latitude = 0;
    std::int32_t longitude = 0;

    friend auto operator<=>(const Place&, const Place&) = default;
};

/// One bit for each time slot of the plan. Who has no bit set can never meet anybody.
enum class Slots : std::uint64_t {};
constexpr Slots any_time{~std::uint64_t{0}};

/// Whole days, counted by the caller from the day of the plan.
enum class Days : std::int32_t {};

enum class Need : std::uint8_t { necessity, wish };
enum class Urgency : std::uint8_t { low, some, high, now };

struct Offer {
    PersonNo person{};
    KindNo kind{};
    Quantity quantity{1};
    Place place{};
    Metres reach{}; ///< how far they bring it; 0 is pick-up only
    Slots slots = any_time;
    std::optional<Days> best_before = std::nullopt; ///< nothing: it keeps
};

struct Ask {
    PersonNo person{};
    KindNo kind{}; ///< any offer of this kind or of one below it will do
    Quantity quantity{1};
    Place place{};
    Metres mobility{}; ///< how far they can come for it
    Slots slots = any_time;
    Need need = Need::necessity;
    Urgency urgency = Urgency::low;
    Days waiting{};
};

/// These two are never paired, whoever of them gives.
struct Distance {
    PersonNo one{};
    PersonNo other{};
};

/// The giver is glad to give to that person.
struct Company {
    PersonNo giver{};
    PersonNo person{};
};

/// One side said no to this pairing, for reasons that are theirs.
struct Declined {
    OfferNo offer{};
    AskNo ask{};
};

/// Everything a plan is made from: plain values, in any order. What is not in here cannot matter.
struct Problem {
    std::vector<std::optional<KindNo>>
        parents; ///< of each kind; nothing: a root, which is a class of its own
    std::vector<Offer> offers;
    std::vector<Ask> asks;
    std::vector<Distance> distance;
    std::vector<Company> company;
    std::vector<Declined> declined;
};

constexpr std::int64_t most_units = 1'000'000'000;  ///< of one post, and of one person's asks in one class
constexpr std::int64_t most_posts = 100'000'000;    ///< offers and asks, each
constexpr std::int64_t most_metres = 1'000'000'000; ///< beyond half the earth there is nothing anyway
constexpr std::int32_t most_days = 1'000'000;       ///< of waiting, and until something perishes

/// Refuses (invalid) what makes no sense, naming the first offer, ask, kind or pair that is wrong by its
/// position, and (too_large) what is more than the limits above.
Outcome check(const Problem& problem);

}
