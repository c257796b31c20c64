#pragma once
#include "platform/api/call.hpp"
#include "platform/http/rate_limit.hpp"

#include <functional>
#include <optional>
#include <string_view>

namespace plenty::api {

/// Why a call does not reach its handler, with the status that HTTP has for it.
struct Halt {
    int status;
    Refusal refusal;
    http::Fields headers = {};
};

/// Whether a member may act for somebody without account.
using MayActFor = std::function<Outcome(const db::Reader&, PersonId member, PersonId neighbour)>;

/// What decides about calls besides themselves. Outlives who holds it.
struct Door {
    explicit Door(MayActFor may) : may_act_for(std::move(may)) {}

    http::RateLimit rate;
    MayActFor may_act_for;
};

/// Names somebody without account, for whom a call is made by who looks after them.
inline constexpr std::string_view acting_header = "acting-for";

/// How often one person may call in a minute, from all their devices together.
inline constexpr int calls_per_minute = 600;

/// Everything that is settled before a handler sees a call: whose it is, that it is not too often, that its
/// body is JSON, that a change says what it was made from. Fills the call in.
std::optional<Halt> admit(Call& call, Door& door);

}
