#include "allocation/shares.hpp"

#include "base/result.hpp"

#include <algorithm>
#include <utility>

namespace plenty::allocation {

Shares::Shares(std::size_t offers, std::size_t asks)
    : of_offer_(offers, none), of_ask_(asks, none), chunks_(most_chunks) {}

void Shares::refill(Stock& stock) {
    const std::scoped_lock lock(refilling_);
    expect(chunk_count_ < most_chunks, "there are fewer shares than numbers");
    chunks_[chunk_count_] = std::make_unique_for_overwrite<Entry[]>(chunk_size);
    stock.next = chunk_count_++ << chunk_bits;
    stock.end = stock.next + chunk_size;
}

std::uint32_t Shares::fresh(Stock& stock) {
    if (stock.free != none)
        return std::exchange(stock.free, entry_at(stock.free).next_of_offer);
    if (stock.next == stock.end)
        refill(stock);
    return stock.next++;
}

void Shares::add(std::uint32_t offer, std::uint32_t ask, std::int64_t units, Stock& stock) {
    for (const std::uint32_t front : {of_offer_[offer], of_ask_[ask]})
        if (front != none && at(front).offer == offer && at(front).ask == ask) {
            entry_at(front).share.units += units;
            return;
        }
    const std::uint32_t entry = fresh(stock);
    entry_at(entry) = {{offer, ask, units}, of_offer_[offer], none, of_ask_[ask], none};
    if (of_offer_[offer] != none)
        entry_at(of_offer_[offer]).before_of_offer = entry;
    if (of_ask_[ask] != none)
        entry_at(of_ask_[ask]).before_of_ask = entry;
    of_offer_[offer] = of_ask_[ask] = entry;
}

void Shares::take(std::uint32_t entry, std::int64_t units, Stock& stock) {
    entry_at(entry).share.units -= units;
    if (entry_at(entry).share.units == 0)
        unlink(entry, stock);
}

void Shares::unlink(std::uint32_t entry, Stock& stock) {
    Entry& gone = entry_at(entry);
    (gone.before_of_offer == none ? of_offer_[gone.share.offer]
                                  : entry_at(gone.before_of_offer).next_of_offer) = gone.next_of_offer;
    if (gone.next_of_offer != none)
        entry_at(gone.next_of_offer).before_of_offer = gone.before_of_offer;
    (gone.before_of_ask == none ? of_ask_[gone.share.ask] : entry_at(gone.before_of_ask).next_of_ask) =
        gone.next_of_ask;
    if (gone.next_of_ask != none)
        entry_at(gone.next_of_ask).before_of_ask = gone.before_of_ask;
    gone.next_of_offer = stock.free;
    stock.free = entry;
}

std::vector<Share> Shares::all() const {
    std::vector<Share> out;
    for (std::uint32_t offer = 0; offer < of_offer_.size(); ++offer) {
        const auto begin = static_cast<std::ptrdiff_t>(out.size());
        for (std::uint32_t entry = of_offer_[offer]; entry != none; entry = next_of_offer(entry))
            out.push_back(at(entry));
        std::sort(out.begin() + begin, out.end(),
                  [](const Share& a, const Share& b) { return a.ask < b.ask; });
        auto last = out.begin() + begin;
        for (auto one = out.begin() + begin; one != out.end(); ++one)
            if (one != last && one->ask == last->ask)
                last->units += one->units;
            else if (one != last)
                *++last = *one;
        if (static_cast<std::ptrdiff_t>(out.size()) != begin)
            out.erase(last + 1, out.end());
    }
    return out;
}

}
