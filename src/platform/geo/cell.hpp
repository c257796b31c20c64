#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Place, as coarse as the public may know it: S2 cells, about 1.1 km across at the level used here.
namespace plenty::geo {

/// Degrees north and east.
struct Point {
    double latitude = 0;
    double longitude = 0;
};

/// The point, if the numbers are on the Earth.
std::optional<Point> point(double latitude, double longitude);

/// A cell of the S2 grid at `Cell::level`. Fixed on the Earth: the same place always gives the same
/// cell, so that asking often tells nothing more. Stored as a signed 64-bit integer whose order
/// keeps neighbours close.
class Cell {
public:
    static constexpr int level = 13;

    /// The cell that holds the point.
    static Cell at(Point point);
    /// From what value() gave or a form sent; nothing if it is no cell of this level.
    static std::optional<Cell> from(std::int64_t value);
    static std::optional<Cell> parse(std::string_view token);

    std::int64_t value() const { return value_; }
    /// A short text for URLs and forms ("47a1cbd4").
    std::string token() const;
    Point centre() const;

    friend auto operator<=>(Cell, Cell) = default;

private:
    explicit Cell(std::int64_t value) : value_(value) {}
    std::int64_t value_;
};

/// The cells one step and two steps around a cell, nearest first: what "near" means on the board.
std::vector<Cell> ring(Cell middle, int steps);

/// Kilometres between the middles of two cells, on the sphere (radius 6371.0088 km). For ordering
/// and for reach; never shown to anybody.
double kilometres_between(Cell here, Cell there);

/// Adjacent ranges of cell values, so that an index range scan finds a region.
struct CellRange {
    std::int64_t first;
    std::int64_t last;
};

/// At most eight ranges that together cover everything within `kilometres` of a cell's middle.
std::vector<CellRange> cover(Cell middle, double kilometres);

}
