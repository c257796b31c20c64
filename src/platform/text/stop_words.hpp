#pragma once
#include <string_view>

namespace plenty::text {

/// Whether a folded word stands in so many texts of some language that it finds none.
bool is_stop_word(std::string_view folded_word);

}
