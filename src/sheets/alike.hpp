#pragma once
#include "sheets/plan.hpp"

#include <span>

namespace plenty::sheets {

/// Which entries may say the same as a post that stands here or as a row before them, by line.
std::vector<Alike> find_alike(std::span<const Entry> entries, const Choices& choices, const Here& here);

}
