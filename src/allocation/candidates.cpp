#include "allocation/candidates.hpp"

#include "allocation/workers.hpp"

#include <limits>
#include <numeric>
#include <tuple>

namespace plenty::allocation {
namespace {

auto cheapness(const Candidate& candidate) {
    return std::pair(candidate.cost, candidate.offer);
}

}

Candidates::Candidates(const Region& region, const PostIndex& offers, std::size_t few, unsigned threads)
    : region_(region), offers_(offers), rows_(region.asks.size()), beyond_(region.asks.size()) {
    std::vector<std::uint32_t> all(region.asks.size());
    std::iota(all.begin(), all.end(), 0U);
    look_up_all(all, few, threads);
}

void Candidates::complete(std::span<const std::uint32_t> asks, unsigned threads) {
    look_up_all(asks, std::numeric_limits<std::size_t>::max(), threads);
}

std::size_t Candidates::pair_count() const {
    return std::accumulate(rows_.begin(), rows_.end(), std::size_t{0},
                           [](std::size_t sum, const Row& row) { return sum + row.count; });
}

std::int64_t Candidates::look_up(std::uint32_t ask, std::size_t most, std::vector<Candidate>& out) const {
    thread_local std::vector<Found> found;
    const auto may = [&](std::uint32_t offer) { return region_.may_pair(offer, ask); };
    const bool is_all = offers_.nearest(seeker(region_.asks, ask), most, may, found);
    const std::int64_t beyond = is_all ? everything : found.empty() ? 0 : found.back().metres;
    const auto begin = static_cast<std::ptrdiff_t>(out.size());
    for (const Found& one : found)
        out.push_back({one.post, static_cast<std::int32_t>(one.metres)});
    region_.each_companion(region_.asks.person[ask], [&](std::uint32_t giver) {
        for (const std::uint32_t offer : region_.offers_of_person.of(giver)) {
            if (!region_.fits(offer, ask))
                continue;
            const auto cost = static_cast<std::int32_t>(region_.way(offer, ask).count()) - company_is_worth;
            const auto listed = std::find_if(out.begin() + begin, out.end(),
                                             [&](const Candidate& one) { return one.offer == offer; });
            if (listed == out.end())
                out.push_back({offer, cost});
            else
                listed->cost = cost;
        }
    });
    std::sort(out.begin() + begin, out.end(),
              [](const Candidate& a, const Candidate& b) { return cheapness(a) < cheapness(b); });
    return beyond;
}

void Candidates::look_up_all(std::span<const std::uint32_t> asks, std::size_t most, unsigned threads) {
    constexpr std::size_t piece_size = 1024;
    const std::size_t pieces = (asks.size() + piece_size - 1) / piece_size;
    std::vector<std::vector<Candidate>> found(pieces);
    share_work(pieces, threads, [&](std::size_t piece) {
        for (const std::uint32_t ask :
             asks.subspan(piece * piece_size).first(std::min(piece_size, asks.size() - piece * piece_size))) {
            const std::size_t begin = found[piece].size();
            beyond_[ask] = look_up(ask, most, found[piece]);
            rows_[ask] = {begin, static_cast<std::uint32_t>(found[piece].size() - begin)};
        }
    });
    for (std::size_t piece = 0; piece < pieces; ++piece) {
        const std::size_t begin = pool_.size();
        pool_.insert(pool_.end(), found[piece].begin(), found[piece].end());
        for (std::size_t i = piece * piece_size; i < std::min(asks.size(), (piece + 1) * piece_size); ++i)
            rows_[asks[i]].begin += begin;
        std::vector<Candidate>().swap(found[piece]);
    }
}

}
