#include "handovers/steps.hpp"

namespace plenty::handovers {

Result<Mine> find_mine(const vault::Vault& vault, PersonId viewer, MatchId id) {
    auto match = vault.find(id);
    if (!match)
        return Refusal{Why::not_found, {"web.not_found"}};
    const Party me = TRY(party_of(*match, viewer));
    return Mine{*std::move(match), me};
}

Result<MatchId> add_match(db::Transaction& tx, vault::Vault& vault, Randomness& randomness,
                          const vault::NewMatch& reply, const Note& words) {
    const vault::Match match = TRY(vault.add(reply));
    tx.when_over([&vault, id = match.id](db::Ending ending) {
        if (ending == db::Ending::undone)
            (void)vault.close(id);
    });
    vault::Terms with_words = match.terms;
    with_words.messages = 1;
    TRY(vault.change(match.id, match.generation, with_words));
    TRY(insert_note(tx, randomness, match, 0, words));
    return match.id;
}

Outcome change_match(db::Transaction& tx, vault::Vault& vault, const vault::Match& match,
                     const vault::Terms& terms) {
    const vault::Match after = TRY(vault.change(match.id, match.generation, terms));
    tx.when_over(
        [&vault, id = match.id, generation = after.generation, before = match.terms](db::Ending ending) {
            if (ending == db::Ending::undone)
                (void)vault.change(id, generation, before);
        });
    return Done{};
}

Outcome change_match(db::Transaction& tx, vault::Vault& vault, Randomness& randomness,
                     const vault::Match& match, const vault::Terms& terms, const Note& note) {
    vault::Terms with_note = terms;
    with_note.messages = match.terms.messages + 1;
    TRY(change_match(tx, vault, match, with_note));
    return insert_note(tx, randomness, match, match.terms.messages, note);
}

void close_match(db::Transaction& tx, vault::Vault& vault, MatchId match,
                 std::optional<kinds::KindId> done_as) {
    tx.when_over([&vault, match, done_as](db::Ending ending) {
        if (ending == db::Ending::committed)
            (void)vault.close(match, done_as);
    });
}

}
