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

}

Result<http::Response> show_belongings(Visit& visit, const std::vector<Belongings>& house) {
    const PersonId person = TRY(visit.oneself());
    const auto all_theirs = visit.read([&](db::Reader& reader) { return list_all(house, reader, person); });
    Html body = all(page_title({.words = visit.say("people.copy"), .lead = visit.say("people.copy_lead")}),
                    button_row(link_button("/me/copy.json", {.words = visit.say("people.copy_file"),
                                                             .weight = Weight::plain,
                                                             .icon = Icon("download")})),
                    each(all_theirs, section_of));
    return visit.show({visit.say("people.copy"), std::move(body)});
}

Result<http::Response> send_belongings(Visit& visit, const std::vector<Belongings>& house) {
    const PersonId person = TRY(visit.oneself());
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

Result<http::Response> create_departure(Visit& visit, const Proving& proving,
                                        const std::vector<Belongings>& house) {
    const PersonId person = TRY(visit.person());
    const auto confirmed = confirm_passphrase(proving, person, visit.form().get("passphrase"));
    if (!confirmed.ok())
        return departure_page(visit, &confirmed.refusal());
    TRY(visit.write([&](db::Transaction& tx) -> Outcome {
        depart(house, tx, person);
        return Done{};
    }));
    visit.set_session_token("");
    return visit.go_to("/", "people.gone");
}

}
