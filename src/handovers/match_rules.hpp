#pragma once
#include "base/result.hpp"
#include "vault/vault.hpp"

/// What may follow what between a reply and the end of a hand-over. Pure.
namespace plenty::handovers {

/// The two of a match: whoever posted, and whoever replied.
enum class Party : std::uint8_t { poster, replier };

constexpr Party other_of(Party party) {
    return party == Party::poster ? Party::replier : Party::poster;
}
constexpr PersonId person_of(const vault::Match& match, Party party) {
    return party == Party::poster ? match.poster : match.replier;
}
/// Which of the two this person is. Anybody else does not learn that the match exists.
Result<Party> party_of(const vault::Match& match, PersonId person);

enum class Act : std::uint8_t { choose, decline, pass_on, propose, agree, write, cancel, finish, hear };

/// Whether that party may do it now; for a button, and before each action.
bool may(Act act, vault::State state, Party by);
/// As may(), with the refusal a person reads.
Outcome check(Act act, const vault::Match& match, Party by);

/// Whether units of the post are set aside for it.
bool is_promised(vault::State state);
/// Whether the two write to each other.
bool is_between_two(vault::State state);

inline constexpr std::chrono::days reply_waits{30};    ///< then it is answered with "not this time"
inline constexpr std::chrono::days choice_waits{14};   ///< for a place and a time; then the units go back
inline constexpr std::chrono::days answer_is_kept{14}; ///< until whom it concerns has read it
inline constexpr std::chrono::hours done_after{72};    ///< after the agreed time, if nobody says so before

/// The terms after an act that may be done. Reading a "no" is noted in `yes`: who said it knows it.
vault::Terms chosen(const vault::Terms& before, Quantity quantity, Instant now);
vault::Terms refused(const vault::Terms& before, vault::State answer, vault::Consent known_to, Instant now);
vault::Terms proposed(const vault::Terms& before, Party by, Instant meeting);
vault::Terms agreed(const vault::Terms& before, Party by);

vault::Consent consent_of(Party party);
bool has_said_yes(const vault::Consent& yes, Party party);

}
