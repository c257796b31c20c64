#include "people/pages.hpp"
#include "platform/html/components.hpp"
#include "platform/html/form.hpp"
#include "platform/web/notes.hpp"

namespace plenty::people {
namespace {

using namespace html;
using web::Notes;
using web::Visit;

http::Response departure_page(const Visit& visit, const Refusal* refusal) {
    const Notes notes(visit, refusal);
    Html body = all(page_title({.words = visit.say("people.go"), .lead = visit.say("people.go_lead")}),
                    post_form({.action = "/departures", .guard = visit.form_fields()}, notes.summary(),
                              field({.name = "passphrase",
                                     .label = visit.say("people.passphrase"),
                                     .error = notes.of("passphrase"),
                                     .autocomplete = "current-password",
                                     .required = true},
                                    Typing::passphrase),
                              submit_button({.words = visit.say("people.go"), .weight = Weight::danger})));
    return visit.show({visit.say("people.go"), std::move(body), notes.status()});
}

Html section_of(const Belonging& belonging) {
    std::vector<std::pair<std::string, Html>> rows;
    for (const auto& [name, text] : belonging.facts)
        rows.emplace_back(name, all(text));
    return section(h2(belonging.what), definition_list(rows));
}

Html here_mark(const Visit& visit, bool is_here) {
    return when(is_here, [&] { return tag(visit.say("people.here"), Hue::moss); });
}

std::string started_text(const web::SignedInPlace& place) {
    return id_text(place.started_at.time_since_epoch().count());
}

Html session_row(const Visit& visit, const web::SignedInPlace& place) {
    const bool is_here = visit.session() && visit.session()->started_at == place.started_at;
    return queue_row({.icon = Icon("key-round"),
                      .title = place.device.value_or(visit.say("people.browser")),
                      .detail = all(visit.say("people.since", {{"day", visit.speech().date(place.started_at)}})),
                      .mark = here_mark(visit, is_here),
                      .actions = post_button({.action = "/me/sessions/end", .guard = visit.form_fields()},
                                             {.words = visit.say("people.end_session"), .weight = Weight::quiet},
                                             hidden_field("started_at", started_text(place)))});
}

}

Result<http::Response> show_belongings(Visit& visit, const std::vector<Belongings>& house) {
    const PersonId person = TRY(visit.person());
    const auto all_theirs = visit.read([&](db::Reader& reader) { return list_all(house, reader, person); });
    Html body = all(page_title({.words = visit.say("people.copy"), .lead = visit.say("people.copy_lead")}),
                    button_row(link_button("/me/copy.json", {.words = visit.say("people.copy_file"),
                                                             .weight = Weight::plain,
                                                             .icon = Icon("download")})),
                    each(all_theirs, section_of));
    return visit.show({visit.say("people.copy"), std::move(body)});
}

Result<http::Response> send_belongings(Visit& visit, const std::vector<Belongings>& house) {
    const PersonId person = TRY(visit.person());
    http::Response response;
    response.headers.add("content-type", "application/json; charset=utf-8");
    response.headers.add("content-disposition", "attachment; filename=\"plenty.json\"");
    response.headers.add("cache-control", "no-store");
    response.body = visit.read([&](db::Reader& reader) { return as_json(list_all(house, reader, person)); });
    return response;
}

Result<http::Response> show_departure(Visit& visit) {
    TRY(visit.person());
    return departure_page(visit, nullptr);
}

Result<http::Response> create_departure(Visit& visit, crypto::Passphrases& passphrases,
                                        const std::vector<Belongings>& house) {
    const PersonId person = TRY(visit.person());
    const auto credentials = visit.read([&](db::Reader& reader) {
        return find_credentials(reader, load_profile(reader, person).name);
    });
    const auto checked = check_passphrase(credentials, visit.form().get("passphrase"), passphrases);
    if (!checked.ok()) {
        const Refusal refusal{Why::invalid, {"people.wrong_passphrase"}, "passphrase"};
        return departure_page(visit, &refusal);
    }
    TRY(visit.write([&](db::Transaction& tx) -> Outcome {
        depart(house, tx, person);
        return Done{};
    }));
    visit.set_session_token("");
    return visit.go_to("/", "people.gone");
}

Result<http::Response> show_sessions(Visit& visit) {
    const PersonId person = TRY(visit.person());
    const auto places =
        visit.read([&](db::Reader& reader) { return web::list_sessions_of(reader, person); });
    Html body = all(page_title({.words = visit.say("people.sessions"), .lead = visit.say("people.sessions_lead")}),
                    queue(each(places, [&](const web::SignedInPlace& place) { return session_row(visit, place); })));
    return visit.show({visit.say("people.sessions"), std::move(body)});
}

Result<http::Response> end_session(Visit& visit) {
    const PersonId person = TRY(visit.person());
    const auto started_at = id_from_text(visit.form().get("started_at"));
    if (!started_at)
        return Refusal{Why::not_found, {"web.not_found"}};
    TRY(visit.write([&](db::Transaction& tx) -> Outcome {
        web::end_session_of(tx, person, Instant(std::chrono::microseconds(*started_at)));
        return Done{};
    }));
    return visit.go_to("/me/sessions", "web.saved");
}

}
