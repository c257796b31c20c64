#include "people/prove.hpp"

#include "people/queries.hpp"

namespace plenty::people {
namespace {

using Check = crypto::Passphrases::Check;

constexpr std::string_view by_passphrase = "passphrase";
constexpr std::string_view by_code = "code";

/// Whether the passphrase is right, with the try counted.
Result<Check> check_counted(const Proving& proving, std::string_view name, std::string_view passphrase,
                            const std::optional<Credentials>& credentials) {
    TRY(proving.attempts.may_try(by_passphrase, name));
    std::optional<std::string_view> stored;
    if (credentials && credentials->passphrase_hash)
        stored = *credentials->passphrase_hash;
    const Check check = TRY(proving.passphrases.check(passphrase, stored));
    if (check == Check::wrong)
        proving.attempts.note_failure(by_passphrase, name);
    else
        proving.attempts.forget_failures(by_passphrase, name);
    return check;
}

/// The cost of hashing was raised since: only now, when the passphrase is known, can it be hashed again.
void hash_anew(const Proving& proving, PersonId person, std::string_view passphrase) {
    const auto hash = proving.passphrases.hash(passphrase);
    if (!hash.ok())
        return;
    (void)proving.database.write([&](db::Transaction& tx) -> Outcome {
        tx.run(sql::change_passphrase, person, *hash);
        return Done{};
    });
}

}

Result<Proven> prove_passphrase(const Proving& proving, std::string_view name, std::string_view passphrase) {
    const auto credentials =
        proving.database.read([&](db::Reader& reader) { return find_credentials(reader, name); });
    const Check check = TRY(check_counted(proving, name, passphrase, credentials));
    if (check == Check::wrong || !credentials)
        return Refusal{Why::sign_in, {"people.not_recognised"}};
    if (check == Check::right_but_outdated)
        hash_anew(proving, credentials->person, passphrase);
    return Proven{credentials->person, credentials->language};
}

Outcome confirm_passphrase(const Proving& proving, PersonId person, std::string_view passphrase) {
    const auto profile =
        proving.database.read([&](db::Reader& reader) { return load_profile(reader, person); });
    const auto proven = prove_passphrase(proving, profile.name, passphrase);
    if (proven.ok() && proven->person == person)
        return Done{};
    if (!proven.ok() && proven.refusal().why == Why::too_often)
        return Refusal{Why::too_often, proven.refusal().sentence, "passphrase"};
    return Refusal{Why::invalid, {"people.wrong_passphrase"}, "passphrase"};
}

Result<PersonId> recover_with_code(const Proving& proving, std::string_view name, std::string_view code,
                                   std::string_view new_passphrase) {
    TRY(proving.attempts.may_try(by_code, name));
    const std::string hash = TRY(hash_new_passphrase(new_passphrase, name, proving.passphrases));
    auto person = proving.database.write([&](db::Transaction& tx) { return recover(tx, name, code, hash); });
    if (person.ok())
        proving.attempts.forget_failures(by_passphrase, name);
    else
        proving.attempts.note_failure(by_code, name);
    return person;
}

}
