#include "allocation/shortage.hpp"

#include "allocation/reading.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <tuple>

namespace plenty::allocation {
namespace {

std::int32_t square_of(std::int32_t degrees, CellSize size) {
    const auto side = std::max(1, static_cast<std::int32_t>(size));
    return degrees / side - (degrees % side < 0 ? 1 : 0);
}

/// Units left over of each kind and all below it, wherever they are.
class Leftovers {
public:
    explicit Leftovers(const Reading& reading) {
        std::vector<std::pair<std::uint32_t, std::int64_t>> units;
        for (std::uint32_t offer = 0; offer < reading.region.offers.size(); ++offer)
            units.emplace_back(reading.region.offers.kind_first[offer], reading.left[offer]);
        std::ranges::sort(units);
        for (const auto& [kind, count] : units) {
            kinds_.push_back(kind);
            sums_.push_back(sums_.back() + count);
        }
    }
    std::int64_t within(std::uint32_t first, std::uint32_t last) const {
        const auto begin = std::ranges::lower_bound(kinds_, first) - kinds_.begin();
        const auto end = std::ranges::upper_bound(kinds_, last) - kinds_.begin();
        return sums_[static_cast<std::size_t>(end)] - sums_[static_cast<std::size_t>(begin)];
    }

private:
    std::vector<std::uint32_t> kinds_;
    std::vector<std::int64_t> sums_{0};
};

using Where = std::tuple<Need, KindNo, Cell>;
using AsksByWhere = std::map<Where, std::vector<std::uint32_t>>;

AsksByWhere unmet_asks(const Reading& reading, CellSize size) {
    AsksByWhere out;
    for (std::uint32_t at = 0; at < reading.region.asks.size(); ++at)
        if (reading.unmet[at] > 0)
            out[{reading.ask(at).need, reading.ask(at).kind, cell_of(reading.ask(at).place, size)}].push_back(
                at);
    return out;
}

/// The offers that fit an ask, in any order.
std::vector<Found> offers_for(const Reading& reading, std::uint32_t ask) {
    std::vector<Found> found;
    reading.index.nearest(
        seeker(reading.region.asks, ask), std::numeric_limits<std::size_t>::max(),
        [&](std::uint32_t offer) { return reading.region.may_pair(offer, ask); }, found);
    return found;
}

Missing missing_at(const Reading& reading, const Leftovers& leftovers, const Where& where,
                   const std::vector<std::uint32_t>& asks) {
    Missing out{
        std::get<KindNo>(where), std::get<Cell>(where), std::get<Need>(where), Quantity(0), 0, Quantity(0)};
    std::set<std::uint32_t> people;
    std::set<std::uint32_t> offers;
    for (const std::uint32_t ask : asks) {
        out.units = out.units + Quantity(reading.unmet[ask]);
        people.insert(reading.region.asks.person[ask]);
        for (const Found& one : offers_for(reading, ask))
            offers.insert(one.post);
    }
    for (const std::uint32_t offer : offers)
        out.within_reach = out.within_reach + Quantity(reading.region.offers.quantity[offer]);
    out.people = static_cast<std::int64_t>(people.size());
    const std::int64_t elsewhere =
        leftovers.within(reading.region.asks.kind_first[asks[0]], reading.region.asks.kind_last[asks[0]]);
    out.scarcity = elsewhere >= out.units.units() ? Scarcity::out_of_reach : Scarcity::everywhere;
    return out;
}

/// The nearest offer with something left that lacks nothing but a way.
std::optional<OfferNo> ride_for(const Reading& reading, std::uint32_t ask) {
    Seeker anywhere = seeker(reading.region.asks, ask);
    anywhere.distance = most_metres;
    std::vector<Found> found;
    reading.index.nearest(
        anywhere, 1,
        [&](std::uint32_t offer) { return reading.left[offer] > 0 && reading.region.may_pair(offer, ask); },
        found);
    if (found.empty())
        return std::nullopt;
    return OfferNo(reading.region.offers.listed[found[0].post]);
}

/// A unit that reaches an ask lifts whoever was the first to be turned away where that ask was.
std::vector<Help> helps_for(const Reading& reading, CellSize size) {
    struct Best {
        std::uint32_t ask;
        std::set<std::uint32_t> people;
    };
    std::map<std::tuple<KindNo, Cell>, Best> best;
    for (std::uint32_t at = 0; at < reading.region.asks.size(); ++at) {
        const Level* level = reading.level(at);
        if (level == nullptr)
            continue;
        const Ask& ask = reading.ask(at);
        Best& here = best.try_emplace({ask.kind, cell_of(ask.place, size)}, Best{at, {}}).first->second;
        if (*level < *reading.level(here.ask))
            here = {at, {}};
        if (*level == *reading.level(here.ask))
            here.people.insert(reading.region.asks.person[at]);
    }
    std::vector<Help> out;
    for (const auto& [where, here] : best)
        out.push_back({*reading.level(here.ask), std::get<KindNo>(where), std::get<Cell>(where),
                       reading.ask(here.ask).place, static_cast<std::int64_t>(here.people.size()),
                       ride_for(reading, here.ask)});
    return out;
}

}

Cell cell_of(Place place, CellSize size) {
    return {square_of(place.latitude, size), square_of(place.longitude, size)};
}

Shortage find_shortage(const Problem& problem, const Plan& plan, CellSize size) {
    const Reading reading(problem, plan);
    const Leftovers leftovers(reading);
    Shortage out;
    for (const auto& [where, asks] : unmet_asks(reading, size))
        out.missing.push_back(missing_at(reading, leftovers, where, asks));
    std::ranges::sort(out.missing, {}, [](const Missing& one) {
        return std::tuple(one.need, -one.units.units(), one.kind, one.cell);
    });
    out.helps = helps_for(reading, size);
    std::ranges::sort(out.helps, [](const Help& one, const Help& other) {
        if (one.level != other.level)
            return one.level < other.level;
        return std::tuple(-one.people, one.kind, one.cell) <
               std::tuple(-other.people, other.kind, other.cell);
    });
    return out;
}

}
