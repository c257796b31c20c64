#include "handovers/pages.hpp"
#include "people/people.hpp"

namespace plenty::handovers {
namespace {

using namespace html;
using vault::State;
using web::Notes;
using web::Visit;

Result<View> view_before(const Visit& visit, const Handovers& with) {
    const PersonId person = TRY(visit.somebody());
    const auto id = TRY(visit.id<MatchId>(0));
    return visit.read(
        [&](db::Reader& reader) { return look_at(reader, with.vault, with.posting, person, id); });
}

std::string typed_before(const Visit& visit, std::string_view field) {
    return std::string(visit.form().get(field));
}

Html meeting_facts(const Visit& visit, const View& view) {
    const NumberedNote* const meeting = view.meeting();
    if (!meeting)
        return {};
    std::vector<Fact> facts{
        {.icon = Icon("calendar"),
         .label = visit.say("handovers.when"),
         .value = all(visit.speech().date_and_time(meeting->note.meeting_at))},
        {.icon = Icon("map-pin"), .label = visit.say("handovers.where"), .value = words(meeting->note.words)}};
    if (!view.address.empty())
        facts.push_back(
            {.icon = Icon("house"), .label = visit.say("gifts.exact_place"), .value = words(view.address)});
    if (!meeting->note.contact.empty())
        facts.push_back({.icon = Icon("phone"),
                         .label = visit.say("handovers.contact"),
                         .value = words(meeting->note.contact)});
    return fact_list(facts);
}

Html agree_form(const Visit& visit, const View& view, const Notes& notes) {
    const NumberedNote* const meeting = view.meeting();
    if (!meeting || !may(Act::agree, view.terms.state, view.me))
        return {};
    if (has_said_yes(view.terms.yes, view.me))
        return p(visit.say("handovers.waits_for_yes"));
    return post_form({.action = path_of(view.id) + "/agree", .guard = visit.form_fields()},
                     hidden_field("meeting", std::to_string(meeting->number)),
                     text_area({.name = "contact",
                                .label = visit.say("handovers.your_contact"),
                                .hint = visit.say("handovers.your_contact_hint"),
                                .error = notes.of("contact"),
                                .id = "contact-with-yes",
                                .longest = longest_contact},
                               2),
                     submit_button({.words = visit.say("handovers.agree"), .icon = Icon("handshake")}));
}

Html meeting_form(const Visit& visit, const View& view, const Notes& notes) {
    return post_form(
        {.action = path_of(view.id) + "/meeting", .guard = visit.form_fields()},
        text_area({.name = "place",
                   .label = visit.say("handovers.where"),
                   .hint = visit.say("handovers.where_hint"),
                   .value = typed_before(visit, "place"),
                   .error = notes.of("place"),
                   .required = true,
                   .longest = longest_place},
                  2),
        date_time_field({.name = "at",
                         .label = visit.say("handovers.when"),
                         .value = typed_before(visit, "at"),
                         .error = notes.of("at"),
                         .required = true}),
        text_area({.name = "contact",
                   .label = visit.say("handovers.your_contact"),
                   .hint = visit.say("handovers.your_contact_hint"),
                   .value = typed_before(visit, "contact"),
                   .error = notes.of("contact"),
                   .longest = longest_contact},
                  2),
        submit_button(
            {.words = visit.say("handovers.propose"), .weight = Weight::plain, .icon = Icon("calendar")}));
}

/// Open where a proposal is what comes next; else folded away.
Html proposing(const Visit& visit, const View& view, const Notes& notes) {
    if (!may(Act::propose, view.terms.state, view.me))
        return {};
    if (view.terms.state == State::chosen || notes.status() != 200)
        return section(h2(visit.say("handovers.propose_title")), meeting_form(visit, view, notes));
    return disclosure(visit.say("handovers.propose_anew"), meeting_form(visit, view, notes));
}

std::string writer(const Visit& visit, const View& view, Party by) {
    return by == view.me ? visit.say("handovers.you") : name_of(visit, view.other);
}

Html note_item(const Visit& visit, const View& view, const Note& note) {
    return li(p(strong(writer(visit, view, note.by)), " ", small(visit.speech().relative(note.at))),
              words(note.words));
}

Html talk(const Visit& visit, const View& view) {
    return ol(cls("talk"), each(view.notes, [&](const NumberedNote& each) {
                  return when(is_talk(each.note.sort), [&] { return note_item(visit, view, each.note); });
              }));
}

Html message_form(const Visit& visit, const View& view, const Notes& notes) {
    return when(may(Act::write, view.terms.state, view.me), [&] {
        return post_form(
            {.action = path_of(view.id) + "/messages", .guard = visit.form_fields()},
            text_area({.name = "words",
                       .label = visit.say("handovers.message"),
                       .value = typed_before(visit, "words"),
                       .error = notes.of("words"),
                       .required = true,
                       .longest = longest_message},
                      3),
            submit_button(
                {.words = visit.say("handovers.send_message"), .weight = Weight::plain, .icon = Icon("send")}));
    });
}

/// "2 loaves"
std::string amount(const Visit& visit, const View& view) {
    const Quantity quantity = is_promised(view.terms.state) ? view.terms.quantity : view.wanted;
    const auto tree = kinds::KindTree::built_in();
    const kinds::Unit unit = view.post ? tree->kind(view.post->kind).unit : kinds::Unit::piece;
    return visit.speech().amount(quantity, kinds::unit_sentence(unit));
}

/// The seed by which need decided, and this reply's own lot.
Html draw_words(const Visit& visit, const View& view) {
    return each(view.notes, [&](const NumberedNote& each) {
        return when(each.note.sort == Sort::draw, [&] {
            return disclosure(visit.say("handovers.how_decided"), p(visit.say("handovers.draw_explained")),
                              p(visit.say("handovers.draw_seed", {{"seed", each.note.words}})),
                              p(visit.say("handovers.draw_lot", {{"reply", view.id.text()},
                                                                 {"lot", lot(each.note.words, view.id)}})));
        });
    });
}

Html act_button(const Visit& visit, const View& view, Act act, std::string_view verb,
                const Button& words_on_it) {
    return when(may(act, view.terms.state, view.me), [&] {
        return post_button({.action = path_of(view.id) + std::string(verb), .guard = visit.form_fields()},
                           words_on_it);
    });
}

Html endings(const Visit& visit, const View& view) {
    return button_row(act_button(visit, view, Act::finish, "/done",
                                 {.words = visit.say("handovers.done"),
                                  .icon = Icon("circle-check"),
                                  .confirm = visit.say("handovers.done_sure")}),
                      act_button(visit, view, Act::hear, "/heard",
                                 {.words = visit.say("handovers.heard"), .icon = Icon("check")}),
                      act_button(visit, view, Act::cancel, "/cancel",
                                 {.words = visit.say("handovers.cancel"),
                                  .weight = Weight::quiet,
                                  .confirm = visit.say("handovers.cancel_sure")}));
}

http::Response handover_page(const Visit& visit, const View& view, const Refusal* refusal) {
    const Notes notes(visit, refusal);
    const std::string title = title_of(visit, view);
    Html body = all(page_title({.words = title, .lead = visit.say(state_sentence(view))}), notes.summary());
    if (view.post)
        body += words(view.post->words);
    body += all(meeting_facts(visit, view), agree_form(visit, view, notes), proposing(visit, view, notes));
    if (may(Act::choose, view.terms.state, view.me))
        body += p(link_button(path_of(view.post ? view.post->id : PostId()) + "/replies",
                              {.words = visit.say("handovers.answer_replies")}));
    body += section(h2(visit.say("handovers.between_you")), p(visit.say("handovers.sealed")),
                    talk(visit, view), message_form(visit, view, notes));
    body += all(draw_words(visit, view), endings(visit, view));
    return visit.show({title, std::move(body), notes.status()});
}

/// One action on the match in the address. A form that cannot be taken is shown again with what was typed.
template <class Action>
Result<http::Response> change(Visit& visit, const Handovers& with, SentenceKey done, Action action) {
    const View view = TRY(view_before(visit, with));
    const PersonId person = TRY(visit.somebody());
    const auto changed =
        visit.write([&](db::Transaction& tx) -> Outcome { return action(tx, person, view.id); });
    if (!changed.ok() && !changed.refusal().field.empty())
        return handover_page(visit, view, &changed.refusal());
    if (!changed.ok())
        return changed.refusal();
    return with.vault.find(view.id) ? visit.go_to(path_of(view.id), done) : visit.go_to("/handovers", done);
}

Result<Meeting> typed_meeting(const Visit& visit) {
    const auto local = locale::parse_local_time(visit.form().get("at"));
    if (!local)
        return Refusal{Why::invalid, {"handovers.when_ahead"}, "at"};
    return Meeting{typed_before(visit, "place"), locale::instant_of(visit.surroundings().time_zone, *local),
                   typed_before(visit, "contact")};
}

}

std::string path_of(MatchId match) {
    return "/handovers/" + match.text();
}

std::string path_of(PostId post) {
    return "/posts/" + post.text();
}

std::string name_of(const Visit& visit, PersonId person) {
    const std::string name =
        visit.read([&](db::Reader& reader) { return people::name_for(reader, false, person); });
    return name.empty() ? visit.say("handovers.somebody") : name;
}

std::string title_of(const Visit& visit, const View& view) {
    return visit.say("handovers.with", {{"name", name_of(visit, view.other)}});
}

Html view_card(const Visit& visit, const View& view) {
    return card(Hue::marigold,
                card_head({.icon = Icon("handshake"),
                           .over = view.post ? view.post->words.substr(0, view.post->words.find('\n')) : "",
                           .title = name_of(visit, view.other),
                           .path = path_of(view.id),
                           .mark = tag(amount(visit, view))}),
                words(view.reply_words()), p(visit.say(state_sentence(view))));
}

Result<http::Response> show_handovers(Visit& visit, const Handovers& with) {
    const PersonId person = TRY(visit.somebody());
    const auto views =
        visit.read([&](db::Reader& reader) { return list_mine(reader, with.vault, with.posting, person); });
    Html body = page_title({.words = visit.say("handovers.mine"), .lead = visit.say("handovers.mine_lead")});
    if (views.empty())
        body += empty_state({.icon = Icon("handshake"),
                             .title = visit.say("handovers.none"),
                             .words = visit.say("handovers.none_yet")});
    body += stack(each(views, [&](const View& view) { return view_card(visit, view); }));
    return visit.show({visit.say("handovers.mine"), std::move(body)});
}

Result<http::Response> show_handover(Visit& visit, const Handovers& with) {
    return handover_page(visit, TRY(view_before(visit, with)), nullptr);
}

Result<http::Response> create_meeting(Visit& visit, const Handovers& with) {
    return change(visit, with, "handovers.proposed",
                  [&](db::Transaction& tx, PersonId person, MatchId match) -> Outcome {
                      return propose_meeting(tx, with.vault, with.posting.randomness, person, match,
                                             TRY(typed_meeting(visit)));
                  });
}

Result<http::Response> create_yes(Visit& visit, const Handovers& with) {
    return change(visit, with, "handovers.said_yes",
                  [&](db::Transaction& tx, PersonId person, MatchId match) -> Outcome {
                      const auto meeting = static_cast<std::uint32_t>(TRY(typed_number(visit, "meeting")));
                      return agree_to_meeting(tx, with.vault, with.posting.randomness, person, match, meeting,
                                              visit.form().get("contact"));
                  });
}

Result<http::Response> create_message(Visit& visit, const Handovers& with) {
    return change(visit, with, "handovers.sent", [&](db::Transaction& tx, PersonId person, MatchId match) {
        return write_message(tx, with.vault, with.posting.randomness, person, match,
                             visit.form().get("words"));
    });
}

Result<http::Response> create_cancellation(Visit& visit, const Handovers& with) {
    return change(visit, with, "handovers.cancelled",
                  [&](db::Transaction& tx, PersonId person, MatchId match) {
                      return cancel(tx, with.vault, person, match);
                  });
}

Result<http::Response> create_completion(Visit& visit, const Handovers& with) {
    return change(visit, with, "handovers.was_done",
                  [&](db::Transaction& tx, PersonId person, MatchId match) {
                      return finish(tx, with.vault, person, match);
                  });
}

Result<http::Response> create_hearing(Visit& visit, const Handovers& with) {
    return change(visit, with, "handovers.was_heard",
                  [&](db::Transaction& tx, PersonId person, MatchId match) {
                      return hear_answer(tx, with.vault, person, match);
                  });
}

}
