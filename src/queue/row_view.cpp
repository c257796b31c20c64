#include "queue/pages.hpp"

namespace plenty::queue {
namespace {

using namespace html;
using web::Visit;

struct Look {
    SentenceKey words;
    Icon icon;
    Hue hue;
};

Look look_of(Cause cause) {
    switch (cause) {
    case Cause::urgent:
        return {"queue.urgent", "flame", Hue::clay};
    case Cause::call_due:
        return {"queue.call_due", "phone", Hue::marigold};
    case Cause::new_intake:
        return {"queue.new_intake", "inbox", Hue::marigold};
    case Cause::not_confirmed:
        return {"queue.not_confirmed", "hourglass", Hue::dusk};
    case Cause::choice_waits:
        return {"queue.choice_waits", "message-circle", Hue::dusk};
    case Cause::unanswered:
        return {"queue.unanswered", "ear", Hue::dusk};
    case Cause::wants_to_join:
        return {"queue.wants_to_join", "sprout", Hue::moss};
    case Cause::dragging:
        return {"queue.dragging", "clock", Hue::plain};
    case Cause::on_their_own:
        return {"queue.on_their_own", "user", Hue::moss};
    case Cause::call_later:
        return {"queue.call_later", "phone", Hue::plain};
    }
    throw Mistake("every cause has its look");
}

/// What the drawing of a row needs around it.
struct Around {
    const Visit& visit;
    const Place& place;
    const kinds::KindTree& tree;
    Show show;
    bool may_act;
};

std::string first_line(const std::string& text) {
    return text.substr(0, text.find('\n'));
}

std::string title_of(const Around& around, const Row& row) {
    const std::string words = row.words.empty() ? row.name : first_line(row.words);
    if (!row.kind)
        return words;
    return around.visit.say(
        "queue.kind_and_words",
        {{"kind", around.tree.name(*row.kind, around.visit.language())}, {"words", words}});
}

std::string path_of(const Around& around, const Row& row) {
    switch (row.subject.sort) {
    case Sort::post:
        return "/posts/" + PostId(row.subject.id).text();
    case Sort::applicant:
        return "/c/" + around.place.community.slug + "/applications";
    case Sort::intake:
        return "/c/" + around.place.community.slug + "/intakes/" + IntakeId(row.subject.id).text();
    case Sort::neighbour:
        return around.place.path() + "/calls/" + row.person.text();
    }
    throw Mistake("every sort of row leads somewhere");
}

std::string whose(const Around& around, const Row& row) {
    if (row.subject.sort == Sort::applicant || row.subject.sort == Sort::neighbour)
        return row.name;
    return around.visit.say(row.side == gifts::Side::ask ? SentenceKey("queue.somebody_asks")
                                                         : SentenceKey("queue.somebody_offers"),
                            {{"name", row.name}});
}

/// Where to reach them, and when they are to be called again.
Html reach_of(const Around& around, const Row& row) {
    if (!row.reach)
        return {};
    const Visit& visit = around.visit;
    return all(" · ", neighbours::contact_line(row.reach->contact),
               when(row.concern.cause == Cause::call_later, [&] {
                   return all(" · ",
                              visit.say("queue.call_again",
                                        {{"when", visit.speech().date_and_time(*row.reach->call_at)}}));
               }));
}

std::string how_long(const Around& around, const Row& row) {
    return row.concern.cause == Cause::call_later ? std::string()
                                                  : ", " + since_words(around.visit, row.concern.since);
}

Html detail_of(const Around& around, const Row& row) {
    const Visit& visit = around.visit;
    return all(
        whose(around, row), how_long(around, row), reach_of(around, row), when(row.asked_at.has_value(), [&] {
            return all(" · ", visit.say("queue.was_asked", {{"when", since_words(visit, *row.asked_at)}}));
        }));
}

Html holder_of(const Around& around, const Row& row) {
    if (!row.holder)
        return {};
    const Visit& visit = around.visit;
    const bool is_mine = row.holder->person == around.place.person;
    const std::string who = is_mine ? visit.say("queue.you_have_it")
                                    : visit.say("queue.they_have_it", {{"name", row.holder->name}});
    return all(" ", tag(who, Hue::moss, Icon("hand-helping")), when(!row.holder->offered_to.empty(), [&] {
                   return all(" ", small(visit.say("queue.offered_to", {{"name", row.holder->offered_to}})));
               }));
}

/// A button that does something to the row.
Html row_button(const Around& around, const Row& row, std::string_view verb, const Button& button) {
    return post_button(
        {.action = around.place.path() + std::string(verb), .guard = around.visit.form_fields()}, button,
        all(hidden_field("about", row.subject.text()), when(around.show != Show::everything, [&] {
                return hidden_field("show", around.show == Show::mine ? "mine" : "untaken");
            })));
}

Html taking_button(const Around& around, const Row& row) {
    const Visit& visit = around.visit;
    if (!row.holder)
        return row_button(around, row, "/take",
                          {.words = visit.say("queue.take"), .weight = Weight::plain, .icon = Icon("hand")});
    if (row.holder->person != around.place.person)
        return {};
    return row_button(around, row, "/give-back",
                      {.words = visit.say("queue.give_back"), .weight = Weight::quiet});
}

bool may_be_asked(const Row& row, Instant now) {
    return !row.asked_at || now - *row.asked_at >= quiet_after_asking;
}

Html way_on(const std::string& path, const Around& around, SentenceKey label, Icon icon) {
    return link_button(path, {.words = around.visit.say(label), .weight = Weight::plain, .icon = icon});
}

/// What settles the row, or brings it nearer.
Html settling_buttons(const Around& around, const Row& row) {
    const Visit& visit = around.visit;
    switch (row.subject.sort) {
    case Sort::post:
        if (row.person == around.place.person || row.reach || !may_be_asked(row, visit.now()))
            return {};
        return row_button(around, row, "/still-needed",
                          {.words = visit.say("queue.ask_poster"),
                           .weight = Weight::plain,
                           .icon = Icon("circle-question-mark")});
    case Sort::applicant:
        return way_on(path_of(around, row), around, "queue.answer_applicant", Icon("message-circle"));
    case Sort::intake:
        return way_on(path_of(around, row), around, "queue.put_on_board", Icon("clipboard-list"));
    case Sort::neighbour:
        if (row.concern.cause != Cause::on_their_own)
            return {};
        return row_button(around, row, "/look-after",
                          {.words = visit.say("queue.look_after", {{"name", row.name}}),
                           .weight = Weight::plain,
                           .icon = Icon("hand-heart")});
    }
    throw Mistake("every sort of row has its buttons");
}

/// Noting a call: folded away until somebody has called.
Html called_part(const Around& around, const Row& row) {
    if (!row.reach)
        return {};
    return disclosure(around.visit.say("queue.called"),
                      call_form(around.visit, around.place, row.person, row.subject.text(), {}, nullptr));
}

Html row_part(const Around& around, const Row& row) {
    const Look look = look_of(row.concern.cause);
    return queue_row({.icon = look.icon,
                      .hue = look.hue,
                      .title = title_of(around, row),
                      .path = path_of(around, row),
                      .detail = detail_of(around, row),
                      .mark = all(tag(around.visit.say(look.words), look.hue), holder_of(around, row)),
                      .actions = when(around.may_act, [&] {
                          return all(taking_button(around, row), settling_buttons(around, row),
                                     called_part(around, row));
                      })});
}

bool is_shown(const Place& place, const Row& row, Show show) {
    switch (show) {
    case Show::everything:
        return true;
    case Show::mine:
        return row.holder && row.holder->person == place.person;
    case Show::untaken:
        return !row.holder;
    }
    throw Mistake("every tab shows something");
}

Html nothing_to_do(const Visit& visit, Show show) {
    if (show == Show::mine)
        return empty_state({.icon = Icon("sun"),
                            .title = visit.say("queue.nothing_mine"),
                            .words = visit.say("queue.nothing_mine_words")});
    return empty_state({.icon = Icon("sun"),
                        .title = visit.say("queue.nothing"),
                        .words = visit.say("queue.nothing_words")});
}

bool rests(const View& view, PersonId person) {
    for (const Rest& each : view.resting)
        if (each.person == person)
            return true;
    return false;
}

}

Html list_part(const Visit& visit, const Place& place, const View& view, Show show) {
    const auto tree =
        visit.read([&](db::Reader& reader) { return kinds::load_tree(reader, place.community.id); });
    const Around around{visit, place, *tree, show, !rests(view, place.person)};
    Html rows;
    for (const Row& row : view.rows)
        if (is_shown(place, row, show))
            rows += row_part(around, row);
    if (rows.empty())
        return nothing_to_do(visit, show);
    return all(html::queue(rows), when(view.is_cut, [&] { return p(visit.say("queue.there_is_more")); }));
}

}
