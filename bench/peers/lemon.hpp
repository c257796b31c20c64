#pragma once
#include <cstdint>
#include <vector>

/// LEMON's network simplex behind plain numbers: its headers do not compile in the language of the rest.
namespace plenty::bench {

struct Arc {
    std::uint32_t from;
    std::uint32_t to;
    std::int64_t capacity;
    std::int64_t cost;
};

/// How much of each arc the cheapest circulation uses, and how many seconds of processor time finding it
/// took.
struct Circulation {
    std::vector<std::int64_t> used;
    double seconds = 0;
};

Circulation cheapest_circulation(std::uint32_t nodes, const std::vector<Arc>& arcs);

}
