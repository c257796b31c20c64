#include "people/people.hpp"

#include "people/queries.hpp"
#include "platform/crypto/codes.hpp"
#include "platform/crypto/passphrase_rules.hpp"
#include "platform/text/clean.hpp"
#include "platform/text/fold.hpp"
#include "platform/web/sessions.hpp"

#include <algorithm>
#include <array>

namespace plenty::people {
namespace {

const Refusal name_taken{Why::conflict, {"people.name_taken"}, "name"};
const Refusal not_recognised{Why::sign_in, {"people.not_recognised"}};

Result<std::string> clean_name(std::string_view name) {
    return text::clean_name(name, {"name", longest_name});
}

}

Result<std::string> hash_new_passphrase(std::string_view passphrase, std::string_view name,
                                        crypto::Passphrases& passphrases) {
    const std::array names{std::string(name)};
    TRY(crypto::acceptable_passphrase(passphrase, names));
    return passphrases.hash(passphrase);
}

std::string sign_in_name(std::string_view name) {
    return text::folded(name);
}

Result<PreparedJoining> prepare_joining(const Joining& wish, crypto::Passphrases& passphrases) {
    std::string name = TRY(clean_name(wish.name));
    std::string hash = TRY(hash_new_passphrase(wish.passphrase, name, passphrases));
    return PreparedJoining{name, sign_in_name(name), std::move(hash), wish.language};
}

Result<Joined> join(db::Transaction& tx, Randomness& randomness, const PreparedJoining& prepared) {
    const auto person = randomness.id<PersonId>();
    TRY(tx.insert(name_taken, sql::insert_person, person, prepared.name, prepared.sign_in_name,
                  prepared.language.tag(), prepared.passphrase_hash,
                  std::chrono::floor<std::chrono::days>(tx.now())));
    return Joined{person, renew_recovery_codes(tx, randomness, person)};
}

std::vector<std::string> renew_recovery_codes(db::Transaction& tx, Randomness& randomness, PersonId person) {
    tx.run(sql::delete_recovery_codes, person);
    std::vector<std::string> codes = crypto::recovery_codes(randomness);
    for (const std::string& code : codes) {
        const auto hash = crypto::recovery_code_hash(code);
        tx.run(sql::insert_recovery_code, person, db::BytesView{hash->bytes()});
    }
    return codes;
}

std::optional<Credentials> find_credentials(const db::Reader& reader, std::string_view name) {
    const auto cleaned = clean_name(name);
    return cleaned.ok() ? reader.find<Credentials>(sql::find_credentials, sign_in_name(*cleaned))
                        : std::nullopt;
}

Result<PersonId> check_passphrase(const std::optional<Credentials>& credentials, std::string_view passphrase,
                                  crypto::Passphrases& passphrases) {
    std::optional<std::string_view> stored;
    if (credentials && credentials->passphrase_hash)
        stored = *credentials->passphrase_hash;
    const auto check = TRY(passphrases.check(passphrase, stored));
    if (check == crypto::Passphrases::Check::wrong || !credentials)
        return not_recognised;
    return credentials->person;
}

Result<PersonId> recover(db::Transaction& tx, std::string_view name, std::string_view code,
                         std::string_view new_passphrase_hash) {
    const auto credentials = find_credentials(tx, name);
    const auto hash = crypto::recovery_code_hash(code);
    if (!credentials || !hash ||
        tx.run(sql::use_recovery_code, credentials->person, db::BytesView{hash->bytes()}) == 0)
        return Refusal{Why::sign_in, {"people.code_not_recognised"}};
    change_passphrase(tx, credentials->person, new_passphrase_hash);
    return credentials->person;
}

void change_passphrase(db::Transaction& tx, PersonId person, std::string_view passphrase_hash) {
    tx.run(sql::change_passphrase, person, passphrase_hash);
    web::end_sessions_of(tx, person);
}

Result<std::string> add_device(db::Transaction& tx, Randomness& randomness, PersonId person,
                               std::string_view typed, locale::Language language) {
    const std::string device = TRY(text::clean_name(typed, {"device", longest_name}));
    const auto places = web::list_sessions_of(tx, person);
    const auto devices =
        std::ranges::count_if(places, [](const auto& place) { return place.device.has_value(); });
    if (static_cast<std::size_t>(devices) >= most_devices)
        return Refusal{Why::conflict, {"people.too_many_devices"}, "device"};
    return web::start_session(tx, randomness, person, language, device);
}

void change_language(db::Transaction& tx, PersonId person, locale::Language language) {
    tx.run(sql::change_language, person, language.tag());
    web::change_language_of_sessions(tx, person, language);
}

Profile load_profile(const db::Reader& reader, PersonId person) {
    return reader.load<Profile>(sql::find_profile, person);
}

Outcome change_profile(db::Transaction& tx, const Profile& typed) {
    const std::string name = TRY(clean_name(typed.name));
    const std::string pronouns = TRY(text::clean_optional_line(typed.pronouns, {"pronouns", 40}));
    const std::string languages = TRY(text::clean_optional_line(typed.languages, {"languages", 120}));
    const std::string abilities = TRY(text::clean_optional_words(typed.abilities, {"abilities", 600}));
    const auto language = locale::Language::find(typed.language).value_or(locale::Language());
    TRY(tx.insert(name_taken, sql::change_profile, typed.person, name, sign_in_name(name), pronouns,
                  languages, abilities, language.tag()));
    web::change_language_of_sessions(tx, typed.person, language);
    return Done{};
}

std::string name_for(const db::Reader& reader, bool for_stranger, PersonId person) {
    const std::string name = reader.find<std::string>(sql::find_name, person).value_or("");
    return for_stranger ? name.substr(0, name.find(' ')) : name;
}

void delete_person(db::Transaction& tx, PersonId person) {
    web::end_sessions_of(tx, person);
    tx.run(sql::delete_person, person);
}

}
