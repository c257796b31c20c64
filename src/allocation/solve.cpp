#include "allocation/solve.hpp"

#include "allocation/travel.hpp"
#include "allocation/travel_sum.hpp"

#include <algorithm>

namespace plenty::allocation {
namespace {

/// Level numbers of parts: their place among all levels in order.
std::vector<std::uint32_t> ranks(const std::vector<std::optional<Level>>& of_parts,
                                 std::vector<Level>& sorted) {
    for (const auto& level : of_parts)
        if (level)
            sorted.push_back(*level);
    std::ranges::sort(sorted);
    sorted.erase(std::ranges::unique(sorted).begin(), sorted.end());
    std::vector<std::uint32_t> out;
    for (const auto& level : of_parts) {
        const auto place = level ? std::ranges::lower_bound(sorted, *level) : sorted.end();
        out.push_back(static_cast<std::uint32_t>(place - sorted.begin()));
    }
    return out;
}

Certificate fair_certificate(const Region& region, const Sharing& sharing, const Perishing& perishing) {
    Certificate out;
    const auto rank = ranks(sharing.levels(), out.levels);
    const Filling& filling = sharing.filling();
    out.offers.resize(region.offers.size());
    for (std::uint32_t offer = 0; offer < region.offers.size(); ++offer) {
        auto& proof = out.offers[region.offers.listed[offer]];
        proof.level = rank[filling.offer_part[offer]];
        proof.limit = perishing.offer_limit()[offer];
    }
    out.asks.resize(region.asks.size());
    for (std::uint32_t ask = 0; ask < region.asks.size(); ++ask) {
        auto& proof = out.asks[region.asks.listed[ask]];
        proof.level = rank[filling.ask_part[ask]];
        proof.group_level = rank[filling.group_part[region.group_of_ask[ask]]];
        proof.limit = perishing.ask_limit()[ask];
    }
    return out;
}

void add_prices(Certificate& certificate, const Region& region, const Errand& errand, const Prices& prices) {
    certificate.has_prices = true;
    for (std::uint32_t offer = 0; offer < region.offers.size(); ++offer) {
        auto& proof = certificate.offers[region.offers.listed[offer]];
        proof.price = prices.offer[offer];
        proof.giver_price = prices.giver[region.offers.person[offer]];
    }
    for (std::uint32_t ask = 0; ask < region.asks.size(); ++ask) {
        auto& proof = certificate.asks[region.asks.listed[ask]];
        proof.price = prices.ask[ask];
        proof.demand_price = prices.demand[errand.demand_of_ask[ask]];
    }
}

void fill_in(Plan& plan, const Region& region, const std::vector<Share>& shares) {
    for (const auto& [offer, ask, units] : shares)
        plan.pairings.push_back(
            {OfferNo(region.offers.listed[offer]), AskNo(region.asks.listed[ask]), Quantity(units)});
    std::ranges::sort(plan.pairings);
    plan.travel = travel_sum(region, shares);
}

/// The plan as the fair tiers leave it, with a bound on how much less it could travel.
void leave_as_it_is(Plan& plan, const Region& region, const PostIndex& offers, const Sharing& sharing) {
    fill_in(plan, region, sharing.filling().shares.all());
    plan.least_travel = travel_bound(region, offers, plan.certificate);
}

/// False if there is no plan that travels least.
bool travel_least(Plan& plan, const Region& region, const Errand& errand, OpenWays& ways,
                  const Effort& effort) {
    Travel travel(region, errand, ways);
    if (!travel.solve({effort.threads, effort.most_ways, effort.block_size, effort.watch.is_enough}))
        return false;
    plan.tiers = 5;
    fill_in(plan, region, travel.shares().all());
    add_prices(plan.certificate, region, errand, travel.prices());
    plan.least_travel = plan.travel;
    return true;
}

}

Result<Plan> solve(const Problem& problem, const Effort& effort) {
    const auto& [begins, is_enough] = effort.watch;
    begins(Phase::look_up);
    TRY(check(problem));
    const Region region(problem);
    const PostIndex offers(region.offers);
    const PostIndex asks(region.asks);
    std::optional<Candidates> candidates;
    candidates.emplace(region, offers, effort.shortlist, effort.threads);

    begins(Phase::necessities);
    Sharing sharing(region, offers, *candidates, effort.threads);
    sharing.share(Need::necessity);
    unsigned tiers = 1;
    if (!is_enough()) {
        begins(Phase::wishes);
        sharing.share(Need::wish);
        ++tiers;
    }
    Perishing perishing(region, asks, sharing.filling());
    if (!is_enough()) {
        begins(Phase::perishables);
        perishing.use_up();
        ++tiers;
    }
    Plan plan;
    plan.tiers = tiers;
    plan.certificate = fair_certificate(region, sharing, perishing);
    if (tiers == 3 && !is_enough()) {
        begins(Phase::travel);
        const Errand errand(region, sharing, perishing);
        OpenWays ways(region, errand, *candidates, offers, asks, effort.threads);
        candidates.reset();
        if (travel_least(plan, region, errand, ways, effort))
            return plan;
    }
    leave_as_it_is(plan, region, offers, sharing);
    return plan;
}

}
