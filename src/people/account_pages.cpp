#include "people/pages.hpp"
#include "platform/html/components.hpp"
#include "platform/html/form.hpp"
#include "platform/web/notes.hpp"

namespace plenty::people {
namespace {

using namespace html;
using web::Notes;
using web::Visit;

Html own_passphrase_field(const Visit& visit, const Notes& notes) {
    return field({.name = "passphrase",
                  .label = visit.say("people.passphrase_now"),
                  .error = notes.of("passphrase"),
                  .autocomplete = "current-password",
                  .required = true},
                 Typing::passphrase);
}

http::Response passphrase_page(const Visit& visit, const Refusal* refusal) {
    const Notes notes(visit, refusal);
    const std::string title = visit.say("people.change_passphrase");
    Html body = all(page_title({.words = title, .lead = visit.say("people.change_passphrase_lead")}),
                    post_form({.action = "/me/passphrase", .guard = visit.form_fields()}, notes.summary(),
                              own_passphrase_field(visit, notes),
                              field({.name = "new_passphrase",
                                     .label = visit.say("people.new_passphrase"),
                                     .error = notes.of("new_passphrase"),
                                     .autocomplete = "new-password",
                                     .required = true},
                                    Typing::new_passphrase),
                              submit_button({.words = visit.say("web.save")})));
    return visit.show({title, std::move(body), notes.status()});
}

http::Response codes_page(const Visit& visit, const Refusal* refusal) {
    const Notes notes(visit, refusal);
    const std::string title = visit.say("people.new_codes");
    Html body = all(page_title({.words = title, .lead = visit.say("people.new_codes_lead")}),
                    post_form({.action = "/me/codes", .guard = visit.form_fields()}, notes.summary(),
                              own_passphrase_field(visit, notes),
                              submit_button({.words = visit.say("people.make_codes")})));
    return visit.show({title, std::move(body), notes.status()});
}

http::Response new_codes_page(const Visit& visit, const std::vector<std::string>& codes) {
    const std::string title = visit.say("people.new_codes");
    Html body = all(page_title({.words = title, .lead = visit.say("people.codes_lead")}), code_list(codes),
                    p(visit.say("people.codes_once")),
                    button_row(link_button("/me", {.words = visit.say("people.codes_written_down")}),
                               print_button(visit.say("web.print"))));
    return visit.show({title, std::move(body)});
}

http::Response device_page(const Visit& visit, const std::string& token) {
    const std::string title = visit.say("people.device_ready");
    Html body = all(page_title({.words = title, .lead = visit.say("people.device_once")}), p(code(token)),
                    button_row(copy_button(token, visit.say("web.copy"), visit.say("web.copied")),
                               link_button("/me/sessions", {.words = visit.say("people.sessions"),
                                                            .weight = Weight::plain})));
    return visit.show({title, std::move(body)});
}

/// The new passphrase, hashed, once the old one is confirmed. Refusals name the field of this form.
Result<std::string> new_hash(const Visit& visit, PersonId person, const Proving& proving) {
    TRY(confirm_passphrase(proving, person, visit.form().get("passphrase")));
    const auto profile = visit.read([&](db::Reader& reader) { return load_profile(reader, person); });
    auto hash = hash_new_passphrase(visit.form().get("new_passphrase"), profile.name, proving.passphrases);
    if (!hash.ok())
        return Refusal{hash.refusal().why, hash.refusal().sentence, "new_passphrase"};
    return hash;
}

}

Html code_list(const std::vector<std::string>& codes) {
    return ul(cls("codes"), each(codes, [](const std::string& text) { return li(code(text)); }));
}

std::string next_path(std::string_view wanted, std::string_view otherwise) {
    return std::string(wanted.starts_with('/') && is_linkable(wanted) ? wanted : otherwise);
}

Result<http::Response> show_passphrase(Visit& visit) {
    TRY(visit.person());
    return passphrase_page(visit, nullptr);
}

Result<http::Response> update_passphrase(Visit& visit, const Proving& proving) {
    const PersonId person = TRY(visit.person());
    const auto hash = new_hash(visit, person, proving);
    if (!hash.ok())
        return passphrase_page(visit, &hash.refusal());
    visit.set_session_token(TRY(visit.write([&](db::Transaction& tx) -> Result<std::string> {
        change_passphrase(tx, person, *hash);
        return web::start_session(tx, visit.randomness(), person, visit.language());
    })));
    return visit.go_to("/me", "people.passphrase_changed");
}

Result<http::Response> show_codes(Visit& visit) {
    TRY(visit.person());
    return codes_page(visit, nullptr);
}

Result<http::Response> create_codes(Visit& visit, const Proving& proving) {
    const PersonId person = TRY(visit.person());
    const auto confirmed = confirm_passphrase(proving, person, visit.form().get("passphrase"));
    if (!confirmed.ok())
        return codes_page(visit, &confirmed.refusal());
    const auto codes = TRY(visit.write([&](db::Transaction& tx) -> Result<std::vector<std::string>> {
        return renew_recovery_codes(tx, visit.randomness(), person);
    }));
    return new_codes_page(visit, codes);
}

Result<http::Response> create_device(Visit& visit) {
    const PersonId person = TRY(visit.person());
    const auto token = visit.write([&](db::Transaction& tx) {
        return add_device(tx, visit.randomness(), person, visit.form().get("device"), visit.language());
    });
    if (!token.ok() && web::is_for_the_form(token.refusal()))
        return sessions_page(visit, person, &token.refusal());
    return device_page(visit, TRY(token));
}

}
