#include "handovers/match_rules.hpp"

namespace plenty::handovers {

using vault::State;

Result<Party> party_of(const vault::Match& match, PersonId person) {
    if (person == match.poster)
        return Party::poster;
    if (person == match.replier)
        return Party::replier;
    return Refusal{Why::not_found, {"web.not_found"}};
}

bool is_promised(State state) {
    return state == State::chosen || state == State::proposed || state == State::agreed;
}

bool is_between_two(State state) {
    return is_promised(state);
}

bool may(Act act, State state, Party by) {
    switch (act) {
    case Act::choose:
    case Act::decline:
    case Act::pass_on:
        return state == State::replied && by == Party::poster;
    case Act::propose:
    case Act::write:
        return is_between_two(state);
    case Act::agree:
        return state == State::proposed;
    case Act::cancel:
        return is_promised(state) || (state == State::replied && by == Party::replier);
    case Act::finish:
        return state == State::agreed;
    case Act::hear:
        return state == State::not_this_time || state == State::passed_on;
    }
    throw Mistake("every act has its rule");
}

Outcome check(Act act, const vault::Match& match, Party by) {
    if (may(act, match.terms.state, by))
        return Done{};
    return Refusal{Why::conflict, {"handovers.not_now"}};
}

vault::Terms chosen(const vault::Terms& before, Quantity quantity, Instant now) {
    return {State::chosen, quantity, {}, before.messages, now + choice_waits};
}

vault::Terms refused(const vault::Terms& before, State answer, vault::Consent known_to, Instant now) {
    // No message outlives a "no": without a number, their envelopes are orphans. The first is the reply
    // itself.
    return {answer, Quantity(), known_to, std::min(before.messages, 1U), now + answer_is_kept};
}

vault::Terms proposed(const vault::Terms& before, Party by, Instant meeting) {
    return {State::proposed, before.quantity, consent_of(by), before.messages, meeting + done_after};
}

vault::Terms agreed(const vault::Terms& before, Party by) {
    vault::Terms after = before;
    (by == Party::poster ? after.yes.poster : after.yes.replier) = true;
    if (after.yes.poster && after.yes.replier)
        after.state = State::agreed;
    return after;
}

vault::Consent consent_of(Party party) {
    return {party == Party::poster, party == Party::replier};
}

bool has_said_yes(const vault::Consent& yes, Party party) {
    return party == Party::poster ? yes.poster : yes.replier;
}

}
