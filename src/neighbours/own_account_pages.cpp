#include "neighbours/pages.hpp"

namespace plenty::neighbours {
namespace {

using namespace html;
using web::Notes;
using web::Visit;

/// The neighbour who is here with their own key.
Result<PersonId> neighbour_themselves(const Visit& visit) {
    const PersonId person = TRY(visit.oneself());
    if (!visit.is_by_key())
        return Refusal{Why::not_found, {"web.not_found"}};
    return person;
}

http::Response account_page(const Visit& visit, const std::string& name, const Refusal* refusal) {
    const Notes notes(visit, refusal);
    const std::string title = visit.say("neighbours.want_account");
    Html body = all(
        page_title({.words = title, .lead = visit.say("neighbours.account_lead")}),
        post_form({.action = "/neighbour/account", .guard = visit.form_fields()}, notes.summary(),
                  field({.name = "name",
                         .label = visit.say("people.name"),
                         .hint = visit.say("people.name_hint"),
                         .value = name,
                         .error = notes.of("name"),
                         .autocomplete = "username",
                         .required = true}),
                  field({.name = "passphrase",
                         .label = visit.say("people.passphrase"),
                         .error = notes.of("passphrase"),
                         .autocomplete = "new-password",
                         .required = true},
                        Typing::new_passphrase),
                  submit_button({.words = visit.say("neighbours.make_account"), .icon = Icon("sprout")})));
    return visit.show({title, std::move(body), notes.status()});
}

http::Response codes_page(const Visit& visit, const std::vector<std::string>& codes) {
    const std::string title = visit.say("people.welcome");
    Html body = all(page_title({.words = title, .lead = visit.say("people.codes_lead")}), code_list(codes),
                    p(visit.say("people.codes_once")),
                    button_row(link_button("/", {.words = visit.say("people.codes_written_down")}),
                               print_button(visit.say("web.print"))));
    return visit.show({title, std::move(body)});
}

}

Result<http::Response> show_account(Visit& visit) {
    const PersonId person = TRY(neighbour_themselves(visit));
    const std::string name =
        visit.read([&](db::Reader& reader) { return people::name_for(reader, false, person); });
    return account_page(visit, name, nullptr);
}

Result<http::Response> create_account(Visit& visit, const Neighbouring& with) {
    const PersonId person = TRY(neighbour_themselves(visit));
    const auto prepared = people::prepare_joining(
        {typed(visit, "name"), typed(visit, "passphrase"), visit.language()}, with.passphrases);
    if (!prepared.ok())
        return account_page(visit, typed(visit, "name"), &prepared.refusal());
    std::string token;
    const auto joined = visit.write([&](db::Transaction& tx) -> Result<people::Joined> {
        people::Joined newcomer = TRY(take_account(tx, visit.randomness(), person, *prepared));
        token = web::start_session(tx, visit.randomness(), person, visit.language());
        return newcomer;
    });
    if (!joined.ok() && web::is_for_the_form(joined.refusal()))
        return account_page(visit, typed(visit, "name"), &joined.refusal());
    const people::Joined newcomer = TRY(joined);
    visit.set_session_token(token);
    return codes_page(visit, newcomer.recovery_codes);
}

Result<http::Response> show_own_forgetting(Visit& visit) {
    TRY(neighbour_themselves(visit));
    const std::string title = visit.say("neighbours.forget_me");
    Html body = all(page_title({.words = title, .lead = visit.say("neighbours.forget_me_lead")}),
                    post_button({.action = "/neighbour/forget", .guard = visit.form_fields()},
                                {.words = title, .weight = Weight::danger}),
                    button_row(link_button(
                        "/neighbour", {.words = visit.say("neighbours.own_page"), .weight = Weight::quiet})));
    return visit.show({title, std::move(body)});
}

Result<http::Response> create_own_forgetting(Visit& visit, const Neighbouring& with) {
    const PersonId person = TRY(neighbour_themselves(visit));
    TRY(visit.write([&](db::Transaction& tx) { return forget_oneself(tx, with.vault, person); }));
    visit.set_session_token("");
    return visit.go_to("/", "people.gone");
}

}
