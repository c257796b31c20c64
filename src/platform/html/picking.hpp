#pragma once
#include "platform/html/form.hpp"

#include <string>
#include <string_view>
#include <vector>

/// Questions whose answers are rather picked than typed.
namespace plenty::html {

/// A file of theirs. `accept` is what a phone offers first: ".csv,text/csv". A file is never given back.
Html file_field(const Field& question, std::string_view accept);

/// A line of text that proposes, while somebody types, what stands in suggestions() of that id. Anything else
/// may be typed as well.
Html suggested_field(const Field& question, std::string_view suggestions_id);
Html suggestions(std::string_view suggestions_id, const std::vector<std::string>& proposals);

}
