#pragma once
#include <array>
#include <span>
#include <string_view>

/// The tables of a region and of its plan: in which file each stands, and under which header. The same for
/// who reads and who writes them.
namespace plenty::regions {

struct Form {
    std::string_view file;
    std::span<const std::string_view> columns;
};

namespace columns {
inline constexpr std::array<std::string_view, 2> kinds{"kind", "parent"};
inline constexpr std::array<std::string_view, 9> offers{
    "offer", "person", "kind", "quantity", "lat", "lon", "reach_km", "slots", "best_before_days"};
inline constexpr std::array<std::string_view, 11> asks{"ask",       "person",  "kind",        "quantity",
                                                       "lat",       "lon",     "mobility_km", "slots",
                                                       "necessity", "urgency", "waiting_days"};
inline constexpr std::array<std::string_view, 2> distance{"person", "person"};
inline constexpr std::array<std::string_view, 2> company{"giver", "person"};
inline constexpr std::array<std::string_view, 3> plan{"offer", "ask", "quantity"};
inline constexpr std::array<std::string_view, 5> levels{"need", "met", "asked", "urgency", "weeks"};
inline constexpr std::array<std::string_view, 5> offer_proofs{"offer", "level", "limit", "price",
                                                              "giver_price"};
inline constexpr std::array<std::string_view, 6> ask_proofs{"ask",   "level", "group_level",
                                                            "limit", "price", "demand_price"};
inline constexpr std::array<std::string_view, 3> travel{"travel", "least_travel", "has_prices"};
inline constexpr std::array<std::string_view, 3> unmet{"ask", "quantity", "why"};
inline constexpr std::array<std::string_view, 14> shortage{
    "what",         "kind",  "necessity", "south", "west", "units", "people",
    "within_reach", "where", "met",       "asked", "lat",  "lon",   "ride_from"};
}

namespace forms {
inline constexpr Form kinds{"kinds.csv", columns::kinds};
inline constexpr Form offers{"offers.csv", columns::offers};
inline constexpr Form asks{"asks.csv", columns::asks};
inline constexpr Form distance{"distance.csv", columns::distance};
inline constexpr Form company{"company.csv", columns::company};
inline constexpr Form plan{"plan.csv", columns::plan};
inline constexpr Form levels{"proof-levels.csv", columns::levels};
inline constexpr Form offer_proofs{"proof-offers.csv", columns::offer_proofs};
inline constexpr Form ask_proofs{"proof-asks.csv", columns::ask_proofs};
inline constexpr Form travel{"proof-travel.csv", columns::travel};
inline constexpr Form unmet{"unmet.csv", columns::unmet};
inline constexpr Form shortage{"shortage.csv", columns::shortage};
}

constexpr int place_decimals = 7; ///< of degrees
constexpr int way_decimals = 3;   ///< of kilometres

}
