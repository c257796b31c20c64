#include "regions/fields.hpp"
#include "regions/regions.hpp"
#include "regions/writing.hpp"

namespace plenty::regions {
namespace {

using namespace allocation;
namespace fs = std::filesystem;

std::string_view word_of(Need need) {
    return need == Need::necessity ? "necessity" : "wish";
}

void write_proof(const fs::path& directory, const Region& region, const Plan& plan) {
    const Certificate& proof = plan.certificate;
    NewTable levels(directory, forms::levels);
    for (const Level& level : proof.levels)
        levels.row(word_of(level.need), level.met, level.asked, raw(level.urgency), level.weeks);
    levels.keep();
    NewTable offers(directory, forms::offer_proofs);
    for (std::size_t i = 0; i < proof.offers.size(); ++i)
        offers.row(region.names.offers[i], proof.offers[i].level, proof.offers[i].limit,
                   proof.offers[i].price, proof.offers[i].giver_price);
    offers.keep();
    NewTable asks(directory, forms::ask_proofs);
    for (std::size_t i = 0; i < proof.asks.size(); ++i)
        asks.row(region.names.asks[i], proof.asks[i].level, proof.asks[i].group_level, proof.asks[i].limit,
                 proof.asks[i].price, proof.asks[i].demand_price);
    asks.keep();
    NewTable travel(directory, forms::travel);
    travel.row(plan.travel, plan.least_travel, proof.has_prices ? 1 : 0);
    travel.keep();
}

}

void write_plan(const fs::path& directory, const Region& region, const Plan& plan) {
    fs::create_directories(directory);
    NewTable table(directory, forms::plan);
    for (const Pairing& pairing : plan.pairings)
        table.row(region.names.offers[raw(pairing.offer)], region.names.asks[raw(pairing.ask)],
                  pairing.quantity.units());
    table.keep();
    write_proof(directory, region, plan);
}

void write_unmet(const fs::path& directory, const Region& region, const Plan& plan, const Speak& speak) {
    const Problem& problem = region.problem;
    const std::vector<std::int64_t> met = units_met(problem, plan);
    const Reasons reasons(problem, plan);
    NewTable table(directory, forms::unmet);
    for (std::size_t i = 0; i < met.size(); ++i)
        if (const std::int64_t unmet = problem.asks[i].quantity.units() - met[i]; unmet > 0)
            table.row(region.names.asks[i], unmet,
                      speak(reasons.of_unmet(AskNo(static_cast<std::uint32_t>(i)))));
    table.keep();
}

void write_shortage(const fs::path& directory, const Region& region, const Shortage& shortage,
                    CellSize size) {
    NewTable table(directory, forms::shortage);
    const auto corner = [&](std::int32_t number) {
        return degrees(std::int64_t{number} * static_cast<std::int64_t>(size));
    };
    for (const Missing& one : shortage.missing)
        table.row("missing", region.names.kinds[raw(one.kind)], one.need == Need::necessity ? 1 : 0,
                  corner(one.cell.north), corner(one.cell.east), one.units.units(), one.people,
                  one.within_reach.units(),
                  one.scarcity == Scarcity::everywhere ? "scarce everywhere" : "out of reach", "", "", "", "",
                  "");
    for (const Help& one : shortage.helps)
        table.row(one.ride_from ? "ride" : "gift", region.names.kinds[raw(one.kind)],
                  one.level.need == Need::necessity ? 1 : 0, corner(one.cell.north), corner(one.cell.east), 1,
                  one.people, "", "", one.level.met, one.level.asked, degrees(one.place.latitude),
                  degrees(one.place.longitude),
                  one.ride_from ? region.names.offers[raw(*one.ride_from)] : std::string());
    table.keep();
}

}
