#include "people/pages.hpp"
#include "platform/html/components.hpp"
#include "platform/html/form.hpp"
#include "platform/web/notes.hpp"

namespace plenty::people {
namespace {

using namespace html;
using web::Notes;
using web::Visit;

std::string typed(const Visit& visit, std::string_view field) {
    return std::string(visit.form().get(field));
}

Html name_field(const Visit& visit, const Notes& notes) {
    return field({.name = "name",
                  .label = visit.say("people.name"),
                  .value = typed(visit, "name"),
                  .error = notes.of("name"),
                  .autocomplete = "username",
                  .required = true});
}

http::Response sign_in_page(const Visit& visit, std::string_view next, const Refusal* refusal) {
    const Notes notes(visit, refusal);
    Html body = all(page_title({.words = visit.say("web.sign_in")}),
                    post_form({.action = "/sessions", .guard = visit.form_fields()}, notes.summary(),
                              name_field(visit, notes),
                              field({.name = "passphrase",
                                     .label = visit.say("people.passphrase"),
                                     .error = notes.of("passphrase"),
                                     .autocomplete = "current-password",
                                     .required = true},
                                    Typing::passphrase),
                              hidden_field("next", next),
                              submit_button({.words = visit.say("web.sign_in"), .icon = Icon("log-in")})),
                    p(a(href("/join"), visit.say("people.no_account"))),
                    p(a(href("/recover"), visit.say("people.lost_passphrase"))));
    return visit.show({visit.say("web.sign_in"), std::move(body), notes.status()});
}

http::Response recovery_page(const Visit& visit, const Refusal* refusal) {
    const Notes notes(visit, refusal);
    Html body =
        all(page_title({.words = visit.say("people.recover"), .lead = visit.say("people.recover_lead")}),
            post_form({.action = "/recoveries", .guard = visit.form_fields()}, notes.summary(),
                      name_field(visit, notes),
                      field({.name = "code",
                             .label = visit.say("people.recovery_code"),
                             .error = notes.of("code"),
                             .required = true},
                            Typing::code),
                      field({.name = "passphrase",
                             .label = visit.say("people.new_passphrase"),
                             .error = notes.of("passphrase"),
                             .autocomplete = "new-password",
                             .required = true},
                            Typing::new_passphrase),
                      submit_button({.words = visit.say("people.recover")})));
    return visit.show({visit.say("people.recover"), std::move(body), notes.status()});
}

/// Starts a session of this browser and goes on.
Result<http::Response> sign_in(Visit& visit, PersonId person, std::string_view language,
                               std::string_view next) {
    const auto spoken = locale::Language::find(language).value_or(visit.language());
    visit.set_session_token(TRY(visit.write([&](db::Transaction& tx) -> Result<std::string> {
        return web::start_session(tx, visit.randomness(), person, spoken);
    })));
    return visit.go_to(next);
}

}

Result<http::Response> show_sign_in(Visit& visit) {
    return sign_in_page(visit, next_path(visit.query().get("next"), "/"), nullptr);
}

Result<http::Response> create_session(Visit& visit, const Proving& proving) {
    const std::string next = next_path(visit.form().get("next"), "/");
    const auto proven = prove_passphrase(proving, visit.form().get("name"), visit.form().get("passphrase"));
    if (!proven.ok())
        return sign_in_page(visit, next, &proven.refusal());
    return sign_in(visit, proven->person, proven->language, next);
}

Result<http::Response> delete_session(Visit& visit) {
    const std::string token = visit.session_token();
    TRY(visit.write([&](db::Transaction& tx) -> Outcome {
        web::end_session(tx, token);
        return Done{};
    }));
    visit.set_session_token("");
    http::Response response = visit.go_to("/");
    response.headers.add("clear-site-data", "\"cache\", \"storage\"");
    return response;
}

Result<http::Response> show_recovery(Visit& visit) {
    return recovery_page(visit, nullptr);
}

Result<http::Response> create_recovery(Visit& visit, const Proving& proving) {
    const auto person = recover_with_code(proving, visit.form().get("name"), visit.form().get("code"),
                                          visit.form().get("passphrase"));
    if (!person.ok())
        return recovery_page(visit, &person.refusal());
    return sign_in(visit, *person, visit.language().tag(), "/me");
}

}
