// How long each part of a plan takes, and tier 1 beside the only other exact way: LEMON's network simplex
// with one arc for every unit, cheaper the sooner it is due.
//
// usage: plan_bench [OFFERS_AND_ASKS]...     10000 and 100000 if none are given
#include "allocation/allocation.hpp"
#include "allocation/sharing.hpp"
#include "allocation/travel.hpp"
#ifdef PLENTY_LEMON
#include "peers/lemon.hpp"
#endif
#include "scene/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>

namespace {

using namespace plenty;
using namespace plenty::allocation;
using namespace plenty::bench;

double processor_seconds() {
    std::timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

template <class Work>
double seconds_of(const Work& work) {
    const double start = processor_seconds();
    work();
    return processor_seconds() - start;
}

#ifdef PLENTY_LEMON
/// The levels of all units of necessities, in order; a unit's rank is its place among them.
std::vector<Level> necessary_levels(const Region& region) {
    std::vector<Level> levels;
    for (const Group& group : region.groups)
        for (std::int64_t met = 0; met < group.asked && group.need == Need::necessity; ++met)
            levels.push_back(level_of(group, met));
    std::ranges::sort(levels);
    levels.erase(std::ranges::unique(levels).begin(), levels.end());
    return levels;
}

struct Network {
    std::vector<Arc> arcs;
    std::vector<std::int64_t> rank_of_arc; ///< of the first arcs, which are units
    std::uint32_t nodes = 0;
};

Network network_of(const Region& region, const Candidates& candidates, const std::vector<Level>& levels) {
    Network net;
    const auto groups = static_cast<std::uint32_t>(region.groups.size());
    const std::uint32_t first_ask = 1 + groups;
    const std::uint32_t first_offer = first_ask + region.asks.size();
    const std::uint32_t sink = first_offer + region.offers.size();
    const auto count = static_cast<std::int64_t>(levels.size());
    net.nodes = sink + 1;
    for (std::uint32_t group = 0; group < groups; ++group)
        for (std::int64_t met = 0; met < region.groups[group].asked; ++met) {
            if (region.groups[group].need != Need::necessity)
                break;
            const auto rank =
                std::ranges::lower_bound(levels, level_of(region.groups[group], met)) - levels.begin();
            net.arcs.push_back({0, 1 + group, 1, rank - count});
            net.rank_of_arc.push_back(rank);
        }
    for (std::uint32_t group = 0; group < groups; ++group)
        for (const std::uint32_t ask : region.asks_of_group.of(group))
            if (region.groups[group].need == Need::necessity)
                net.arcs.push_back({1 + group, first_ask + ask, region.asks.quantity[ask], 0});
    for (std::uint32_t ask = 0; ask < region.asks.size(); ++ask)
        if (region.groups[region.group_of_ask[ask]].need == Need::necessity)
            for (const Candidate& one : candidates.of(ask))
                net.arcs.push_back({first_ask + ask, first_offer + one.offer, region.asks.quantity[ask], 0});
    for (std::uint32_t offer = 0; offer < region.offers.size(); ++offer)
        net.arcs.push_back({first_offer + offer, sink, region.offers.quantity[offer], 0});
    net.arcs.push_back({sink, 0, std::int64_t{1} << 40, 0});
    return net;
}

void beside_lemon(Figures& figures, const std::string& size, const Region& region,
                  const Candidates& candidates, const std::vector<std::int64_t>& met, double ours) {
    const std::vector<Level> levels = necessary_levels(region);
    const Network net = network_of(region, candidates, levels);
    const Circulation theirs = cheapest_circulation(net.nodes, net.arcs);
    std::vector<std::int64_t> change(levels.size());
    for (std::size_t i = 0; i < net.rank_of_arc.size(); ++i)
        change[static_cast<std::size_t>(net.rank_of_arc[i])] += theirs.used[i];
    for (std::size_t group = 0; group < region.groups.size(); ++group)
        for (std::int64_t unit = 0; unit < met[group] && region.groups[group].need == Need::necessity;
             ++unit) {
            const auto rank =
                std::ranges::lower_bound(levels, level_of(region.groups[group], unit)) - levels.begin();
            --change[static_cast<std::size_t>(rank)];
        }
    if (std::ranges::any_of(change, [](std::int64_t units) { return units != 0; }))
        throw Fault("LEMON's plan is another");
    figures.tell(size + ": tier 1, LEMON network simplex", fmt::format("{:.3f} s", theirs.seconds));
    figures.at_least(size + ": tier 1, how many times as fast as LEMON", theirs.seconds / ours, 50);
}
#endif

void measure(Figures& figures, std::uint32_t count) {
    const std::string size = fmt::format("{} x {}", count, count);
    const Problem problem = synthetic_region({.offers = count, .asks = count});
    const Region region(problem);
    const PostIndex offers(region.offers);
    std::optional<Candidates> candidates;
    figures.tell(size + ": candidates",
                 fmt::format("{:.3f} s", seconds_of([&] { candidates.emplace(region, offers, 24, 1); })));
    Sharing first(region, offers, *candidates, 1);
    first.share(Need::necessity);
    Sharing again(region, offers, *candidates, 1); // with all that it needs looked up
    const double ours = seconds_of([&] { again.share(Need::necessity); });
    figures.tell(size + ": tier 1, candidates given", fmt::format("{:.3f} s", ours));
#ifdef PLENTY_LEMON
    beside_lemon(figures, size, region, *candidates, again.filling().met, ours);
#endif
    std::optional<Plan> plan;
    figures.tell(size + ": whole plan",
                 fmt::format("{:.3f} s", seconds_of([&] { plan = solve(problem).value(); })));
    figures.tell(size + ": gap", fmt::format("{} m of {}", plan->travel - plan->least_travel, plan->travel));
    bool is_proved = false;
    figures.tell(size + ": verify",
                 fmt::format("{:.3f} s", seconds_of([&] { is_proved = verify(problem, *plan).ok(); })));
    if (!is_proved)
        throw Fault("the plan is not proved");
}

}

int main(int argc, char** argv) {
    Figures figures;
    std::vector<std::uint32_t> sizes;
    for (int i = 1; i < argc; ++i)
        sizes.push_back(static_cast<std::uint32_t>(std::strtoul(argv[i], nullptr, 10)));
    for (const std::uint32_t size : sizes.empty() ? std::vector<std::uint32_t>{10'000, 100'000} : sizes)
        measure(figures, size);
    return figures.exit_code();
}
