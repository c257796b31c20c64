#include "base/result.hpp"
#include "platform/config/option.hpp"

#include <cstdint>
#include <cstdlib>

/// Any bytes in the file of the configuration make decisions that can be written down and read again, or one
/// sentence that names the line.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using namespace plenty::config;
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    try {
        const Config config = read_text(text, "plenty.toml");
        Config again;
        for (const Option& option : options())
            if (!assign(again, option, written(config, option)).empty())
                std::abort();
    } catch (const plenty::Fault& fault) {
        if (std::string_view(fault.what()).find("plenty.toml") != 0)
            std::abort();
    }
    return 0;
}
