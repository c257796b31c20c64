#include "handovers/handovers.hpp"
#include "handovers/steps.hpp"
#include "platform/text/clean.hpp"

#include <algorithm>

namespace plenty::handovers {
namespace {

Outcome lies_ahead(Instant at, Instant now) {
    if (at < now || at > now + gifts::farthest_ahead)
        return Refusal{Why::invalid, {"handovers.when_ahead"}, "at"};
    return Done{};
}

std::uint32_t last_meeting(const std::vector<NumberedNote>& notes) {
    std::uint32_t number = 0;
    for (const NumberedNote& each : notes)
        if (each.note.sort == Sort::meeting)
            number = each.number;
    return number;
}

}

Outcome propose_meeting(db::Transaction& tx, vault::Vault& vault, Randomness& randomness, PersonId viewer,
                        MatchId id, const Meeting& meeting) {
    const Mine mine = TRY(find_mine(vault, viewer, id));
    TRY(check(Act::propose, mine.match, mine.me));
    const std::string place = TRY(text::clean_words(meeting.place, {"place", longest_place}));
    const std::string contact =
        TRY(text::clean_optional_words(meeting.contact, {"contact", longest_contact}));
    TRY(lies_ahead(meeting.at, tx.now()));
    return change_match(tx, vault, randomness, mine.match, proposed(mine.match.terms, mine.me, meeting.at),
                        {Sort::meeting, mine.me, tx.now(), place, meeting.at, contact});
}

Outcome agree_to_meeting(db::Transaction& tx, vault::Vault& vault, Randomness& randomness, PersonId viewer,
                         MatchId id, std::uint32_t meeting, std::string_view typed) {
    const Mine mine = TRY(find_mine(vault, viewer, id));
    TRY(check(Act::agree, mine.match, mine.me));
    if (last_meeting(list_notes(tx, mine.match)) != meeting)
        return Refusal{Why::stale, {"handovers.proposed_anew"}};
    const std::string contact = TRY(text::clean_optional_words(typed, {"contact", longest_contact}));
    const vault::Terms terms = agreed(mine.match.terms, mine.me);
    if (contact.empty())
        return change_match(tx, vault, mine.match, terms);
    return change_match(tx, vault, randomness, mine.match, terms,
                        {Sort::contact, mine.me, tx.now(), contact});
}

Outcome write_message(db::Transaction& tx, vault::Vault& vault, Randomness& randomness, PersonId viewer,
                      MatchId id, std::string_view typed) {
    const Mine mine = TRY(find_mine(vault, viewer, id));
    TRY(check(Act::write, mine.match, mine.me));
    const std::string words = TRY(text::clean_words(typed, {"words", longest_message}));
    return change_match(tx, vault, randomness, mine.match, mine.match.terms,
                        {Sort::message, mine.me, tx.now(), words});
}

}
