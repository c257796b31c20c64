#include "people/pages.hpp"
#include "platform/html/components.hpp"
#include "platform/html/form.hpp"
#include "platform/web/notes.hpp"

namespace plenty::people {
namespace {

using namespace html;
using web::Notes;
using web::Visit;

Html here_mark(const Visit& visit, bool is_here) {
    return when(is_here, [&] { return tag(visit.say("people.here"), Hue::moss); });
}

std::string started_text(const web::SignedInPlace& place) {
    return id_text(place.started_at.time_since_epoch().count());
}

Html session_row(const Visit& visit, const web::SignedInPlace& place) {
    const bool is_here = visit.session() && visit.session()->started_at == place.started_at;
    return queue_row(
        {.icon = Icon("key-round"),
         .title = place.device.value_or(visit.say("people.browser")),
         .detail = all(visit.say("people.since", {{"day", visit.speech().date(place.started_at)}})),
         .mark = here_mark(visit, is_here),
         .actions = post_button({.action = "/me/sessions/end", .guard = visit.form_fields()},
                                {.words = visit.say("people.end_session"), .weight = Weight::quiet},
                                hidden_field("started_at", started_text(place)))});
}

Html device_form(const Visit& visit, const Notes& notes) {
    return disclosure(
        visit.say("people.add_device"),
        post_form({.action = "/me/devices", .guard = visit.form_fields()},
                  field({.name = "device",
                         .label = visit.say("people.device_name"),
                         .hint = visit.say("people.device_hint"),
                         .value = std::string(visit.form().get("device")),
                         .error = notes.of("device"),
                         .required = true}),
                  submit_button({.words = visit.say("people.make_token"), .weight = Weight::plain})));
}

}

http::Response sessions_page(const Visit& visit, PersonId person, const Refusal* refusal) {
    const Notes notes(visit, refusal);
    const auto places = visit.read([&](db::Reader& reader) { return web::list_sessions_of(reader, person); });
    Html body =
        all(page_title({.words = visit.say("people.sessions"), .lead = visit.say("people.sessions_lead")}),
            notes.summary(),
            queue(each(places, [&](const web::SignedInPlace& place) { return session_row(visit, place); })),
            device_form(visit, notes));
    return visit.show({visit.say("people.sessions"), std::move(body), notes.status()});
}

Result<http::Response> show_sessions(Visit& visit) {
    return sessions_page(visit, TRY(visit.person()), nullptr);
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
