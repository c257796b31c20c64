#pragma once
#include "gifts/gifts.hpp"
#include "handovers/handovers.hpp"

#include <optional>

/// When something needs a person, and what before what. Pure.
namespace plenty::queue {

/// Why a row is there; the most pressing first.
enum class Cause : std::uint8_t {
    urgent,        ///< an ask that cannot wait, to which nobody has said yes
    call_due,      ///< somebody is to be called now
    new_intake,    ///< somebody without an account has asked
    not_confirmed, ///< promised, and no meeting agreed
    choice_waits,  ///< people replied, and the poster has not answered them
    unanswered,    ///< nobody replied
    wants_to_join,
    dragging,     ///< its date is over, or nobody said that it still stands
    on_their_own, ///< a neighbour without account whom nobody looks after
    call_later,   ///< an intake; whoever sent it is to be called another time
};

/// Why something needs a person, and since when.
struct Concern {
    Cause cause = Cause::urgent;
    Instant since;

    friend bool operator==(const Concern&, const Concern&) = default;
};

inline constexpr std::chrono::hours a_day{24};
inline constexpr std::chrono::hours meeting_may_wait = a_day;       ///< from the yes, or from what moved last
inline constexpr std::chrono::hours choice_may_wait = 2 * a_day;    ///< from the first reply
inline constexpr std::chrono::hours reply_may_wait = 3 * a_day;     ///< from the posting
inline constexpr std::chrono::hours quiet_after_asking = 2 * a_day; ///< while it is the poster's turn

/// Nothing if the post does well without anybody. Whoever replied makes no difference.
std::optional<Concern> concern_of(const gifts::OpenPost& post, const handovers::Progress& progress,
                                  Instant now);

/// Of an intake, with the call to its sender that is planned.
Concern concern_of_intake(Instant sent_at, std::optional<Instant> call_at, Instant now);
/// How it stands with a neighbour without account.
struct Company {
    bool has_keeper = false; ///< somebody looks after them
    Instant entered_at;
    std::optional<Instant> call_at = {};
};
/// Of a neighbour of whom no intake waits.
std::optional<Concern> concern_of_neighbour(const Company& company, Instant now);

/// Whether the row may rest because its poster was asked at that moment. What is urgent never rests.
bool is_quiet(const Concern& concern, Instant asked_at, Instant now);

/// The more pressing first, and of two alike the one that has waited longer.
bool comes_before(const Concern& one, const Concern& other);

}
