#include "allocation/problem.hpp"

#include <algorithm>
#include <map>
#include <string>

namespace plenty::allocation {
namespace {

Refusal wrong(SentenceKey key, std::size_t position) {
    return {Why::invalid, {key, {{"row", std::to_string(position + 1)}}}};
}

bool is_on_earth(Place place) {
    return std::abs(std::int64_t{place.latitude}) <= 900'000'000 &&
           std::abs(std::int64_t{place.longitude}) <= 1'800'000'000;
}

bool is_within(std::int64_t value, std::int64_t least, std::int64_t most) {
    return value >= least && value <= most;
}

bool is_day(Days days) {
    return is_within(static_cast<std::int32_t>(days), 0, most_days);
}

/// The root above each kind; nothing if some kind is its own ancestor or has a parent that is not there.
Result<std::vector<std::uint32_t>> roots_of(const Problem& problem) {
    constexpr std::uint32_t unknown = ~0U;
    const std::size_t count = problem.parents.size();
    std::vector<std::uint32_t> roots(count, unknown);
    std::vector<std::uint32_t> way;
    for (std::uint32_t kind = 0; kind < count; ++kind) {
        way.clear();
        std::uint32_t here = kind;
        while (roots[here] == unknown && problem.parents[here]) {
            if (way.size() > count || static_cast<std::uint32_t>(*problem.parents[here]) >= count)
                return wrong("allocation.kind_without_root", kind);
            way.push_back(here);
            here = static_cast<std::uint32_t>(*problem.parents[here]);
        }
        roots[here] = problem.parents[here] ? roots[here] : here;
        for (const std::uint32_t passed : way)
            roots[passed] = roots[here];
    }
    return roots;
}

Outcome check_offer(const Offer& offer, std::size_t row, std::size_t kinds) {
    if (static_cast<std::uint32_t>(offer.kind) >= kinds)
        return wrong("allocation.offer_of_unknown_kind", row);
    if (!is_within(offer.quantity.units(), 1, most_units))
        return wrong("allocation.offer_of_wrong_quantity", row);
    if (!is_on_earth(offer.place))
        return wrong("allocation.offer_not_on_earth", row);
    if (!is_within(offer.reach.count(), 0, most_metres))
        return wrong("allocation.offer_of_wrong_reach", row);
    if (offer.best_before && !is_day(*offer.best_before))
        return wrong("allocation.offer_of_wrong_best_before", row);
    return Done{};
}

Outcome check_ask(const Ask& ask, std::size_t row, std::size_t kinds) {
    if (static_cast<std::uint32_t>(ask.kind) >= kinds)
        return wrong("allocation.ask_of_unknown_kind", row);
    if (!is_within(ask.quantity.units(), 1, most_units))
        return wrong("allocation.ask_of_wrong_quantity", row);
    if (!is_on_earth(ask.place))
        return wrong("allocation.ask_not_on_earth", row);
    if (!is_within(ask.mobility.count(), 0, most_metres))
        return wrong("allocation.ask_of_wrong_mobility", row);
    if (ask.urgency > Urgency::now || ask.need > Need::wish)
        return wrong("allocation.ask_of_unknown_urgency", row);
    if (!is_day(ask.waiting))
        return wrong("allocation.ask_of_wrong_waiting", row);
    return Done{};
}

Outcome check_sums(const Problem& problem, const std::vector<std::uint32_t>& roots) {
    struct Sum {
        std::uint32_t person;
        std::uint32_t root;
        Need need;
        std::int64_t units;
        std::size_t row;
    };
    std::vector<Sum> sums;
    sums.reserve(problem.asks.size());
    for (const Ask& ask : problem.asks)
        sums.push_back({static_cast<std::uint32_t>(ask.person), roots[static_cast<std::uint32_t>(ask.kind)],
                        ask.need, ask.quantity.units(), sums.size()});
    const auto whose = [](const Sum& sum) { return std::tuple(sum.person, sum.root, sum.need); };
    std::ranges::sort(sums, {}, [&](const Sum& sum) { return std::pair(whose(sum), sum.row); });
    for (std::size_t at = 1; at < sums.size(); ++at) {
        if (whose(sums[at]) == whose(sums[at - 1]))
            sums[at].units += sums[at - 1].units;
        if (sums[at].units > most_units)
            return wrong("allocation.asks_too_many_units", sums[at].row);
    }
    return Done{};
}

}

Outcome check(const Problem& problem) {
    if (std::max({problem.offers.size(), problem.asks.size(), problem.parents.size()}) > most_posts)
        return Refusal{Why::too_large, {"allocation.too_many_posts", {}, most_posts}};
    const auto roots = TRY(roots_of(problem));
    for (std::size_t row = 0; row < problem.offers.size(); ++row)
        TRY(check_offer(problem.offers[row], row, problem.parents.size()));
    for (std::size_t row = 0; row < problem.asks.size(); ++row)
        TRY(check_ask(problem.asks[row], row, problem.parents.size()));
    for (std::size_t row = 0; row < problem.declined.size(); ++row)
        if (static_cast<std::uint32_t>(problem.declined[row].offer) >= problem.offers.size() ||
            static_cast<std::uint32_t>(problem.declined[row].ask) >= problem.asks.size())
            return wrong("allocation.declined_unknown_post", row);
    return check_sums(problem, roots);
}

}
