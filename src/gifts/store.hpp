#pragma once
#include "gifts/post.hpp"
#include "platform/crypto/key.hpp"
#include "platform/db/database.hpp"

#include <optional>
#include <string>
#include <vector>

/// Posts in the database. Every load takes the viewer: what they may not see is not found.
namespace plenty::gifts {

/// A post as it stands.
struct StoredPost {
    PostId id;
    CommunityId community;
    PersonId author;
    Side side;
    kinds::KindId kind;
    std::string words;
    Quantity quantity;
    Quantity remaining;
    std::optional<Instant> from;
    std::optional<Instant> until;
    std::uint8_t weekdays;
    AreaId area;
    std::int64_t cell;
    int reach_km;
    std::uint8_t requirements;
    std::string languages;
    Audience audience;
    bool is_necessity;
    Urgency urgency;
    Choosing choosing;
    std::int64_t version;
    Instant posted_at;
    Instant ask_again_at;
    std::optional<Instant> ends_at;
    bool is_paused;
    bool is_closed;

    /// Whether others may see it and reply.
    bool is_open() const { return !is_paused && !is_closed; }
};

}
