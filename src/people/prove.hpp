#pragma once
#include "people/attempts.hpp"
#include "people/people.hpp"

/// Proving who one is. Checking a passphrase takes a noticeable part of a second, so these take the
/// database and not a transaction: nothing waits for them.
namespace plenty::people {

/// What it takes. The parts outlive it.
struct Proving {
    db::Database& database;
    crypto::Passphrases& passphrases;
    Attempts& attempts;
};

/// Somebody who may sign in.
struct Proven {
    PersonId person;
    std::string language; ///< of the pages, as a tag
};

/// The person of that name, if this is their passphrase. The same refusal, after the same time, whether the
/// name or the passphrase is wrong; `people.too_many_tries` after ten wrong ones.
Result<Proven> prove_passphrase(const Proving& proving, std::string_view name, std::string_view passphrase);

/// That it is still the same person who sits there, before something that cannot be taken back. Refuses with
/// field "passphrase".
Outcome confirm_passphrase(const Proving& proving, PersonId person, std::string_view passphrase);

/// As recover(), with the passphrase hashed and the tries counted.
Result<PersonId> recover_with_code(const Proving& proving, std::string_view name, std::string_view code,
                                   std::string_view new_passphrase);

}
