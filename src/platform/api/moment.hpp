#pragma once
#include "base/instant.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace plenty::api {

/// "2026-12-04T18:30:00Z" (RFC 3339, in Universal Time, to the second).
std::string moment_text(Instant instant);
/// Reads any moment of RFC 3339, with an offset or Z; nothing for any other text and for days that do not
/// exist. Years 0000 to 9999; parts of a second are dropped.
std::optional<Instant> parse_moment(std::string_view text);

}
