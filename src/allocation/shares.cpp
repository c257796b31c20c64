#include "allocation/shares.hpp"

#include <algorithm>
#include <utility>

namespace plenty::allocation {

std::uint32_t Shares::fresh() {
    if (free_ == none) {
        entries_.emplace_back();
        return static_cast<std::uint32_t>(entries_.size() - 1);
    }
    return std::exchange(free_, entries_[free_].next_of_offer);
}

void Shares::add(std::uint32_t offer, std::uint32_t ask, std::int64_t units) {
    for (const std::uint32_t front : {of_offer_[offer], of_ask_[ask]})
        if (front != none && entries_[front].share.offer == offer && entries_[front].share.ask == ask) {
            entries_[front].share.units += units;
            return;
        }
    const std::uint32_t entry = fresh();
    entries_[entry] = {{offer, ask, units}, of_offer_[offer], none, of_ask_[ask], none};
    if (of_offer_[offer] != none)
        entries_[of_offer_[offer]].before_of_offer = entry;
    if (of_ask_[ask] != none)
        entries_[of_ask_[ask]].before_of_ask = entry;
    of_offer_[offer] = of_ask_[ask] = entry;
}

void Shares::take(std::uint32_t entry, std::int64_t units) {
    entries_[entry].share.units -= units;
    if (entries_[entry].share.units == 0)
        unlink(entry);
}

void Shares::unlink(std::uint32_t entry) {
    const Entry& gone = entries_[entry];
    (gone.before_of_offer == none ? of_offer_[gone.share.offer]
                                  : entries_[gone.before_of_offer].next_of_offer) = gone.next_of_offer;
    if (gone.next_of_offer != none)
        entries_[gone.next_of_offer].before_of_offer = gone.before_of_offer;
    (gone.before_of_ask == none ? of_ask_[gone.share.ask] : entries_[gone.before_of_ask].next_of_ask) =
        gone.next_of_ask;
    if (gone.next_of_ask != none)
        entries_[gone.next_of_ask].before_of_ask = gone.before_of_ask;
    entries_[entry].next_of_offer = free_;
    free_ = entry;
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
