#pragma once
#include "platform/geo/cell.hpp"

#include <optional>
#include <string_view>

namespace plenty::geo {

/// The point in what people type or paste when they are asked where: "45.76, 4.84", "45.76° N 4.84° E",
/// "geo:45.76,4.84", or the address of a page of OpenStreetMap or another map ("…#map=15/45.76/4.84",
/// "…?mlat=45.76&mlon=4.84", "…/@45.76,4.84,15z"). Nothing for any other text, or for a place that is
/// not on the Earth. Pure.
std::optional<Point> typed_point(std::string_view typed);

}
