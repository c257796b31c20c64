#include "platform/geo/typed_point.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace plenty;

/// What is read is on the Earth.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const auto found = geo::typed_point({reinterpret_cast<const char*>(bytes), size});
    if (found && !geo::point(found->latitude, found->longitude))
        std::abort();
    return 0;
}
