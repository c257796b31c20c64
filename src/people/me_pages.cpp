#include "people/pages.hpp"
#include "platform/html/components.hpp"
#include "platform/html/form.hpp"
#include "platform/web/notes.hpp"

namespace plenty::people {
namespace {

using namespace html;
using web::Notes;
using web::Visit;

Html language_field(const Visit& visit, const std::string& chosen) {
    std::vector<Choice> choices;
    for (const locale::Language language : locale::Language::all())
        choices.push_back({.value = std::string(language.tag()), .label = std::string(language.own_name())});
    return select_field({.name = "language", .label = visit.say("people.page_language"), .value = chosen},
                        choices);
}

Html profile_form(const Visit& visit, const Profile& profile, const Notes& notes) {
    const std::string optional = visit.say("web.optional");
    return post_form({.action = "/me", .guard = visit.form_fields()}, notes.summary(),
                     field({.name = "name",
                            .label = visit.say("people.name"),
                            .value = profile.name,
                            .error = notes.of("name"),
                            .required = true}),
                     field({.name = "pronouns",
                            .label = visit.say("people.pronouns"),
                            .value = profile.pronouns,
                            .error = notes.of("pronouns"),
                            .aside = optional}),
                     field({.name = "languages",
                            .label = visit.say("people.languages"),
                            .value = profile.languages,
                            .error = notes.of("languages"),
                            .aside = optional}),
                     text_area({.name = "abilities",
                                .label = visit.say("people.abilities"),
                                .hint = visit.say("people.abilities_hint"),
                                .value = profile.abilities,
                                .error = notes.of("abilities"),
                                .aside = optional}),
                     language_field(visit, profile.language),
                     submit_button({.words = visit.say("web.save")}));
}

http::Response me_page(const Visit& visit, const Profile& profile, const Refusal* refusal) {
    const Notes notes(visit, refusal);
    Html body =
        all(page_title({.words = visit.say("people.me"), .lead = visit.say("people.me_lead")}),
            profile_form(visit, profile, notes),
            nav(aria_label(visit.say("people.more")),
                ul(cls("stack"), li(a(href("/me/sessions"), visit.say("people.sessions"))),
                   li(a(href("/me/passphrase"), visit.say("people.change_passphrase"))),
                   li(a(href("/me/codes"), visit.say("people.new_codes"))),
                   li(a(href("/me/copy"), visit.say("people.copy"))),
                   li(a(href("/me/go"), visit.say("people.go"))))),
            post_button(
                {.action = "/sign-out", .guard = visit.form_fields()},
                {.words = visit.say("people.sign_out"), .weight = Weight::plain, .icon = Icon("log-out")}));
    return visit.show({visit.say("people.me"), std::move(body), notes.status()});
}

}

Result<http::Response> show_me(Visit& visit) {
    const PersonId person = TRY(visit.person());
    return me_page(visit, visit.read([&](db::Reader& reader) { return load_profile(reader, person); }),
                   nullptr);
}

Result<http::Response> change_me(Visit& visit) {
    const PersonId person = TRY(visit.person());
    const auto typed = [&](std::string_view field) { return std::string(visit.form().get(field)); };
    const Profile profile{
        person, typed("name"), typed("pronouns"), typed("languages"), typed("abilities"), typed("language")};
    const auto changed = visit.write([&](db::Transaction& tx) { return change_profile(tx, profile); });
    if (!changed.ok() && web::is_for_the_form(changed.refusal()))
        return me_page(visit, profile, &changed.refusal());
    TRY(changed);
    return visit.go_to("/me", "web.saved");
}

Result<http::Response> choose_language(Visit& visit) {
    const auto language = locale::Language::find(visit.form().get("language"));
    if (!language)
        return Refusal{Why::invalid, {"web.not_found"}};
    visit.set_language(*language);
    if (visit.session()) // not viewer(): whoever acts for another does not choose for them
        TRY(visit.write([&](db::Transaction& tx) -> Outcome {
            change_language(tx, visit.session()->person, *language);
            return Done{};
        }));
    return visit.go_to(next_path(visit.form().get("next"), "/"));
}

}
