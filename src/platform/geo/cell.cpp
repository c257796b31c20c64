#include "platform/geo/cell.hpp"

#include <s2/s2cap.h>
#include <s2/s2cell_id.h>
#include <s2/s2cell_union.h>
#include <s2/s2earth.h>
#include <s2/s2latlng.h>
#include <s2/s2region_coverer.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <set>

namespace plenty::geo {
namespace {

constexpr double earth_radius_km = 6371.0088;
constexpr int most_ranges = 8;

S2CellId s2(Cell cell) {
    return S2CellId(std::bit_cast<std::uint64_t>(cell.value()));
}

Cell ours(S2CellId id) {
    return *Cell::from(std::bit_cast<std::int64_t>(id.id()));
}

void add_neighbours(S2CellId of, std::set<Cell>& cells) {
    std::vector<S2CellId> around;
    of.AppendAllNeighbors(Cell::level, &around);
    for (const S2CellId id : around)
        cells.insert(ours(id));
}

}

std::optional<Point> point(double latitude, double longitude) {
    const bool on_earth = std::isfinite(latitude) && std::isfinite(longitude) && std::abs(latitude) <= 90 &&
                          std::abs(longitude) <= 180;
    return on_earth ? std::optional(Point{latitude, longitude}) : std::nullopt;
}

Cell Cell::at(Point point) {
    const auto leaf = S2CellId(S2LatLng::FromDegrees(point.latitude, point.longitude).Normalized());
    return ours(leaf.parent(level));
}

std::optional<Cell> Cell::from(std::int64_t value) {
    const S2CellId id(std::bit_cast<std::uint64_t>(value));
    return id.is_valid() && id.level() == level ? std::optional(Cell(value)) : std::nullopt;
}

std::optional<Cell> Cell::parse(std::string_view token) {
    const S2CellId id = S2CellId::FromToken({token.data(), token.size()});
    return from(std::bit_cast<std::int64_t>(id.id()));
}

std::string Cell::token() const {
    return s2(*this).ToToken();
}

Point Cell::centre() const {
    const S2LatLng middle = s2(*this).ToLatLng();
    return {middle.lat().degrees(), middle.lng().degrees()};
}

std::vector<Cell> ring(Cell middle, int steps) {
    std::set<Cell> reached{middle};
    std::vector<Cell> ordered{middle};
    for (int step = 0; step < steps; ++step) {
        std::set<Cell> next = reached;
        for (const Cell cell : reached)
            add_neighbours(s2(cell), next);
        for (const Cell cell : next)
            if (!reached.contains(cell))
                ordered.push_back(cell);
        reached = std::move(next);
    }
    return ordered;
}

double kilometres_between(Cell here, Cell there) {
    return s2(here).ToLatLng().GetDistance(s2(there).ToLatLng()).radians() * earth_radius_km;
}

std::vector<CellRange> cover(Cell middle, double kilometres) {
    S2RegionCoverer::Options options;
    options.set_max_cells(most_ranges);
    options.set_max_level(Cell::level);
    const S2Cap cap(s2(middle).ToPoint(), S1Angle::Radians(kilometres / earth_radius_km));
    std::vector<S2CellId> cells;
    S2RegionCoverer(options).GetCovering(cap, &cells);
    std::vector<CellRange> ranges;
    for (const S2CellId id : cells)
        ranges.push_back({std::bit_cast<std::int64_t>(id.range_min().id()),
                          std::bit_cast<std::int64_t>(id.range_max().id())});
    return ranges;
}

}
