#pragma once
#include "base/id.hpp"
#include "base/instant.hpp"
#include "base/quantity.hpp"
#include "base/result.hpp"
#include "communities/communities.hpp"
#include "kinds/kinds.hpp"
#include "platform/geo/cell.hpp"
#include "platform/locale/language.hpp"
#include "platform/web/person_id.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace plenty {

struct Post;
using PostId = Id<Post>;

}

/// What a gift on the board is, and what one may say when asking for or offering it. Pure.
namespace plenty::gifts {

enum class Side : std::uint8_t { ask, offer };

/// Who may see a post. Anybody else does not learn that it exists.
enum class Audience : std::uint8_t { community, befriended, everyone };

enum class Urgency : std::uint8_t { whenever, this_month, this_week, today };

/// How the poster picks among replies: freely, or need first and then an open draw.
enum class Choosing : std::uint8_t { poster, need };

/// What a hand-over needs besides the gift. Bits.
enum class Requirement : std::uint8_t { carrying = 1, step_free = 2 };
class Requirements {
public:
    constexpr Requirements() = default;
    constexpr explicit Requirements(std::uint8_t bits) : bits_(bits) {}
    constexpr bool has(Requirement one) const { return (bits_ & static_cast<std::uint8_t>(one)) != 0; }
    constexpr Requirements with(Requirement one) const {
        return Requirements(static_cast<std::uint8_t>(bits_ | static_cast<std::uint8_t>(one)));
    }
    constexpr std::uint8_t bits() const { return bits_; }
    friend constexpr bool operator==(Requirements, Requirements) = default;

private:
    std::uint8_t bits_ = 0;
};

/// The words that forms, URLs and the API use for the choices; they stay the same.
std::string_view key_of(Audience audience);
std::string_view key_of(Urgency urgency);
std::string_view key_of(Choosing choosing);
std::string_view key_of(Side side);
std::string_view key_of(Requirement requirement);

/// When a gift is wanted or to be had: between two moments, either of which may be open, or every
/// week on some days.
struct When {
    std::optional<Instant> from;
    std::optional<Instant> until;
    std::uint8_t weekdays = 0; ///< bit 0 is Sunday
    friend bool operator==(const When&, const When&) = default;
};

/// What a person writes when they ask for or offer a gift; also what they may edit later.
struct Draft {
    Side side = Side::ask;
    kinds::KindId kind;
    std::string words;
    Quantity quantity{1};
    When when = {};
    AreaId area;
    std::optional<geo::Cell> cell = std::nullopt; ///< finer than the area, if the person gave one
    std::string exact_place = {};                 ///< private; may be left empty until a hand-over is agreed
    int reach_km = 0;                             ///< how far one would go; 0 is pickup only
    Requirements requirements = {};
    std::string languages = {};
    Audience audience = Audience::community;
    Urgency urgency = Urgency::whenever;
    Choosing choosing = Choosing::poster;
    /// "I ask nothing in return": set after the question whether the words mean a trade.
    bool is_no_trade = false;
};

inline constexpr std::size_t longest_words = 1000; ///< code points
inline constexpr std::size_t longest_place = 300;  ///< code points
inline constexpr Quantity largest_quantity{1000};  ///< units in one post
inline constexpr int farthest_reach_km = 200;
inline constexpr std::chrono::days farthest_ahead{366}; ///< how far in the future a post may lie

/// The draft as it may be posted: texts cleaned, everything within its limits. Refusals name the
/// field. A draft whose words sound like a price or a barter is refused with
/// `gifts.sounds_like_trade` until the person says that it is none.
Result<Draft> checked(Draft draft, Instant now);

/// When the poster is gently asked whether the post still stands, and when it ends if they do not
/// answer. An ask for a necessity is asked about too, but never ends by itself.
struct Lifetime {
    Instant ask_again_at;
    std::optional<Instant> ends_at;
};
Lifetime lifetime(const Draft& draft, bool is_necessity, Instant now);

/// Orders the board's "most urgent first": the moment by which it is wanted, as the poster said or
/// as the urgency implies. Necessities stand before everything else.
Instant wanted_by(const Draft& draft, bool is_necessity, Instant now);

}
