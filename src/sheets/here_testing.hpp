#pragma once
#include "sheets/plan.hpp"

namespace plenty::sheets {

inline constexpr AreaId mill_lane{11}, old_school{12};

/// A street with two areas and nothing on its board, on 15 June 2026.
inline Here here_on_elm_street() {
    using namespace std::chrono_literals;
    const std::int64_t cell = geo::Cell::at(geo::Point{52.63, 1.30}).value();
    return {.tree = kinds::KindTree::built_in(),
            .areas = {{mill_lane, "Mill Lane", cell}, {old_school, "Old School", cell}},
            .language = {},
            .zone = {},
            .now = std::chrono::sys_days(2026y / 6 / 15) + 12h,
            .standing = {}};
}

}
