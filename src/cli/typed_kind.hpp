#pragma once
#include "base/result.hpp"
#include "kinds/kinds.hpp"

#include <string_view>

namespace plenty::cli {

/// The kind that somebody typed: its key ("bread"), or its name in their language. Refuses anything else,
/// with those that they may have meant.
Result<kinds::KindId> typed_kind(const kinds::KindTree& tree, std::string_view typed,
                                 locale::Language language);

}
