#pragma once
#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace plenty::allocation {

/// Does `work(piece)` for every piece below `count`, on so many threads. Pieces are taken in order by whoever
/// is free, so the work must write to places of its own piece only.
template <class Work>
void share_work(std::size_t count, unsigned threads, const Work& work) {
    std::atomic<std::size_t> next = 0;
    const auto take = [&] {
        for (std::size_t piece = next++; piece < count; piece = next++)
            work(piece);
    };
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < std::min<std::size_t>(threads, count); ++i)
        others.emplace_back(take);
    take();
}

}
