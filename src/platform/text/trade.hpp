#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace plenty::text {

/// Looks for a price or a barter in what somebody wrote: "in exchange for", "$20", "a cambio de",
/// "vendo". Returns the passage as they wrote it, or nothing.
///
/// Looks with the words of every language it knows, because neighbours mix them. It is a question
/// to the writer and no verdict: "free of charge", "nothing in return" and "a £5 note" are let
/// through, but a machine cannot tell them all. Pure; a few microseconds for a usual post.
std::optional<std::string> asks_something_in_return(std::string_view words);

}
