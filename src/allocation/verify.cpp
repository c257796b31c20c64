#include "allocation/verify.hpp"

#include "allocation/candidates.hpp"
#include "allocation/travel.hpp"
#include "allocation/travel_sum.hpp"
#include "allocation/workers.hpp"

#include <algorithm>
#include <atomic>
#include <limits>
#include <map>

namespace plenty::allocation {
namespace {

constexpr std::int64_t boundless = std::numeric_limits<std::int64_t>::max();

Refusal broken(SentenceKey what) {
    return {Why::conflict, {what}};
}

/// A plan and its certificate in the order of the region.
struct Claimed {
    Claimed(const Problem& problem, const Plan& plan);

    Region region;
    std::vector<Certificate::OfferProof> offers;
    std::vector<Certificate::AskProof> asks;
    std::vector<std::int64_t> used;
    std::vector<std::int64_t> ask_met;
    std::vector<std::int64_t> group_met;
    std::vector<std::int64_t> given;
    std::uint32_t open;
    std::vector<Share> shares;

    bool is_used_up(std::uint32_t offer) const { return used[offer] == region.offers.quantity[offer]; }
    bool same_zone(std::uint32_t offer, std::uint32_t ask) const {
        return offers[offer].level == asks[ask].level && offers[offer].limit == asks[ask].limit;
    }
    /// Whether the tiers above travel leave a choice whether to use this offer.
    bool must_stay_unused(std::uint32_t offer) const {
        return offers[offer].level == open && region.best_before[offer] > offers[offer].limit;
    }
    bool must_be_used_up(std::uint32_t offer) const {
        return offers[offer].level != open || region.best_before[offer] < offers[offer].limit;
    }
};

Claimed::Claimed(const Problem& problem, const Plan& plan)
    : region(problem), used(region.offers.size()), ask_met(region.asks.size()),
      group_met(region.groups.size()), given(region.person_count), open(plan.certificate.open()) {
    std::vector<std::uint32_t> offer_at(region.offers.size());
    for (std::uint32_t offer = 0; offer < region.offers.size(); ++offer) {
        offers.push_back(plan.certificate.offers[region.offers.listed[offer]]);
        offer_at[region.offers.listed[offer]] = offer;
    }
    std::vector<std::uint32_t> ask_at(region.asks.size());
    for (std::uint32_t ask = 0; ask < region.asks.size(); ++ask) {
        asks.push_back(plan.certificate.asks[region.asks.listed[ask]]);
        ask_at[region.asks.listed[ask]] = ask;
    }
    for (const Pairing& pairing : plan.pairings)
        shares.push_back({offer_at[static_cast<std::uint32_t>(pairing.offer)],
                          ask_at[static_cast<std::uint32_t>(pairing.ask)], pairing.quantity.units()});
}

/// Numbers that no sum of ours can overflow.
bool is_sane(const Certificate& proof) {
    constexpr std::int64_t most = std::int64_t{1} << 60;
    const auto is_price = [](std::int64_t price) { return price <= most && price >= -most; };
    return std::ranges::all_of(proof.levels,
                               [](const Level& level) {
                                   return level.asked >= 1 && level.asked <= most_units && level.met >= 0 &&
                                          level.met < level.asked;
                               }) &&
           std::ranges::all_of(proof.offers, [&](const auto& one) { return is_price(one.price); }) &&
           std::ranges::all_of(proof.asks, [&](const auto& one) { return is_price(one.price); });
}

Outcome check_shape(const Problem& problem, const Plan& plan) {
    const Certificate& proof = plan.certificate;
    if (!is_sane(proof))
        return broken("allocation.proof_without_order");
    if (proof.offers.size() != problem.offers.size() || proof.asks.size() != problem.asks.size())
        return broken("allocation.proof_of_another_problem");
    if (!std::ranges::is_sorted(proof.levels, std::ranges::less_equal{}))
        return broken("allocation.proof_without_order");
    for (const auto& offer : proof.offers)
        if (offer.level > proof.open())
            return broken("allocation.proof_without_order");
    for (const auto& ask : proof.asks)
        if (std::max(ask.level, ask.group_level) > proof.open())
            return broken("allocation.proof_without_order");
    for (const Pairing& pairing : plan.pairings)
        if (static_cast<std::uint32_t>(pairing.offer) >= problem.offers.size() ||
            static_cast<std::uint32_t>(pairing.ask) >= problem.asks.size())
            return broken("allocation.proof_of_another_problem");
    return Done{};
}

/// Nobody gives more than they offer or gets more than they ask for, and all pairs fit.
Outcome check_possible(Claimed& claimed) {
    const Region& region = claimed.region;
    for (const auto& [offer, ask, units] : claimed.shares) {
        if (units < 1 || units > most_units)
            return broken("allocation.pairing_of_nothing");
        if (!region.fits(offer, ask))
            return broken("allocation.pairing_does_not_fit");
        if ((claimed.used[offer] += units) > region.offers.quantity[offer])
            return broken("allocation.plan_gives_too_much");
        if ((claimed.ask_met[ask] += units) > region.asks.quantity[ask])
            return broken("allocation.plan_brings_too_much");
        claimed.group_met[region.group_of_ask[ask]] += units;
        claimed.given[region.offers.person[offer]] += units;
    }
    return Done{};
}

/// Each person has what is due until their level, and what they could have elsewhere they have.
Outcome check_shares(const Claimed& claimed, const std::vector<Level>& levels) {
    const Region& region = claimed.region;
    for (std::uint32_t group = 0; group < region.groups.size(); ++group) {
        const Group& who = region.groups[group];
        const auto asks = region.asks_of_group.of(group);
        const std::uint32_t level = claimed.asks[asks[0]].group_level;
        const bool is_open = level == claimed.open;
        const std::int64_t least = is_open ? who.asked : units_before(levels[level], who);
        const std::int64_t most = is_open ? who.asked : units_through(levels[level], who);
        if (claimed.group_met[group] < least || claimed.group_met[group] > most)
            return broken("allocation.share_is_not_due");
        for (const std::uint32_t ask : asks) {
            const auto& proof = claimed.asks[ask];
            if (proof.group_level != level || (proof.level < level && claimed.ask_met[ask] != 0) ||
                (proof.level > level && claimed.ask_met[ask] != region.asks.quantity[ask]))
                return broken("allocation.share_is_not_due");
        }
    }
    return Done{};
}

/// Offers are used up, or unused, where the proof says so, and serve only asks of their own zone.
Outcome check_use(const Claimed& claimed) {
    for (std::uint32_t offer = 0; offer < claimed.offers.size(); ++offer) {
        if (claimed.must_be_used_up(offer) && !claimed.is_used_up(offer))
            return broken("allocation.something_is_left");
        if (claimed.must_stay_unused(offer) && claimed.used[offer] != 0)
            return broken("allocation.something_keeps_longer");
    }
    for (const Share& share : claimed.shares)
        if (!claimed.same_zone(share.offer, share.ask))
            return broken("allocation.pairing_across_proof");
    return Done{};
}

/// Prices are what a giver's next unit, an offer and a person's several asks leave each other no reason to
/// change.
Outcome check_prices(const Claimed& claimed) {
    const Region& region = claimed.region;
    for (std::uint32_t offer = 0; offer < claimed.offers.size(); ++offer) {
        const auto& proof = claimed.offers[offer];
        const std::uint32_t giver = region.offers.person[offer];
        const std::int64_t given = claimed.given[giver];
        if (proof.giver_price != claimed.offers[region.offers_of_person.of(giver)[0]].giver_price ||
            proof.giver_price > next_unit_is_worth * given ||
            (given > 0 && proof.giver_price < next_unit_is_worth * (given - 1)))
            return broken("allocation.price_of_giver");
        if (claimed.must_be_used_up(offer) || claimed.must_stay_unused(offer))
            continue;
        if ((!claimed.is_used_up(offer) && proof.price > proof.giver_price) ||
            (claimed.used[offer] > 0 && proof.price < proof.giver_price))
            return broken("allocation.price_of_offer");
    }
    for (const auto& [offer, ask, units] : claimed.shares) {
        const std::int64_t company = region.in_company(offer, ask) ? company_is_worth : 0;
        const std::int64_t cost = region.way(offer, ask).count() - company;
        if (claimed.asks[ask].price != cost + claimed.offers[offer].price)
            return broken("allocation.price_of_pairing");
    }
    return Done{};
}

/// Among people of whom some get one more unit at a level, those who do are not dearer than those who do not.
Outcome check_demands(const Claimed& claimed, const std::vector<Level>& levels) {
    struct Span {
        std::int64_t dearest_served = -boundless;
        std::int64_t cheapest_refused = boundless;
    };
    const Region& region = claimed.region;
    std::vector<Span> spans(levels.size());
    for (std::uint32_t group = 0; group < region.groups.size(); ++group) {
        std::optional<std::int64_t> price;
        const auto asks = region.asks_of_group.of(group);
        const std::uint32_t level = claimed.asks[asks[0]].group_level;
        if (level == claimed.open)
            continue;
        for (const std::uint32_t ask : asks) {
            const auto& proof = claimed.asks[ask];
            if (proof.level != level)
                continue;
            if (proof.demand_price != price.value_or(proof.demand_price) ||
                (claimed.ask_met[ask] < region.asks.quantity[ask] && proof.price < proof.demand_price) ||
                (claimed.ask_met[ask] > 0 && proof.price > proof.demand_price))
                return broken("allocation.price_of_demand");
            price = proof.demand_price;
        }
        const std::int64_t least = units_before(levels[level], region.groups[group]);
        if (!price || least == units_through(levels[level], region.groups[group]))
            continue;
        Span& span = spans[level];
        if (claimed.group_met[group] > least)
            span.dearest_served = std::max(span.dearest_served, *price);
        else
            span.cheapest_refused = std::min(span.cheapest_refused, *price);
    }
    for (const Span& span : spans)
        if (span.dearest_served > span.cheapest_refused)
            return broken("allocation.price_of_demand");
    return Done{};
}

/// Nothing that fits an ask was left longer than the proof says, and nothing would have been cheaper.
class PairCheck {
public:
    PairCheck(const Claimed& claimed, bool has_prices) : claimed_(claimed), has_prices_(has_prices) {}

    bool holds(std::uint32_t offer, std::uint32_t ask, std::int64_t metres) const {
        const auto& left = claimed_.offers[offer];
        const auto& right = claimed_.asks[ask];
        if (left.level > right.level ||
            (left.level == claimed_.open && right.level == claimed_.open && left.limit < right.limit))
            return false;
        if (!has_prices_ || !claimed_.same_zone(offer, ask) || claimed_.must_stay_unused(offer))
            return true;
        const bool may_be_in_company = right.price > metres - company_is_worth + left.price;
        if (!may_be_in_company)
            return true;
        return right.price <= metres + left.price && !claimed_.region.in_company(offer, ask);
    }

private:
    const Claimed& claimed_;
    bool has_prices_;
};

/// The plan travels as far as it says, and none that is as fair travels less than it says.
Outcome check_travel(const Claimed& claimed, const Plan& plan, const PostIndex& offers) {
    const bool is_sum = plan.travel == travel_sum(claimed.region, claimed.shares);
    const bool is_bound = plan.certificate.has_prices
                              ? plan.least_travel == plan.travel
                              : plan.least_travel <= travel_bound(claimed.region, offers, plan.certificate);
    return is_sum && is_bound ? Outcome(Done{}) : broken("allocation.travel_is_another");
}

Outcome check_pairs(const Claimed& claimed, const PostIndex& offers, bool has_prices, unsigned threads) {
    const Region& region = claimed.region;
    const PairCheck check(claimed, has_prices);
    std::atomic<bool> all_hold = true;
    constexpr std::uint32_t piece_size = 1024;
    share_work((region.asks.size() + piece_size - 1) / piece_size, threads, [&](std::size_t piece) {
        std::vector<Found> found;
        const auto first = static_cast<std::uint32_t>(piece * piece_size);
        for (std::uint32_t ask = first; ask < std::min(first + piece_size, region.asks.size()); ++ask) {
            const auto may = [&](std::uint32_t offer) { return region.may_pair(offer, ask); };
            offers.nearest(seeker(region.asks, ask), std::numeric_limits<std::size_t>::max(), may, found);
            for (const Found& one : found)
                if (!check.holds(one.post, ask, one.metres))
                    all_hold = false;
        }
    });
    return all_hold ? Outcome(Done{}) : broken("allocation.something_fits_better");
}

}

Outcome verify(const Problem& problem, const Plan& plan, unsigned threads) {
    TRY(check(problem));
    TRY(check_shape(problem, plan));
    Claimed claimed(problem, plan);
    TRY(check_possible(claimed));
    TRY(check_shares(claimed, plan.certificate.levels));
    TRY(check_use(claimed));
    if (plan.certificate.has_prices) {
        TRY(check_prices(claimed));
        TRY(check_demands(claimed, plan.certificate.levels));
    }
    const PostIndex offers(claimed.region.offers);
    TRY(check_travel(claimed, plan, offers));
    return check_pairs(claimed, offers, plan.certificate.has_prices, threads);
}

}
