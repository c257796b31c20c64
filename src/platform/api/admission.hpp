#pragma once
#include "platform/api/call.hpp"
#include "platform/http/rate_limit.hpp"

#include <optional>

namespace plenty::api {

/// Why a call does not reach its handler, with the status that HTTP has for it.
struct Halt {
    int status;
    Refusal refusal;
    http::Fields headers = {};
};

/// How often one person may call in a minute, from all their devices together.
inline constexpr int calls_per_minute = 600;

/// Everything that is settled before a handler sees a call: whose it is, that it is not too often, that its
/// body is JSON, that a change says what it was made from. Fills the call in.
std::optional<Halt> admit(Call& call, http::RateLimit& rate);

}
