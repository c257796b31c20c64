#include "allocation/travel.hpp"

#include "allocation/travel_search.hpp"
#include "allocation/travel_start.hpp"
#include "allocation/workers.hpp"

#include <algorithm>
#include <numeric>

namespace plenty::allocation {
namespace {

std::vector<Direction> homes_of(const Region& region) {
    std::vector<Direction> homes(region.person_count);
    for (std::uint32_t ask = region.asks.size(); ask-- > 0;)
        homes[region.asks.person[ask]] = region.asks.direction[ask];
    for (std::uint32_t offer = region.offers.size(); offer-- > 0;)
        homes[region.offers.person[offer]] = region.offers.direction[offer];
    return homes;
}

/// Puts those of one half before those of the other, across the longest side.
void halve(std::span<std::uint32_t> persons, const std::vector<Direction>& homes) {
    const auto width = [&](double Direction::* side) {
        const auto [low, high] =
            std::ranges::minmax(persons, {}, [&](std::uint32_t person) { return homes[person].*side; });
        return homes[high].*side - homes[low].*side;
    };
    if (persons.size() < 2)
        return;
    const auto side = std::ranges::max({&Direction::x, &Direction::y, &Direction::z}, {}, width);
    std::ranges::nth_element(persons, persons.begin() + static_cast<std::ptrdiff_t>(persons.size() / 2), {},
                             [&](std::uint32_t person) { return std::pair(homes[person].*side, person); });
}

}

Travel::Travel(const Region& region, const Errand& errand, OpenWays& ways)
    : state_(region, errand, ways), block_of_(region.person_count) {}

bool Travel::solve(const TravelEffort& effort) {
    set_blocks(effort.block_size);
    begin(effort);
    if (!send_all(Round::serve, effort))
        return false;
    offer_one_more();
    state_.ways.tidy();
    return send_all(Round::use_up, effort);
}

/// Whatever a person offers and asks for is in one block.
void Travel::set_blocks(std::size_t block_size) {
    const Region& region = state_.region;
    while (region.person_count >> levels_ > block_size)
        ++levels_;
    state_.rooms.resize(std::size_t{1} << levels_);
    const std::vector<Direction> homes = homes_of(region);
    std::vector<std::uint32_t> persons(region.person_count);
    std::iota(persons.begin(), persons.end(), 0U);
    std::vector<std::span<std::uint32_t>> pieces{persons};
    for (std::uint32_t level = 0; level < levels_; ++level) {
        std::vector<std::span<std::uint32_t>> halves;
        for (const auto piece : pieces) {
            halve(piece, homes);
            halves.push_back(piece.first(piece.size() / 2));
            halves.push_back(piece.subspan(piece.size() / 2));
        }
        pieces = std::move(halves);
    }
    for (std::uint32_t block = 0; block < pieces.size(); ++block)
        for (const std::uint32_t person : pieces[block])
            block_of_[person] = block;
    note_blocks();
}

void Travel::note_blocks() {
    const Region& region = state_.region;
    const auto note = [&](std::uint32_t node, std::uint32_t person) {
        state_.nodes[node].block = block_of_[person];
    };
    for (std::uint32_t offer = 0; offer < state_.offer_count; ++offer)
        note(offer, region.offers.person[offer]);
    for (std::uint32_t ask = 0; ask < state_.ask_count; ++ask)
        note(state_.ask_node(ask), region.asks.person[ask]);
    for (std::uint32_t person = 0; person < region.person_count; ++person)
        note(state_.giver_node(person), person);
    for (std::uint32_t demand = 0; demand < state_.errand.demands.size(); ++demand)
        note(state_.demand_node(demand), region.asks.person[state_.errand.demands[demand].first_ask]);
}

void Travel::begin(const TravelEffort& effort) {
    const Region& region = state_.region;
    const std::size_t blocks = std::size_t{1} << levels_;
    std::vector<std::uint32_t> block_of_post;
    for (const std::uint32_t person : region.offers.person)
        block_of_post.push_back(block_of_[person]);
    const Rows offers(blocks, block_of_post);
    block_of_post.clear();
    for (const std::uint32_t person : region.asks.person)
        block_of_post.push_back(block_of_[person]);
    const Rows asks(blocks, block_of_post);
    std::vector<TravelStart> starts;
    for (std::uint32_t block = 0; block < blocks; ++block)
        starts.emplace_back(state_, block, offers.of(block), asks.of(block));
    share_work(blocks, effort.threads, [&](std::size_t block) { starts[block].auction(); });
    set_bases();
    share_work(blocks, effort.threads, [&](std::size_t block) { starts[block].set_out(); });
    state_.ways.tidy();
}

/// Where everything must be used up only differences of prices matter, and few offers are much cheaper than
/// the others. Elsewhere nothing costs less than nothing yet.
void Travel::set_bases() {
    constexpr std::size_t few = 32;
    std::vector<std::pair<std::uint32_t, std::int64_t>> prices;
    for (std::uint32_t offer = 0; offer < state_.offer_count; ++offer)
        if (state_.errand.is_exhausted[offer] != 0 && state_.errand.offer_zone[offer] != Errand::nowhere)
            prices.emplace_back(state_.errand.offer_zone[offer], state_.price(offer));
    std::ranges::sort(prices);
    for (std::size_t begin = 0, end = 0; begin < prices.size(); begin = end) {
        while (end < prices.size() && prices[end].first == prices[begin].first)
            ++end;
        state_.zone_base[prices[begin].first] = prices[begin + (end - begin) / few].second;
    }
    const auto any = [](std::uint32_t) { return true; };
    for (std::uint32_t offer = 0; offer < state_.offer_count; ++offer)
        if (const std::uint32_t zone = state_.errand.offer_zone[offer];
            zone != Errand::nowhere && state_.price(offer) < state_.zone_base[zone])
            state_.ways.know(offer, state_.rooms[state_.nodes[offer].block], any);
}

std::vector<Travel::Work> Travel::work_of(Round round) const {
    std::vector<Work> works(std::size_t{1} << levels_);
    for (std::uint32_t ask = 0; ask < state_.ask_count && round == Round::serve; ++ask)
        if (state_.ask_met[ask] > 0)
            works[state_.nodes[state_.ask_node(ask)].block].asks.push_back(ask);
    for (std::uint32_t offer = 0; offer < state_.offer_count; ++offer)
        if (state_.waiting[offer] > 0 && round == Round::use_up)
            works[state_.nodes[offer].block].offers.push_back(offer);
    for (std::uint32_t demand = 0; demand < state_.errand.demands.size(); ++demand)
        if (state_.is_short(demand))
            works[state_.nodes[state_.demand_node(demand)].block].demands.push_back(demand);
    return works;
}

void Travel::set_floors() {
    std::ranges::fill(state_.zone_floor, 0);
    for (std::uint32_t offer = 0; offer < state_.offer_count; ++offer)
        if (state_.errand.offer_zone[offer] != Errand::nowhere) {
            auto& floor = state_.zone_floor[state_.errand.offer_zone[offer]];
            floor = std::min(floor, state_.price(offer));
        }
}

bool Travel::send_all(Round round, const TravelEffort& effort) {
    std::vector<Work> works = work_of(round);
    for (std::uint32_t level = 0;; ++level) {
        set_floors();
        share_work(works.size(), effort.threads, [&](std::size_t block) {
            send(works[block], static_cast<std::uint32_t>(block), level, effort);
        });
        for (const Work& work : works)
            ways_ += work.ways;
        if (ways_ > effort.most_ways || effort.is_enough())
            return false;
        if (works.size() == 1)
            return true;
        std::vector<Work> joined(works.size() / 2);
        for (std::size_t block = 0; block < works.size(); ++block) {
            auto& [asks, offers, demands, ways] = joined[block / 2];
            asks.insert(asks.end(), works[block].asks.begin(), works[block].asks.end());
            offers.insert(offers.end(), works[block].offers.begin(), works[block].offers.end());
            demands.insert(demands.end(), works[block].demands.begin(), works[block].demands.end());
        }
        works = std::move(joined);
    }
}

void Travel::send(Work& work, std::uint32_t block, std::uint32_t level, const TravelEffort& effort) {
    TravelSearch search(state_, block, level);
    Work later;
    const std::int64_t most_ways = effort.most_ways - ways_;
    const auto count = [&] { return ++work.ways <= most_ways && !effort.is_enough(); };
    for (const std::uint32_t ask : work.asks)
        if (count() && search.mend(ask) == TravelSearch::Result::leaves_block)
            later.asks.push_back(ask);
    for (const std::uint32_t offer : work.offers)
        while (state_.waiting[offer] > 0 && count())
            if (search.send_from(offer) == TravelSearch::Result::leaves_block) {
                later.offers.push_back(offer);
                break;
            }
    for (const std::uint32_t demand : work.demands)
        while (state_.is_short(demand) && count())
            if (search.send_to(demand) == TravelSearch::Result::leaves_block) {
                later.demands.push_back(demand);
                break;
            }
    later.ways = work.ways;
    work = std::move(later);
}

/// Among those who may get one more, the price of it is what the cheapest of them would pay.
void Travel::offer_one_more() {
    for (std::uint32_t demand = 0; demand < state_.errand.demands.size(); ++demand) {
        const auto& wanted = state_.errand.demands[demand];
        if (!state_.is_shared(demand))
            state_.price(state_.demand_node(demand)) = state_.price(state_.ask_node(wanted.first_ask));
        if (state_.has_one_more(demand)) {
            std::int64_t& zone = state_.zone_price[wanted.zone];
            zone = std::min(zone, state_.price(state_.demand_node(demand)));
        }
    }
}

/// As near to that of the offer as the units given allow.
std::int64_t Travel::price_of_sole_giver(std::uint32_t offer) const {
    const std::int64_t given = state_.given[state_.region.offers.person[offer]];
    const std::int64_t most = next_unit_is_worth * given;
    return given == 0 ? std::min(state_.price(offer), most)
                      : std::clamp(state_.price(offer), most - next_unit_is_worth, most);
}

Prices Travel::prices() const {
    Prices out;
    const auto copy = [&](std::vector<std::int64_t>& to, std::uint32_t first, std::size_t count) {
        for (std::uint32_t node = first; node < first + count; ++node)
            to.push_back(state_.price(node));
    };
    copy(out.offer, 0, state_.offer_count);
    copy(out.ask, state_.ask_node(0), state_.ask_count);
    copy(out.giver, state_.giver_node(0), state_.region.person_count);
    copy(out.demand, state_.demand_node(0), state_.errand.demands.size());
    for (std::uint32_t offer = 0; offer < state_.offer_count; ++offer)
        if (state_.is_sole(offer))
            out.giver[state_.region.offers.person[offer]] = price_of_sole_giver(offer);
    for (std::uint32_t demand = 0; demand < state_.errand.demands.size(); ++demand)
        if (!state_.is_shared(demand))
            out.demand[demand] = out.ask[state_.errand.demands[demand].first_ask];
    return out;
}

}
