#include "platform/text/clean.hpp"

#include <cstdint>
#include <cstdlib>

/// Whatever is typed is refused, or comes out within its limits and does not change when cleaned again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using namespace plenty::text;
    const std::string_view typed(reinterpret_cast<const char*>(bytes), size);
    constexpr Field field{"words", 200};
    for (const auto clean :
         {clean_line, clean_optional_line, clean_words, clean_optional_words, clean_name}) {
        const auto once = clean(typed, field);
        if (once.ok() && (length(*once) > field.longest || clean(*once, field) != once))
            std::abort();
    }
    return 0;
}
