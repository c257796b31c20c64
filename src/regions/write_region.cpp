#include "regions/fields.hpp"
#include "regions/regions.hpp"
#include "regions/writing.hpp"

#include <algorithm>

namespace plenty::regions {
namespace {

using namespace allocation;

void write_kinds(const std::filesystem::path& directory, const Region& region) {
    NewTable kinds(directory, forms::kinds);
    for (std::size_t kind = 0; kind < region.names.kinds.size(); ++kind) {
        const auto parent = region.problem.parents[kind];
        kinds.row(region.names.kinds[kind], parent ? region.names.kinds[raw(*parent)] : std::string());
    }
    kinds.keep();
}

void write_offers(const std::filesystem::path& directory, const Region& region) {
    const auto& [kind_names, offer_names, ask_names, persons] = region.names;
    NewTable offers(directory, forms::offers);
    for (std::size_t i = 0; i < offer_names.size(); ++i) {
        const Offer& offer = region.problem.offers[i];
        offers.row(offer_names[i], persons[raw(offer.person)], kind_names[raw(offer.kind)],
                   offer.quantity.units(), degrees(offer.place.latitude), degrees(offer.place.longitude),
                   decimal(offer.reach.count(), way_decimals), raw(offer.slots),
                   offer.best_before ? std::to_string(raw(*offer.best_before)) : std::string());
    }
    offers.keep();
}

void write_asks(const std::filesystem::path& directory, const Region& region) {
    const auto& [kind_names, offer_names, ask_names, persons] = region.names;
    NewTable asks(directory, forms::asks);
    for (std::size_t i = 0; i < ask_names.size(); ++i) {
        const Ask& ask = region.problem.asks[i];
        asks.row(ask_names[i], persons[raw(ask.person)], kind_names[raw(ask.kind)], ask.quantity.units(),
                 degrees(ask.place.latitude), degrees(ask.place.longitude),
                 decimal(ask.mobility.count(), way_decimals), raw(ask.slots),
                 ask.need == Need::necessity ? 1 : 0, raw(ask.urgency), raw(ask.waiting));
    }
    asks.keep();
}

}

void write_region(const std::filesystem::path& directory, const Region& region) {
    std::filesystem::create_directories(directory);
    write_kinds(directory, region);
    write_offers(directory, region);
    write_asks(directory, region);
    const auto& persons = region.names.persons;
    NewTable distance(directory, forms::distance);
    for (const Distance& pair : region.problem.distance)
        distance.row(persons[raw(pair.one)], persons[raw(pair.other)]);
    distance.keep();
    NewTable company(directory, forms::company);
    for (const Company& pair : region.problem.company)
        company.row(persons[raw(pair.giver)], persons[raw(pair.person)]);
    company.keep();
}

Region named(Problem problem) {
    Region region;
    std::size_t persons = 0;
    const auto see = [&](PersonNo person) { persons = std::max(persons, raw(person) + 1); };
    for (const Offer& offer : problem.offers)
        see(offer.person);
    for (const Ask& ask : problem.asks)
        see(ask.person);
    for (const Distance& pair : problem.distance)
        see(std::max(pair.one, pair.other));
    for (const Company& pair : problem.company)
        see(std::max(pair.giver, pair.person));
    const auto name = [](std::vector<std::string>& names, std::size_t count, char letter) {
        for (std::size_t i = 0; i < count; ++i)
            names.push_back(letter + std::to_string(i + 1));
    };
    name(region.names.kinds, problem.parents.size(), 'k');
    name(region.names.offers, problem.offers.size(), 'o');
    name(region.names.asks, problem.asks.size(), 'a');
    name(region.names.persons, persons, 'p');
    region.problem = std::move(problem);
    return region;
}

}
