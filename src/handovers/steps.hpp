#pragma once
#include "handovers/note.hpp"

#include <vector>

/// How the vault and the database go along: first the vault, then the envelopes, and both or neither.
///
/// A refusal, a fault or a repetition takes the vault back to where it was. What a crash can leave behind is
/// a match that lacks an envelope, which reads as if it had not been written; never an envelope's match lost.
namespace plenty::handovers {

/// The match, if this viewer is one of the two.
struct Mine {
    vault::Match match;
    Party me;
};
Result<Mine> find_mine(const vault::Vault& vault, PersonId viewer, MatchId id);

/// Takes a reply in, with its words.
Result<MatchId> add_match(db::Transaction& tx, vault::Vault& vault, Randomness& randomness,
                          const vault::NewMatch& reply, const Note& words);

/// Gives the match these terms. At most once for each match in a transaction.
Outcome change_match(db::Transaction& tx, vault::Vault& vault, const vault::Match& match,
                     const vault::Terms& terms);

/// The same, with one more note in the envelope that comes next.
Outcome change_match(db::Transaction& tx, vault::Vault& vault, Randomness& randomness,
                     const vault::Match& match, const vault::Terms& terms, const Note& note);

/// Destroys the match once the transaction is durable: what is destroyed cannot be taken back.
void close_match(db::Transaction& tx, vault::Vault& vault, MatchId match,
                 std::optional<kinds::KindId> done_as = std::nullopt);

}
