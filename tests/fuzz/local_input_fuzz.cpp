#include "platform/locale/language.hpp"
#include "platform/locale/say.hpp"
#include "platform/locale/time_zone.hpp"

#include <cstdint>
#include <cstdlib>

/// Language headers, tags, zone names, sentence keys and dates as a browser may send them.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using namespace plenty::locale;
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    const Language language = Language::choose(text, Language());
    if (Language::find(language.tag()) != language)
        std::abort();
    (void)find(language, text);
    const TimeZone zone = TimeZone::find(text).value_or(TimeZone());
    if (const auto local = parse_local_time(text); local && parse_local_time(form_text(*local)) != local)
        std::abort();
    if (const auto local = parse_local_time(text))
        (void)local_time(zone, instant_of(zone, *local));
    if (const auto day = parse_day(text); day && form_text(*day) != text)
        std::abort();
    return 0;
}
