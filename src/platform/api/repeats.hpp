#pragma once
#include "platform/api/call.hpp"

#include <optional>

/// Calls that are sent again under the same Idempotency-Key. What is kept of an answer is its status and the
/// path where the thing is; the answer itself is read anew, so that nothing private is kept a day too long.
namespace plenty::api {

/// The answer to this call if it was answered before: the first one again, or why it cannot be.
std::optional<http::Response> earlier_answer(const Call& call, const http::Router& router);
/// Keeps what a repetition needs, once the call has changed something.
void keep_answer(const Call& call, const Answer& answer);

}
