#include "peers/lemon.hpp"

#include <lemon/network_simplex.h>
#include <lemon/static_graph.h>

#include <ctime>
#include <stdexcept>

namespace plenty::bench {
namespace {

double processor_seconds() {
    std::timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

}

Circulation cheapest_circulation(std::uint32_t nodes, const std::vector<Arc>& arcs) {
    std::vector<std::pair<int, int>> ends;
    ends.reserve(arcs.size());
    for (const Arc& arc : arcs) // a StaticDigraph takes them in the order of their tails
        ends.emplace_back(static_cast<int>(arc.from), static_cast<int>(arc.to));
    lemon::StaticDigraph graph;
    graph.build(static_cast<int>(nodes), ends.begin(), ends.end());
    lemon::StaticDigraph::ArcMap<std::int64_t> capacity(graph);
    lemon::StaticDigraph::ArcMap<std::int64_t> cost(graph);
    for (std::size_t i = 0; i < arcs.size(); ++i) {
        capacity[graph.arc(static_cast<int>(i))] = arcs[i].capacity;
        cost[graph.arc(static_cast<int>(i))] = arcs[i].cost;
    }
    const double start = processor_seconds();
    lemon::NetworkSimplex<lemon::StaticDigraph, std::int64_t, std::int64_t> simplex(graph);
    simplex.upperMap(capacity).costMap(cost);
    if (simplex.run() != simplex.OPTIMAL)
        throw std::runtime_error("LEMON found no circulation");
    Circulation out;
    out.seconds = processor_seconds() - start;
    for (std::size_t i = 0; i < arcs.size(); ++i)
        out.used.push_back(simplex.flow(graph.arc(static_cast<int>(i))));
    return out;
}

}
