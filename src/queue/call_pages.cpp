#include "platform/web/notes.hpp"
#include "queue/pages.hpp"

#include <algorithm>

namespace plenty::queue {
namespace {

using namespace html;
using web::Visit;

/// Everything about one neighbour that whoever calls them wants to have in front of them.
struct CallView {
    neighbours::Neighbour neighbour;
    std::vector<Call> calls;
    std::vector<communities::Member> members;
};

struct At {
    Place place;
    PersonId neighbour;

    std::string path() const { return place.path() + "/calls/" + neighbour.text(); }
};

Result<At> at(const Visit& visit) {
    Place place = TRY(place_of(visit));
    const auto neighbour = TRY(visit.id<PersonId>(1));
    return At{std::move(place), neighbour};
}

Result<CallView> look(const db::Reader& reader, const Sources& sources, const At& where) {
    const CommunityId community = where.place.community.id;
    auto calls = TRY(list_calls(reader, sources, where.place.person, community, where.neighbour));
    return CallView{
        TRY(neighbours::find_neighbour(reader, sources.sealing, where.place.person, where.neighbour)),
        std::move(calls), TRY(communities::list_members(reader, where.place.person, community))};
}

/// Nothing for whoever is no member any more.
std::string name_of(const CallView& view, PersonId person) {
    const auto member = std::ranges::find(view.members, person, &communities::Member::person);
    return member == view.members.end() ? std::string() : member->name;
}

Html call_line(const Visit& visit, const CallView& view, const Call& call) {
    const std::string who = name_of(view, call.caller);
    const bool reached = call.outcome == CallOutcome::reached;
    return li(strong(visit.say(reached ? SentenceKey("queue.reached") : SentenceKey("queue.no_answer"))), " ",
              small(visit.speech().date_and_time(call.at)),
              when(!who.empty(), [&] { return small(" · ", who); }),
              when(!call.words.empty(), [&] { return words(call.words); }));
}

Html log_part(const Visit& visit, const CallView& view) {
    if (view.calls.empty())
        return p(visit.say("queue.no_calls"));
    return all(
        ul(cls("stack"), each(view.calls, [&](const Call& call) { return call_line(visit, view, call); })),
        p(cls("hint"), visit.say("queue.calls_are_kept")));
}

Html plan_form(const Visit& visit, const At& where, const TypedCall& typed, const Refusal* refusal) {
    const web::Notes notes(visit, refusal);
    return post_form(
        {.action = where.path() + "/plan", .guard = visit.form_fields()},
        date_time_field({.name = "again",
                         .label = visit.say("handovers.when"),
                         .value = typed.again,
                         .error = notes.of("again"),
                         .id = "plan",
                         .required = true}),
        submit_button(
            {.words = visit.say("queue.plan_call"), .weight = Weight::plain, .icon = Icon("clock")}));
}

enum class Form : std::uint8_t { none, call, plan };

/// What was typed in one of the two forms, and why it was not taken.
struct Returned {
    Form form = Form::none;
    TypedCall typed = {};
    const Refusal* refusal = nullptr;

    const Refusal* refusal_of(Form which) const { return form == which ? refusal : nullptr; }
    TypedCall typed_in(Form which) const { return form == which ? typed : TypedCall(); }
};

http::Response page(const Visit& visit, const At& where, const CallView& view, const Returned& returned) {
    const web::Notes notes(visit, returned.refusal);
    Html body = all(
        breadcrumbs(visit.say("communities.way_here"),
                    {{where.place.community.name, "/c/" + where.place.community.slug},
                     {visit.say("queue.title"), where.place.path()}}),
        page_title({.words = view.neighbour.name, .lead = view.neighbour.languages}), notes.summary(),
        fact_list({{.icon = Icon("phone"),
                    .label = visit.say("handovers.contact"),
                    .value = neighbours::contact_line(view.neighbour.contact)}}),
        section(h2(visit.say("queue.called")),
                call_form(visit, where.place, where.neighbour, "", returned.typed_in(Form::call),
                          returned.refusal_of(Form::call))),
        section(h2(visit.say("queue.call_another_time")),
                plan_form(visit, where, returned.typed_in(Form::plan), returned.refusal_of(Form::plan))),
        section(h2(visit.say("queue.calls")), log_part(visit, view)),
        button_row(link_button("/c/" + where.place.community.slug + "/neighbours/" + where.neighbour.text(),
                               {.words = visit.say("queue.more_about_them"), .weight = Weight::quiet})));
    return visit.show({view.neighbour.name, std::move(body), notes.status()});
}

/// When to call again; nothing where nothing was typed.
Result<std::optional<Instant>> typed_moment(const Visit& visit) {
    const std::string_view typed = visit.form().get("again");
    if (typed.empty())
        return std::optional<Instant>();
    if (const auto local = locale::parse_local_time(typed))
        return std::optional(locale::instant_of(visit.surroundings().time_zone, *local));
    return Refusal{Why::invalid, {"queue.no_time"}, "again"};
}

Result<NewCall> typed_call(const Visit& visit) {
    const bool reached = visit.form().get("outcome") == "reached";
    return NewCall{reached ? CallOutcome::reached : CallOutcome::no_answer,
                   std::string(visit.form().get("words")), TRY(typed_moment(visit))};
}

/// Does it and goes to the queue, or shows the page again with what was typed.
template <class Action>
Result<http::Response> act_on_call(Visit& visit, const Sources& sources, Form form, SentenceKey done,
                                   Action action) {
    const At where = TRY(at(visit));
    const Outcome outcome = visit.write([&](db::Transaction& tx) -> Outcome { return action(tx, where); });
    if (outcome.ok())
        return visit.go_to(where.place.path(), done);
    if (!web::is_for_the_form(outcome.refusal()))
        return outcome.refusal();
    const CallView view = TRY(visit.read([&](db::Reader& reader) { return look(reader, sources, where); }));
    return page(visit, where, view,
                {form,
                 {std::string(visit.form().get("words")), std::string(visit.form().get("again"))},
                 &outcome.refusal()});
}

}

Html call_form(const Visit& visit, const Place& place, PersonId neighbour, const std::string& suffix,
               const TypedCall& typed, const Refusal* refusal) {
    const web::Notes notes(visit, refusal);
    const std::string end = suffix.empty() ? "" : "-" + suffix;
    return post_form({.action = place.path() + "/calls/" + neighbour.text(), .guard = visit.form_fields()},
                     text_area({.name = "words",
                                .label = visit.say("queue.note"),
                                .value = typed.words,
                                .error = notes.of("words"),
                                .aside = visit.say("web.optional"),
                                .id = "words" + end,
                                .longest = longest_note},
                               2),
                     date_time_field({.name = "again",
                                      .label = visit.say("queue.again_at"),
                                      .hint = visit.say("queue.again_hint"),
                                      .value = typed.again,
                                      .error = notes.of("again"),
                                      .aside = visit.say("web.optional"),
                                      .id = "again" + end}),
                     button_row(submit_button({.words = visit.say("queue.reached"),
                                               .weight = Weight::plain,
                                               .icon = Icon("check"),
                                               .name = "outcome",
                                               .value = "reached"}),
                                submit_button({.words = visit.say("queue.no_answer"),
                                               .weight = Weight::plain,
                                               .icon = Icon("x"),
                                               .name = "outcome",
                                               .value = "no_answer"})));
}

Result<http::Response> show_calls(Visit& visit, const Sources& sources) {
    const At where = TRY(at(visit));
    const CallView view = TRY(visit.read([&](db::Reader& reader) { return look(reader, sources, where); }));
    return page(visit, where, view, {});
}

Result<http::Response> create_call(Visit& visit, const Sources& sources) {
    return act_on_call(visit, sources, Form::call, "queue.call_noted",
                       [&](db::Transaction& tx, const At& where) -> Outcome {
                           return note_call(tx, sources, where.place.person, where.place.community.id,
                                            where.neighbour, TRY(typed_call(visit)));
                       });
}

Result<http::Response> create_call_back(Visit& visit, const Sources& sources) {
    return act_on_call(visit, sources, Form::plan, "queue.call_planned",
                       [&](db::Transaction& tx, const At& where) -> Outcome {
                           const auto moment = TRY(typed_moment(visit));
                           if (!moment)
                               return Refusal{Why::invalid, {"queue.no_time"}, "again"};
                           return plan_call(tx, where.place.person, where.place.community.id, where.neighbour,
                                            *moment);
                       });
}

}
