#include "neighbours/look.hpp"
#include "neighbours/pages.hpp"

namespace plenty::neighbours {
namespace {

using namespace html;
using web::Notes;
using web::Visit;

Html somebody_is_here(const Visit& visit) {
    if (!visit.viewer() || visit.is_by_key())
        return {};
    return notice(NoticeKind::warning, visit.say("neighbours.signed_in_here"));
}

http::Response code_page(const Visit& visit, const Refusal* refusal) {
    const Notes notes(visit, refusal);
    const std::string title = visit.say("neighbours.code_title");
    Html body = div(cls("large"), page_title({.words = title, .lead = visit.say("neighbours.code_lead")}),
                    somebody_is_here(visit),
                    post_form({.action = "/code", .guard = visit.form_fields()}, notes.summary(),
                              field({.name = "name",
                                     .label = visit.say("neighbours.your_name"),
                                     .value = typed(visit, "name"),
                                     .error = notes.of("name"),
                                     .autocomplete = "given-name",
                                     .required = true}),
                              field({.name = "code",
                                     .label = visit.say("neighbours.six_letters"),
                                     .error = notes.of("code"),
                                     .required = true},
                                    Typing::code),
                              submit_button({.words = visit.say("neighbours.open_page")})));
    return visit.show({title, std::move(body), notes.status()});
}

Result<http::Response> open(Visit& visit, PersonId neighbour) {
    visit.set_session_token(TRY(visit.write([&](db::Transaction& tx) {
        return open_session(tx, visit.randomness(), neighbour, visit.language());
    })));
    return visit.go_to("/neighbour");
}

}

Result<http::Response> show_link(Visit& visit, const Neighbouring& with) {
    const Doorstep step = TRY(
        visit.read([&](db::Reader& reader) { return look_from_outside(reader, with, visit.part_text(0)); }));
    const SentenceKey waiting = step.something_waits ? SentenceKey("neighbours.something_is_here")
                                                     : SentenceKey("neighbours.nothing_new");
    Html body = div(cls("large"),
                    page_title({.words = visit.say("neighbours.hello", {{"name", step.name}}),
                                .lead = visit.say(waiting),
                                .before = step.community}),
                    somebody_is_here(visit),
                    post_button({.action = visit.request().path, .guard = visit.form_fields()},
                                {.words = visit.say("neighbours.open_page"), .icon = Icon("key-round")}));
    http::Response response = visit.show({visit.say("neighbours.own_page"), std::move(body)});
    response.headers.add("x-robots-tag", "noindex");
    return response;
}

Result<http::Response> open_link(Visit& visit) {
    const PersonId neighbour =
        TRY(visit.read([&](db::Reader& reader) { return find_by_link(reader, visit.part_text(0)); }));
    return open(visit, neighbour);
}

Result<http::Response> show_code(Visit& visit) {
    return code_page(visit, nullptr);
}

Result<http::Response> open_code(Visit& visit, const Neighbouring& with) {
    const auto neighbour = prove_code(visit.surroundings().database, with.attempts, with.sealing,
                                      visit.form().get("name"), visit.form().get("code"));
    if (!neighbour.ok())
        return code_page(visit, &neighbour.refusal());
    return open(visit, *neighbour);
}

}
