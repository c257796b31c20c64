#include "allocation/errand.hpp"

#include <algorithm>

namespace plenty::allocation {
namespace {

using Zone = std::pair<std::uint32_t, std::uint32_t>;

std::uint32_t number_of(const std::vector<Zone>& zones, Zone zone) {
    return static_cast<std::uint32_t>(std::ranges::lower_bound(zones, zone) - zones.begin());
}

}

Errand::Errand(const Region& region, const Sharing& sharing, const Perishing& perishing) {
    set_zones(region, sharing, perishing);
    set_demands(region, sharing);
}

void Errand::set_zones(const Region& region, const Sharing& sharing, const Perishing& perishing) {
    const Filling& filling = sharing.filling();
    std::vector<Zone> zones;
    for (std::uint32_t ask = 0; ask < region.asks.size(); ++ask)
        zones.emplace_back(filling.ask_part[ask], perishing.ask_limit()[ask]);
    const std::vector<Zone> of_asks = zones;
    std::ranges::sort(zones);
    zones.erase(std::ranges::unique(zones).begin(), zones.end());
    zone_count = static_cast<std::uint32_t>(zones.size());
    for (const Zone& zone : of_asks)
        ask_zone.push_back(number_of(zones, zone));
    for (std::uint32_t offer = 0; offer < region.offers.size(); ++offer) {
        const Zone zone(filling.offer_part[offer], perishing.offer_limit()[offer]);
        const std::uint32_t number = number_of(zones, zone);
        const bool is_unused = zone.first == 0 && region.best_before[offer] > zone.second;
        const bool has_asks = number < zone_count && zones[number] == zone;
        offer_zone.push_back(is_unused || !has_asks ? nowhere : number);
        is_exhausted.push_back(zone.first != 0);
        is_used_up.push_back(zone.first != 0 || region.best_before[offer] < zone.second);
    }
}

void Errand::set_demands(const Region& region, const Sharing& sharing) {
    const Filling& filling = sharing.filling();
    demand_of_ask.resize(region.asks.size());
    std::vector<std::uint32_t> demand_of_group(region.groups.size(), nowhere);
    for (std::uint32_t ask = 0; ask < region.asks.size(); ++ask) {
        const std::uint32_t group = region.group_of_ask[ask];
        const std::uint32_t part = filling.ask_part[ask];
        const std::int64_t quantity = region.asks.quantity[ask];
        const bool is_open = part != 0 && part == filling.group_part[group];
        if (is_open && demand_of_group[group] != nowhere) {
            demand_of_ask[ask] = demand_of_group[group];
            continue;
        }
        demand_of_ask[ask] = static_cast<std::uint32_t>(demands.size());
        demands.push_back({ask_zone[ask], quantity, quantity, ask});
        if (!is_open)
            continue;
        demand_of_group[group] = demand_of_ask[ask];
        std::int64_t elsewhere = 0;
        for (const std::uint32_t other : region.asks_of_group.of(group))
            elsewhere += filling.ask_part[other] == part ? 0 : region.asks.quantity[other];
        const Level& level = sharing.levels()[part].value();
        demands.back().least =
            std::max<std::int64_t>(0, units_before(level, region.groups[group]) - elsewhere);
        demands.back().most =
            std::max<std::int64_t>(0, units_through(level, region.groups[group]) - elsewhere);
    }
    asks_of_demand = Rows(demands.size(), demand_of_ask);
}

}
