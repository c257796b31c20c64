#include "allocation/small_problems_testing.hpp"

#include "allocation/region.hpp"
#include "allocation/sphere.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace plenty::allocation {
namespace {

class Dice {
public:
    explicit Dice(std::uint64_t seed) : engine_(seed) {}
    std::int64_t below(std::int64_t count) {
        return static_cast<std::int64_t>(engine_() % static_cast<std::uint64_t>(count));
    }
    bool one_in(std::int64_t count) { return below(count) == 0; }

private:
    std::mt19937_64 engine_;
};

std::uint32_t root_of(const Problem& problem, KindNo kind) {
    auto here = static_cast<std::uint32_t>(kind);
    while (problem.parents[here])
        here = static_cast<std::uint32_t>(*problem.parents[here]);
    return here;
}

bool is_below(const Problem& problem, KindNo kind, KindNo above) {
    for (std::optional<KindNo> here = kind; here; here = problem.parents[static_cast<std::uint32_t>(*here)])
        if (*here == above)
            return true;
    return false;
}

double way(const Offer& offer, const Ask& ask) {
    return metres_between(direction_of(offer.place), direction_of(ask.place));
}

bool fit(const Problem& problem, std::size_t offer_no, std::size_t ask_no) {
    const Offer& offer = problem.offers[offer_no];
    const Ask& ask = problem.asks[ask_no];
    for (const Distance& pair : problem.distance)
        if ((pair.one == offer.person && pair.other == ask.person) ||
            (pair.other == offer.person && pair.one == ask.person))
            return false;
    for (const Declined& pair : problem.declined)
        if (static_cast<std::size_t>(pair.offer) == offer_no && static_cast<std::size_t>(pair.ask) == ask_no)
            return false;
    return is_below(problem, offer.kind, ask.kind) && offer.person != ask.person &&
           (static_cast<std::uint64_t>(offer.slots) & static_cast<std::uint64_t>(ask.slots)) != 0 &&
           way(offer, ask) <= static_cast<double>(offer.reach.count() + ask.mobility.count());
}

/// Whose ask it is, in which class, and as what: those whose shares are compared.
using Whose = std::tuple<Need, std::uint32_t, std::uint32_t>;

Whose whose(const Problem& problem, const Ask& ask) {
    return {ask.need, static_cast<std::uint32_t>(ask.person), root_of(problem, ask.kind)};
}

/// A unit is due by need, share before it, share after it (the greater first), urgency and weeks.
struct Due {
    Need need;
    std::int64_t before;
    std::int64_t after;
    int urgency;
    int weeks;
    friend auto operator<=>(const Due&, const Due&) = default;
};

constexpr std::int64_t parts = 5040;

struct Sum {
    std::int64_t asked = 0;
    std::int64_t met = 0;
    int urgency = 0;
    int weeks = 0;
};

std::map<Whose, Sum> sums_of(const Problem& problem, const std::vector<Pairing>& pairings) {
    std::map<Whose, Sum> sums;
    for (const Ask& ask : problem.asks) {
        Sum& sum = sums[whose(problem, ask)];
        sum.asked += ask.quantity.units();
        sum.urgency = std::max(sum.urgency, static_cast<int>(ask.urgency));
        sum.weeks = std::max(sum.weeks, static_cast<int>(ask.waiting) / 7);
    }
    for (const Pairing& pairing : pairings)
        sums[whose(problem, problem.asks[static_cast<std::size_t>(pairing.ask)])].met +=
            pairing.quantity.units();
    return sums;
}

std::int64_t travel_of(const Problem& problem, const std::vector<Pairing>& pairings) {
    std::int64_t metres = 0;
    std::map<PersonNo, std::int64_t> given;
    for (const Pairing& pairing : pairings) {
        const Offer& offer = problem.offers[static_cast<std::size_t>(pairing.offer)];
        const Ask& ask = problem.asks[static_cast<std::size_t>(pairing.ask)];
        bool is_in_company = false;
        for (const Company& pair : problem.company)
            is_in_company |= pair.giver == offer.person && pair.person == ask.person;
        metres += pairing.quantity.units() * (rounded(way(offer, ask)).count() - (is_in_company ? 500 : 0));
        for (std::int64_t unit = 0; unit < pairing.quantity.units(); ++unit)
            metres += 250 * given[offer.person]++;
    }
    return metres;
}

void try_all(const Problem& problem, const std::vector<std::pair<std::size_t, std::size_t>>& pairs,
             std::size_t at, std::vector<Pairing>& pairings, std::vector<std::int64_t>& left, Best& best) {
    if (at == pairs.size()) {
        best.worth = std::max(best.worth, worth_of(problem, pairings));
        best.necessities = std::max(best.necessities, shares_of(problem, pairings, Need::necessity));
        return;
    }
    const auto [offer, ask] = pairs[at];
    std::int64_t& of_offer = left[offer];
    std::int64_t& of_ask = left[problem.offers.size() + ask];
    const std::int64_t most = std::min(of_offer, of_ask);
    for (std::int64_t units = 0; units <= most; ++units) {
        of_offer -= units;
        of_ask -= units;
        if (units > 0)
            pairings.push_back({OfferNo(static_cast<std::uint32_t>(offer)),
                                AskNo(static_cast<std::uint32_t>(ask)), Quantity(units)});
        try_all(problem, pairs, at + 1, pairings, left, best);
        if (units > 0)
            pairings.pop_back();
        of_offer += units;
        of_ask += units;
    }
}

}

Problem small_problem(std::uint64_t seed, const Chance& chance) {
    Dice dice(seed);
    Problem problem;
    problem.parents = {std::nullopt, KindNo(0), KindNo(0), KindNo(1), std::nullopt, KindNo(4)};
    const auto person = [&] {
        return PersonNo(static_cast<std::uint32_t>(dice.below(chance.persons)) * 7 + 3);
    };
    const auto kind = [&] {
        return KindNo(static_cast<std::uint32_t>(dice.one_in(4) ? dice.below(6) : dice.below(4)));
    };
    const auto place = [&] { return Place{0, static_cast<std::int32_t>(dice.below(chance.places)) * 9'000}; };
    const auto slots = [&] {
        return dice.one_in(3) ? Slots(1 + static_cast<std::uint64_t>(dice.below(3))) : any_time;
    };
    for (std::int64_t i = 1 + dice.below(chance.offers); i > 0; --i) {
        Offer offer{person(),
                    kind(),
                    Quantity(1 + dice.below(chance.most_quantity)),
                    place(),
                    Metres(dice.below(4) * 110),
                    slots()};
        if (dice.one_in(2))
            offer.best_before = Days(static_cast<std::int32_t>(dice.below(3)));
        problem.offers.push_back(offer);
    }
    for (std::int64_t i = 1 + dice.below(chance.asks); i > 0; --i)
        problem.asks.push_back({person(), kind(), Quantity(1 + dice.below(chance.most_quantity)), place(),
                                Metres(dice.below(4) * 110), slots(),
                                dice.one_in(3) ? Need::wish : Need::necessity, Urgency(dice.below(3)),
                                Days(static_cast<std::int32_t>(dice.below(15)))});
    while (dice.one_in(2))
        problem.distance.push_back({person(), person()});
    while (dice.one_in(2))
        problem.company.push_back({person(), person()});
    while (dice.one_in(3))
        problem.declined.push_back(
            {OfferNo(
                 static_cast<std::uint32_t>(dice.below(static_cast<std::int64_t>(problem.offers.size())))),
             AskNo(static_cast<std::uint32_t>(dice.below(static_cast<std::int64_t>(problem.asks.size()))))});
    return problem;
}

Worth worth_of(const Problem& problem, const std::vector<Pairing>& pairings) {
    const std::map<Whose, Sum> sums = sums_of(problem, pairings);
    std::map<Due, std::int64_t> units;
    for (const auto& [who, sum] : sums)
        for (std::int64_t met = 0; met < sum.asked; ++met)
            units[{std::get<0>(who), met * parts / sum.asked, -(met + 1) * parts / sum.asked, -sum.urgency,
                   -sum.weeks}] += met < sum.met ? 1 : 0;
    Worth worth;
    for (const auto& [due, count] : units)
        worth.push_back(count);
    std::map<Days, std::int64_t> perishing;
    for (const Offer& offer : problem.offers)
        if (offer.best_before)
            perishing[*offer.best_before];
    for (const Pairing& pairing : pairings)
        if (const auto days = problem.offers[static_cast<std::size_t>(pairing.offer)].best_before)
            perishing[*days] += pairing.quantity.units();
    for (const auto& [days, count] : perishing)
        worth.push_back(count);
    worth.push_back(-travel_of(problem, pairings));
    return worth;
}

std::vector<std::int64_t> shares_of(const Problem& problem, const std::vector<Pairing>& pairings, Need need) {
    std::vector<std::int64_t> shares;
    for (const auto& [who, sum] : sums_of(problem, pairings))
        if (std::get<0>(who) == need)
            shares.push_back(sum.met * parts / sum.asked);
    std::ranges::sort(shares);
    return shares;
}

Best best_of_all(const Problem& problem) {
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    for (std::size_t offer = 0; offer < problem.offers.size(); ++offer)
        for (std::size_t ask = 0; ask < problem.asks.size(); ++ask)
            if (fit(problem, offer, ask))
                pairs.emplace_back(offer, ask);
    std::vector<std::int64_t> left;
    for (const Offer& offer : problem.offers)
        left.push_back(offer.quantity.units());
    for (const Ask& ask : problem.asks)
        left.push_back(ask.quantity.units());
    std::vector<Pairing> pairings;
    Best best{{std::numeric_limits<std::int64_t>::min()}, {}};
    try_all(problem, pairs, 0, pairings, left, best);
    return best;
}

}
