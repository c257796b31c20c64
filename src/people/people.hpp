#pragma once
#include "base/randomness.hpp"
#include "base/result.hpp"
#include "people/attempts.hpp"
#include "people/belongings.hpp"
#include "people/told_once.hpp"
#include "platform/crypto/passphrases.hpp"
#include "platform/db/database.hpp"
#include "platform/locale/language.hpp"
#include "platform/web/person_id.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// People with an account: any name they like, a passphrase, and nothing else that we insist on. The
/// façade for other features.
namespace plenty::people {

inline constexpr std::size_t longest_name = 60; ///< code points

struct Profile {
    PersonId person;
    std::string name;
    std::string pronouns;
    std::string languages;
    std::string abilities; ///< "I have a cargo bike, evenings"
    std::string language;  ///< of the pages, as a tag
};

/// What a newcomer fills in.
struct Joining {
    std::string name;
    std::string passphrase;
    locale::Language language;
};

/// A new person, and the ten recovery codes that are shown this once.
struct Joined {
    PersonId person;
    std::vector<std::string> recovery_codes;
};

/// A joining that has been checked and whose passphrase is hashed; hashing takes long and so happens
/// before the transaction.
struct PreparedJoining {
    std::string name;
    std::string sign_in_name;
    std::string passphrase_hash;
    locale::Language language;
};
/// The name without case and accents: what nobody else may have, and what one signs in with.
std::string sign_in_name(std::string_view name);
Result<PreparedJoining> prepare_joining(const Joining& wish, crypto::Passphrases& passphrases);
/// Refuses a name that somebody here has already.
Result<Joined> join(db::Transaction& tx, Randomness& randomness, const PreparedJoining& prepared);

/// What is known of somebody who wants to sign in; nothing if there is no such person.
struct Credentials {
    PersonId person;
    std::optional<std::string> passphrase_hash;
    std::string language;
};
std::optional<Credentials> find_credentials(const db::Reader& reader, std::string_view name);
/// Whether that is their passphrase: the same refusal, after the same time, for a wrong name and a
/// wrong passphrase.
Result<PersonId> check_passphrase(const std::optional<Credentials>& credentials, std::string_view passphrase,
                                  crypto::Passphrases& passphrases);

/// Lets somebody in who has a recovery code, which is used up, and ends every session of theirs. The
/// new passphrase is hashed beforehand.
Result<PersonId> recover(db::Transaction& tx, std::string_view name, std::string_view code,
                         std::string_view new_passphrase_hash);
Result<std::string> hash_new_passphrase(std::string_view passphrase, std::string_view name,
                                        crypto::Passphrases& passphrases);
void change_passphrase(db::Transaction& tx, PersonId person, std::string_view passphrase_hash);

/// Ten new codes, shown this once; the old ones let nobody in any more.
std::vector<std::string> renew_recovery_codes(db::Transaction& tx, Randomness& randomness, PersonId person);

inline constexpr std::size_t most_devices = 20;
/// A token for a device of this person's that uses the API, under a name they give it; shown this once. It
/// stands in the list of places where they are signed in, and is ended there. Refuses
/// `people.too_many_devices`.
Result<std::string> add_device(db::Transaction& tx, Randomness& randomness, PersonId person,
                               std::string_view device, locale::Language language);

/// What a neighbour without account is called, and what they speak, in free words.
struct WithoutAccount {
    std::string name;
    std::string languages;
};
/// Somebody without account: they sign in nowhere and share no name with anybody's account.
Result<PersonId> enter_without_account(db::Transaction& tx, Randomness& randomness,
                                       const WithoutAccount& typed, locale::Language language);
Outcome change_without_account(db::Transaction& tx, PersonId person, const WithoutAccount& typed);
/// Gives somebody without account the one they chose. Whoever acted for them or came by a key of theirs is
/// out. Refuses a name that somebody here has already, and whoever has an account.
Result<Joined> give_account(db::Transaction& tx, Randomness& randomness, PersonId person,
                            const PreparedJoining& prepared);

Profile load_profile(const db::Reader& reader, PersonId person);
Outcome change_profile(db::Transaction& tx, const Profile& profile);
/// The language of the pages, wherever this person is signed in.
void change_language(db::Transaction& tx, PersonId person, locale::Language language);

/// The name others read. A stranger is told the first word of it only.
std::string name_for(const db::Reader& reader, bool for_stranger, PersonId person);

/// Forgets a person, at once and for good; whatever else is theirs has to go in the same transaction.
void delete_person(db::Transaction& tx, PersonId person);

}
