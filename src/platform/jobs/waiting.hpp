#pragma once
#include "platform/db/database.hpp"

#include <cstdint>
#include <optional>

namespace plenty::jobs {

/// What is due and not done yet: events that were not handed out, and tasks of any kind.
struct Waiting {
    std::int64_t count = 0;
    std::optional<Instant> since; ///< the one that has waited longest
};
Waiting find_waiting(const db::Reader& reader);

}
