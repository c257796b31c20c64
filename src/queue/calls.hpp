#pragma once
#include "neighbours/neighbours.hpp"

#include <optional>
#include <string>
#include <vector>

/// Calling back whoever has no account: when, and what came of it.
namespace plenty::queue {

inline constexpr std::size_t longest_note = 500;      ///< code points
inline constexpr std::chrono::days farthest_call{30}; ///< ahead
inline constexpr std::chrono::days calls_are_kept{90};
inline constexpr std::chrono::hours try_again_after{24}; ///< where nobody answered and no time was given

enum class CallOutcome : std::uint8_t { reached, no_answer };

struct NewCall {
    CallOutcome outcome = CallOutcome::reached;
    std::string words = {};               ///< may be empty
    std::optional<Instant> again_at = {}; ///< when to call again
};

/// A call that was made. Who called is sealed with the words: nobody can count calls by person.
struct Call {
    CallOutcome outcome = CallOutcome::reached;
    std::string words;
    PersonId caller;
    Instant at;
};

}
