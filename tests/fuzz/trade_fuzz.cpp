#include "platform/text/trade.hpp"

#include <cstdint>
#include <cstdlib>

/// The passage that is quoted is always a part of what was written.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view words(reinterpret_cast<const char*>(bytes), size);
    const auto passage = plenty::text::asks_something_in_return(words);
    if (passage && (passage->empty() || words.find(*passage) == std::string_view::npos))
        std::abort();
    return 0;
}
