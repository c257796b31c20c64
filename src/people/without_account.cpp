#include "people/people.hpp"
#include "people/queries.hpp"
#include "platform/text/clean.hpp"
#include "platform/web/sessions.hpp"

namespace plenty::people {
namespace {

Result<WithoutAccount> checked(const WithoutAccount& typed) {
    return WithoutAccount{TRY(text::clean_name(typed.name, {"name", longest_name})),
                          TRY(text::clean_optional_line(typed.languages, {"languages", 120}))};
}

}

Result<PersonId> enter_without_account(db::Transaction& tx, Randomness& randomness,
                                       const WithoutAccount& typed, locale::Language language) {
    const WithoutAccount entered = TRY(checked(typed));
    const auto person = randomness.id<PersonId>();
    tx.run(sql::insert_without_account, person, entered.name, entered.languages, language.tag(),
           std::chrono::floor<std::chrono::days>(tx.now()));
    return person;
}

Outcome change_without_account(db::Transaction& tx, PersonId person, const WithoutAccount& typed) {
    const WithoutAccount entered = TRY(checked(typed));
    tx.run(sql::change_without_account, person, entered.name, entered.languages);
    return Done{};
}

Result<Joined> give_account(db::Transaction& tx, Randomness& randomness, PersonId person,
                            const PreparedJoining& prepared) {
    if (tx.find<int>(sql::has_account, person))
        return Refusal{Why::conflict, {"people.account_already"}};
    TRY(tx.insert({Why::conflict, {"people.name_taken"}, "name"}, sql::give_account, person, prepared.name,
                  prepared.sign_in_name, prepared.language.tag(), prepared.passphrase_hash));
    web::end_sessions_of(tx, person);
    web::let_nobody_act_for(tx, person);
    return Joined{person, renew_recovery_codes(tx, randomness, person)};
}

}
