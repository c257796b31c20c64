#pragma once
#include "communities/communities.hpp"
#include "gifts/gifts.hpp"

#include <span>
#include <string_view>

/// Who lives in the demo village and what they say. All of it is invented: no person, street or number is
/// real.
namespace plenty::app::demo {

struct Villager {
    std::string_view key; ///< by which the other tables name them
    std::string_view name;
    std::string_view pronouns;
    std::string_view languages;
    std::string_view abilities;
    std::string_view language = "en"; ///< of the pages
};
std::span<const Villager> villagers();

struct Settlement {
    std::string_view key;
    std::string_view founder;
    communities::Founding founding;
    std::vector<std::string_view> members; ///< besides the founder
};
const std::vector<Settlement>& settlements();

struct Notice {
    std::string_view key; ///< where something happens to it; else empty
    std::string_view villager;
    std::string_view community;
    gifts::Side side;
    std::string_view kind;
    std::string_view words;
    std::int64_t units;
    std::size_t area; ///< by its place in the founding
    int hours_ago;
    gifts::Urgency urgency = gifts::Urgency::whenever;
    gifts::Audience audience = gifts::Audience::community;
    std::string_view exact_place = {};
    std::uint8_t weekdays = 0;
};
std::span<const Notice> notices();

struct Reply {
    std::string_view villager;
    std::string_view notice;
    std::string_view words;
    std::int64_t units;
    int hours_ago;
};
std::span<const Reply> replies();

}
