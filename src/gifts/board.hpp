#pragma once
#include "gifts/post.hpp"
#include "platform/db/database.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The board: what a community asks for and offers, twenty at a time, in the order a reader chose.
/// Its cost depends on the twenty, not on how many posts there are.
namespace plenty::gifts {

/// Where a row of the board stands. Strangers look at the public shelves only, so that what they may
/// not see costs and tells them nothing.
enum class Shelf : std::uint8_t { asks, offers, public_asks, public_offers };
std::vector<Shelf> shelves_of(Side side, Audience audience);

/// Stands in the kind column for "every kind".
inline constexpr kinds::KindId every_kind{};

/// near: one's own cell, then those around it, then farther ones; newest first within each, so that
/// no order tells a distance.
enum class Order : std::uint8_t { newest, near, urgent };
std::string_view key_of(Order order); ///< as addresses and the API name it

struct BoardQuestion {
    CommunityId community;
    bool as_member = false;              ///< else only what is public
    std::optional<Side> side = {};       ///< nothing: asks and offers
    kinds::KindId kind = every_kind;     ///< with everything below it
    std::vector<std::string> terms = {}; ///< from text::index_terms(); if any, the order is newest
    Order order = Order::newest;
    std::optional<geo::Cell> here = {}; ///< for near
    std::string after = {};             ///< the `next` of the page before
    int most = 20;
};

/// What a card shows of a post.
struct Card {
    PostId id;
    PersonId author;
    Side side;
    kinds::KindId kind;
    std::string words;
    Quantity remaining;
    std::optional<Instant> from;
    std::optional<Instant> until;
    std::uint8_t weekdays;
    AreaId area;
    bool is_necessity;
    Urgency urgency;
    Instant posted_at;
};

struct BoardPage {
    std::vector<Card> cards;
    std::string next; ///< empty on the last page
};

/// A bad `after` starts again from the top: it comes from a link that may be old.
BoardPage look_at_board(const db::Reader& reader, const BoardQuestion& question);
/// Whether that could be the `next` of a page.
bool is_page_mark(std::string_view after);

}
