#include "allocation/candidates.hpp"

#include "allocation/workers.hpp"

#include <numeric>
#include <tuple>

namespace plenty::allocation {
Candidates::Candidates(const Region& region, const PostIndex& offers, std::size_t few, unsigned threads)
    : region_(region), offers_(offers), few_(few), rows_(region.asks.size()), beyond_(region.asks.size()) {
    look_up_all(threads);
}

Candidate Candidates::candidate(const Found& found, std::uint32_t ask) const {
    const std::int32_t company = region_.in_company(found.post, ask) ? company_is_worth : 0;
    return {found.post, static_cast<std::int32_t>(found.metres) - company};
}

bool Candidates::add(std::span<const std::uint32_t> asks, const Unseen& unseen, unsigned threads) {
    constexpr std::size_t piece_size = 256;
    struct Fresh {
        std::uint32_t ask;
        Candidate candidate;
    };
    std::vector<std::vector<Fresh>> fresh((asks.size() + piece_size - 1) / piece_size);
    share_work(fresh.size(), threads, [&](std::size_t piece) {
        std::vector<Found> found;
        for (std::size_t i = piece * piece_size; i < std::min(asks.size(), (piece + 1) * piece_size); ++i) {
            const auto may = [&](std::uint32_t offer) { return region_.may_pair(offer, asks[i]); };
            offers_.nearest(seeker(region_.asks, asks[i]), std::max<std::size_t>(few_, 1), may, found,
                            &unseen);
            for (const Found& one : found)
                fresh[piece].push_back({asks[i], candidate(one, asks[i])});
        }
    });
    bool is_any = false;
    std::vector<Candidate> row;
    for (const auto& piece : fresh)
        for (auto first = piece.begin(); first != piece.end();) {
            const std::uint32_t ask = first->ask;
            row.assign(of(ask).begin(), of(ask).end());
            for (; first != piece.end() && first->ask == ask; ++first)
                row.push_back(first->candidate);
            std::ranges::sort(row, {}, Candidate::cheapness);
            rows_[ask] = {pool_.size(), static_cast<std::uint32_t>(row.size())};
            pool_.insert(pool_.end(), row.begin(), row.end());
            is_any = true;
        }
    return is_any;
}

std::size_t Candidates::pair_count() const {
    return std::accumulate(rows_.begin(), rows_.end(), std::size_t{0},
                           [](std::size_t sum, const Row& row) { return sum + row.count; });
}

std::int64_t Candidates::look_up(std::uint32_t ask, std::vector<Candidate>& out) const {
    thread_local std::vector<Found> found;
    const auto may = [&](std::uint32_t offer) { return region_.may_pair(offer, ask); };
    const bool is_all = offers_.nearest(seeker(region_.asks, ask), few_, may, found);
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
    std::sort(out.begin() + begin, out.end(), [](const Candidate& a, const Candidate& b) {
        return Candidate::cheapness(a) < Candidate::cheapness(b);
    });
    return beyond;
}

void Candidates::look_up_all(unsigned threads) {
    constexpr std::size_t piece_size = 1024;
    const std::size_t count = region_.asks.size();
    std::vector<std::vector<Candidate>> found((count + piece_size - 1) / piece_size);
    const auto each = [&](std::size_t piece, const auto& use) {
        for (std::size_t ask = piece * piece_size; ask < std::min(count, (piece + 1) * piece_size); ++ask)
            use(static_cast<std::uint32_t>(ask));
    };
    share_work(found.size(), threads, [&](std::size_t piece) {
        each(piece, [&](std::uint32_t ask) {
            const std::size_t begin = found[piece].size();
            beyond_[ask] = look_up(ask, found[piece]);
            rows_[ask] = {begin, static_cast<std::uint32_t>(found[piece].size() - begin)};
        });
    });
    std::size_t sum = 0;
    for (const auto& piece : found)
        sum += piece.size();
    pool_.reserve(sum + sum / 4);
    for (std::size_t piece = 0; piece < found.size(); ++piece) {
        const std::size_t begin = pool_.size();
        pool_.insert(pool_.end(), found[piece].begin(), found[piece].end());
        each(piece, [&](std::uint32_t ask) { rows_[ask].begin += begin; });
        std::vector<Candidate>().swap(found[piece]);
    }
}

}
