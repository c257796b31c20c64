#pragma once
#include "regions/forms.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace plenty::regions {

/// A number with a point as so many of its last decimal: parse_decimal("1.5", 3) is 1500. Nothing if it is
/// none, or has more decimals than count, or does not fit.
std::optional<std::int64_t> parse_decimal(std::string_view text, int decimals);

/// The other way round, without needless noughts.
std::string decimal(std::int64_t value, int decimals);
inline std::string degrees(std::int64_t value) {
    return decimal(value, place_decimals);
}

}
