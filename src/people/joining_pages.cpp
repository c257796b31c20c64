#include "people/pages.hpp"
#include "platform/crypto/codes.hpp"
#include "platform/html/components.hpp"
#include "platform/html/form.hpp"
#include "platform/web/notes.hpp"

namespace plenty::people {
namespace {

using namespace html;
using web::Notes;
using web::Visit;

/// Where newcomers go who were on no way to somewhere else.
constexpr std::string_view newcomers_first = "/communities";

http::Response join_page(const Visit& visit, std::string_view next, const Refusal* refusal) {
    const Notes notes(visit, refusal);
    const std::string suggestion = crypto::suggested_passphrase(visit.language().tag(), visit.randomness());
    Html body =
        all(page_title({.words = visit.say("people.join"), .lead = visit.say("people.join_lead")}),
            post_form({.action = "/people", .guard = visit.form_fields()}, notes.summary(),
                      field({.name = "name",
                             .label = visit.say("people.name"),
                             .hint = visit.say("people.name_hint"),
                             .value = std::string(visit.form().get("name")),
                             .error = notes.of("name"),
                             .autocomplete = "username",
                             .required = true}),
                      field({.name = "passphrase",
                             .label = visit.say("people.passphrase"),
                             .hint = visit.say("people.passphrase_hint", {{"example", suggestion}}),
                             .error = notes.of("passphrase"),
                             .autocomplete = "new-password",
                             .required = true},
                            Typing::new_passphrase),
                      hidden_field("next", next),
                      submit_button({.words = visit.say("people.join"), .icon = Icon("sprout")})),
            p(a(href("/sign-in?next=" + http::encode_component(next)), visit.say("people.have_account"))));
    return visit.show({visit.say("people.join"), std::move(body), notes.status()});
}

http::Response welcome_page(const Visit& visit, std::string_view next,
                            const std::vector<std::string>& codes) {
    Html body =
        all(page_title({.words = visit.say("people.welcome"), .lead = visit.say("people.codes_lead")}),
            code_list(codes), p(visit.say("people.codes_once")),
            button_row(link_button(next, {.words = visit.say("people.codes_written_down")}),
                       print_button(visit.say("web.print"))));
    return visit.show({visit.say("people.welcome"), std::move(body)});
}

}

Result<http::Response> show_join(Visit& visit) {
    return join_page(visit, next_path(visit.query().get("next"), newcomers_first), nullptr);
}

Result<http::Response> create_person(Visit& visit, crypto::Passphrases& passphrases) {
    const std::string next = next_path(visit.form().get("next"), newcomers_first);
    const auto prepared = prepare_joining({std::string(visit.form().get("name")),
                                           std::string(visit.form().get("passphrase")), visit.language()},
                                          passphrases);
    if (!prepared.ok())
        return join_page(visit, next, &prepared.refusal());
    std::string token;
    const auto joined = visit.write([&](db::Transaction& tx) -> Result<Joined> {
        Joined person = TRY(join(tx, visit.randomness(), *prepared));
        token = web::start_session(tx, visit.randomness(), person.person, visit.language());
        return person;
    });
    if (!joined.ok() && web::is_for_the_form(joined.refusal()))
        return join_page(visit, next, &joined.refusal());
    const Joined newcomer = TRY(joined);
    visit.set_session_token(token);
    visit.act_as(newcomer.person); // so that the page around the codes is theirs already
    return welcome_page(visit, next, newcomer.recovery_codes);
}

}
