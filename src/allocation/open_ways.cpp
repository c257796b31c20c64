#include "allocation/open_ways.hpp"

#include "allocation/workers.hpp"

#include <algorithm>

namespace plenty::allocation {

std::span<Candidate> OpenWays::Room::take(std::size_t count) {
    constexpr std::size_t block_size = 1 << 14;
    if (free_.size() < count) {
        const std::size_t size = std::max(block_size, count);
        blocks_.push_back(std::make_unique_for_overwrite<Candidate[]>(size));
        free_ = {blocks_.back().get(), size};
    }
    const auto taken = free_.first(count);
    free_ = free_.subspan(count);
    return taken;
}

OpenWays::OpenWays(const Region& region, const Errand& errand, const Candidates& candidates,
                   const PostIndex& offers, const PostIndex& asks, unsigned threads)
    : region_(region), errand_(errand), offers_(offers), asks_(asks), of_ask_(region.asks.size()),
      of_offer_(region.offers.size()), later_of_(region.offers.size()), beyond_(region.asks.size()),
      is_known_(region.offers.size()) {
    list_by_ask(candidates, threads);
    list_by_offer();
}

void OpenWays::list_by_ask(const Candidates& candidates, unsigned threads) {
    constexpr std::uint32_t piece_size = 4096;
    const std::uint32_t count = region_.asks.size();
    const std::size_t pieces = (count + piece_size - 1) / piece_size;
    const auto each = [&](const auto& use) {
        share_work(pieces, threads, [&](std::size_t piece) {
            const auto first = static_cast<std::uint32_t>(piece) * piece_size;
            for (std::uint32_t ask = first; ask < std::min(count, first + piece_size); ++ask)
                use(ask);
        });
    };
    each([&](std::uint32_t ask) {
        beyond_[ask] = candidates.beyond(ask);
        of_ask_[ask].count = static_cast<std::uint32_t>(std::ranges::count_if(
            candidates.of(ask), [&](const Candidate& one) { return is_open(one.offer, ask); }));
    });
    std::size_t sum = 0;
    for (const Row& row : of_ask_)
        sum += row.count;
    by_ask_ = std::make_unique_for_overwrite<Candidate[]>(sum);
    Candidate* next = by_ask_.get();
    for (Row& row : of_ask_) {
        row.first = next;
        next += row.room = row.count;
    }
    each([&](std::uint32_t ask) {
        Candidate* at = of_ask_[ask].first;
        for (const Candidate& one : candidates.of(ask))
            if (is_open(one.offer, ask))
                *at++ = one;
    });
}

void OpenWays::list_by_offer() {
    std::size_t sum = 0;
    std::ranges::fill(of_offer_, Row{});
    std::ranges::fill(later_of_, nullptr);
    for (const Row& row : of_ask_) {
        sum += row.count;
        for (const Candidate& one : row.all())
            ++of_offer_[one.offer].room;
    }
    by_offer_.reset();
    by_offer_ = std::make_unique_for_overwrite<Candidate[]>(sum);
    Candidate* next = by_offer_.get();
    for (Row& row : of_offer_) {
        row.first = next;
        next += row.room;
    }
    for (std::uint32_t ask = 0; ask < of_ask_.size(); ++ask)
        for (const Candidate& one : of(ask)) {
            Row& row = of_offer_[one.offer];
            row.first[row.count++] = {ask, one.cost};
        }
}

std::vector<Candidate> OpenWays::wider_row(std::uint32_t ask, std::int64_t& beyond) const {
    thread_local std::vector<Found> found;
    const std::size_t most = 32 + 4 * of_ask_[ask].count;
    const auto may = [&](std::uint32_t offer) { return is_open(offer, ask) && region_.may_pair(offer, ask); };
    const bool is_all = offers_.nearest(seeker(region_.asks, ask), most, may, found);
    beyond = is_all ? Candidates::everything : found.back().metres;
    std::vector<Candidate> row;
    for (const Found& one : found) {
        const std::int32_t company = region_.in_company(one.post, ask) ? company_is_worth : 0;
        row.push_back({one.post, static_cast<std::int32_t>(one.metres) - company});
    }
    for (const Candidate& one : of(ask)) { // some are farther than all that was found
        const std::int64_t company = region_.in_company(one.offer, ask) ? company_is_worth : 0;
        if (!is_all && Found{one.cost + company, one.offer} > found.back())
            row.push_back(one);
    }
    std::ranges::sort(row, {}, Candidate::cheapness);
    return row;
}

std::vector<Candidate> OpenWays::whole_row(std::uint32_t offer) const {
    const auto may = [&](std::uint32_t ask) { return is_open(offer, ask) && region_.may_pair(offer, ask); };
    std::vector<Candidate> row;
    asks_.any(seeker(region_.offers, offer), may, [&](const Found& one) {
        const std::int32_t company = region_.in_company(offer, one.post) ? company_is_worth : 0;
        row.push_back({one.post, static_cast<std::int32_t>(one.metres) - company});
        return false;
    });
    return row;
}

/// An ask that has it already keeps it.
void OpenWays::insert(std::uint32_t ask, Candidate one, Room& room) {
    Row& row = of_ask_[ask];
    const auto place =
        std::ranges::lower_bound(row.all(), Candidate::cheapness(one), {}, Candidate::cheapness) -
        row.all().begin();
    if (place < row.count && row.first[place].offer == one.offer)
        return;
    if (row.count == row.room) {
        const auto wider = room.take(4 + 2 * row.room);
        std::ranges::copy(row.all(), wider.begin());
        row = {wider.data(), row.count, static_cast<std::uint32_t>(wider.size())};
    }
    std::copy_backward(row.first + place, row.first + row.count, row.first + row.count + 1);
    row.first[place] = one;
    ++row.count;
}

}
