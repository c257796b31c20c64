#include "platform/text/terms.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

/// Any bytes give a bounded number of short terms.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using namespace plenty::text;
    const std::string_view words(reinterpret_cast<const char*>(bytes), size);
    const auto stored = index_terms(words);
    const bool sound = std::ranges::all_of(
        stored, [](const std::string& term) { return !term.empty() && term.size() <= longest_term; });
    if (!sound || stored.size() > most_index_terms)
        std::abort();
    if (search_terms(words, plenty::locale::Language()).size() > most_search_terms)
        std::abort();
    return 0;
}
