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

http::Response join_page(const Visit& visit, const Refusal* refusal) {
    const Notes notes(visit, refusal);
    const std::string suggestion = crypto::suggested_passphrase(visit.language().tag(), visit.randomness());
    Html body = all(
        page_title({.words = visit.say("people.join"), .lead = visit.say("people.join_lead")}),
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
                  hidden_field("next", visit.request().form.get("next")),
                  submit_button({.words = visit.say("people.join"), .icon = Icon("sprout")})),
        p(a(href("/sign-in"), visit.say("people.have_account"))));
    return visit.show({visit.say("people.join"), std::move(body), notes.status()});
}

http::Response welcome_page(const Visit& visit, const std::vector<std::string>& codes) {
    Html body = all(page_title({.words = visit.say("people.welcome"), .lead = visit.say("people.codes_lead")}),
                    ul(cls("codes"), each(codes, [](const std::string& text) { return li(code(text)); })),
                    p(visit.say("people.codes_once")),
                    button_row(link_button("/communities", {.words = visit.say("people.codes_written_down")}),
                               print_button(visit.say("web.print"))));
    return visit.show({visit.say("people.welcome"), std::move(body)});
}

}

Result<http::Response> show_join(Visit& visit) {
    return join_page(visit, nullptr);
}

Result<http::Response> create_person(Visit& visit, crypto::Passphrases& passphrases) {
    const auto prepared = prepare_joining({std::string(visit.form().get("name")),
                                           std::string(visit.form().get("passphrase")), visit.language()},
                                          passphrases);
    if (!prepared.ok())
        return join_page(visit, &prepared.refusal());
    std::string token;
    const auto joined = visit.write([&](db::Transaction& tx) -> Result<Joined> {
        Joined person = TRY(join(tx, visit.randomness(), *prepared));
        token = web::start_session(tx, visit.randomness(), person.person, visit.language());
        return person;
    });
    if (!joined.ok())
        return join_page(visit, &joined.refusal());
    visit.set_session_token(token);
    return welcome_page(visit, joined->recovery_codes);
}

}
