#include "queue/api.hpp"

namespace plenty::queue::programs {
namespace {

using api::identity;
using api::moment;
using api::or_null;
using api::text;
using api::yes_or_no;

std::string_view key_of(Cause cause) {
    switch (cause) {
    case Cause::urgent:
        return "urgent";
    case Cause::call_due:
        return "call_due";
    case Cause::new_intake:
        return "new_intake";
    case Cause::not_confirmed:
        return "not_confirmed";
    case Cause::choice_waits:
        return "choice_waits";
    case Cause::unanswered:
        return "unanswered";
    case Cause::wants_to_join:
        return "wants_to_join";
    case Cause::dragging:
        return "dragging";
    case Cause::on_their_own:
        return "on_their_own";
    case Cause::call_later:
        return "call_later";
    }
    throw Mistake("every cause has a key");
}

std::string_view key_of(Sort sort) {
    switch (sort) {
    case Sort::post:
        return "post";
    case Sort::intake:
        return "intake";
    case Sort::neighbour:
        return "neighbour";
    case Sort::applicant:
        return "applicant";
    }
    throw Mistake("every sort has a key");
}

std::string_view key_of(Show show) {
    switch (show) {
    case Show::everything:
        return "everything";
    case Show::mine:
        return "mine";
    case Show::untaken:
        return "untaken";
    }
    throw Mistake("every part of the list has a key");
}

std::string_view key_of(CallOutcome outcome) {
    return outcome == CallOutcome::reached ? "reached" : "no_answer";
}

api::Shape<CallOutcome> outcome_shape() {
    return api::choice<CallOutcome>({CallOutcome::reached, CallOutcome::no_answer}, key_of);
}
api::Shape<Cause> cause_shape() {
    return api::choice<Cause>({Cause::urgent, Cause::call_due, Cause::new_intake, Cause::not_confirmed,
                               Cause::choice_waits, Cause::unanswered, Cause::wants_to_join, Cause::dragging,
                               Cause::on_their_own, Cause::call_later},
                              key_of);
}
api::Shape<Sort> sort_shape() {
    return api::choice<Sort>({Sort::post, Sort::intake, Sort::neighbour, Sort::applicant}, key_of);
}

const api::Shape<Holder>& holder_shape() {
    static const auto shape = api::record<Holder>("Holder", "Who has a row now.")
                                  .tells("id", &Holder::person, identity<PersonId>())
                                  .tells("name", &Holder::name, text())
                                  .tells("offered_to", &Holder::offered_to, text(),
                                         "The name of whom they asked to take over; empty for nobody.")
                                  .shape();
    return shape;
}

const api::Shape<Reach>& reach_shape() {
    static const auto shape =
        api::record<Reach>("Reach", "How somebody without an account is reached.")
            .tells("contact", &Reach::contact, text())
            .tells("call_at", &Reach::call_at, or_null(moment()), "When they are to be called.")
            .shape();
    return shape;
}

const api::Shape<Rest>& rest_shape() {
    static const auto shape = api::record<Rest>("Rest", "Somebody who looks after the community and rests.")
                                  .tells("id", &Rest::person, identity<PersonId>())
                                  .tells("name", &Rest::name, text())
                                  .tells("until", &Rest::until, moment())
                                  .shape();
    return shape;
}

const api::Shape<Takeover>& takeover_shape() {
    static const auto shape =
        api::record<Takeover>("Takeover", "All that somebody has taken, offered to somebody else.")
            .tells("holder", &Takeover::holder, identity<PersonId>())
            .tells("holder_name", &Takeover::holder_name, text())
            .tells("successor", &Takeover::successor, identity<PersonId>())
            .tells("successor_name", &Takeover::successor_name, text())
            .tells("offered_at", &Takeover::offered_at, moment())
            .shape();
    return shape;
}

/// Only a post or an intake is an ask or an offer.
std::optional<gifts::Side> side_of(const RowTold& told) {
    const Sort sort = told.row.subject.sort;
    return sort == Sort::post || sort == Sort::intake ? std::optional(told.row.side) : std::nullopt;
}

void tell_why(api::Record<RowTold>& record) {
    record
        .tells(
            "id", [](const RowTold& it) { return it.row.subject.text(); }, text(),
            "The same for as long as the row is there.")
        .tells(
            "about", [](const RowTold& it) { return it.row.subject.sort; }, sort_shape())
        .tells(
            "about_id", [](const RowTold& it) { return id_text(it.row.subject.id); }, text(),
            "The identity of the post, the intake, the neighbour or the applicant.")
        .tells(
            "cause", [](const RowTold& it) { return it.row.concern.cause; }, cause_shape(),
            "Why it needs somebody.")
        .tells(
            "since", [](const RowTold& it) { return it.row.concern.since; }, moment(),
            "Since when; of call_later, when the call is due.");
}

void tell_whose(api::Record<RowTold>& record) {
    record
        .tells(
            "person", [](const RowTold& it) { return it.row.person; }, identity<PersonId>(),
            "Whom it is about: who posted, asked, or wants to join. Never who replied.")
        .tells(
            "name", [](const RowTold& it) { return it.row.name; }, text())
        .tells(
            "words", [](const RowTold& it) { return it.row.words; }, text())
        .tells("side", side_of, or_null(gifts::programs::side_shape()))
        .tells("kind", &RowTold::kind, or_null(gifts::programs::kind_shape()), "Of a post.")
        .tells(
            "asked_at", [](const RowTold& it) { return it.row.asked_at; }, or_null(moment()),
            "When its poster was asked whether it is still needed.")
        .tells(
            "reach", [](const RowTold& it) { return it.row.reach; }, or_null(reach_shape()),
            "Of somebody without an account.")
        .tells(
            "holder", [](const RowTold& it) { return it.row.holder; }, or_null(holder_shape()),
            "Who has taken it now.");
}

}

const api::Shape<QueueAsked>& queue_query() {
    static const auto shape =
        api::paging_record<QueueAsked>("QueueAsked", "What somebody wants to see of a queue.")
            .option("show", &QueueAsked::show,
                    api::choice<Show>({Show::everything, Show::mine, Show::untaken}, key_of),
                    "Everything if it is left out.")
            .shape();
    return shape;
}

const api::Shape<RowTold>& row_shape() {
    static const auto shape = [] {
        auto record = api::record<RowTold>("Row", "Something that needs a person now.");
        tell_why(record);
        tell_whose(record);
        return record.shape();
    }();
    return shape;
}

const api::Shape<QueueTold>& queue_shape() {
    static const auto next = [](const QueueTold& it) {
        return it.rows.next.empty() ? std::nullopt : std::optional(it.rows.next);
    };
    static const auto shape =
        api::record<QueueTold>("Queue", "What needs a person now.")
            .tells(
                "items", [](const QueueTold& it) { return it.rows.items; }, list_of(row_shape()))
            .tells("next", next, or_null(text()),
                   "Ask for the page after this one with it; null on the last.")
            .tells("is_cut", &QueueTold::is_cut, yes_or_no(),
                   "There is more than this list ever holds: settle something first.")
            .tells("resting", &QueueTold::resting, list_of(rest_shape()), "Who rests.")
            .tells("takeovers", &QueueTold::takeovers, list_of(takeover_shape()),
                   "Who has asked somebody to take over, and waits for their answer.")
            .shape();
    return shape;
}

const api::Shape<api::Page<CallTold>>& calls_shape() {
    static const auto item =
        api::record<CallTold>("MadeCall", "A call that was made to somebody without an account.")
            .tells(
                "outcome", [](const CallTold& it) { return it.call.outcome; }, outcome_shape())
            .tells(
                "words", [](const CallTold& it) { return it.call.words; }, text())
            .tells("caller", &CallTold::caller, text(), "Empty for whoever is no member any more.")
            .tells(
                "at", [](const CallTold& it) { return it.call.at; }, moment())
            .shape();
    static const auto shape = api::page_of(item);
    return shape;
}

const api::Shape<NewCall>& new_call_shape() {
    static const auto shape =
        api::record<NewCall>("NewCall", "A call that was made.")
            .member("outcome", &NewCall::outcome, outcome_shape())
            .option("words", &NewCall::words, text(longest_note), "What came of it.")
            .option("again_at", &NewCall::again_at, or_null(moment()),
                    "When to call again; a day later if nobody answered and it is left out.")
            .shape();
    return shape;
}

const api::Shape<Planning>& planning_shape() {
    static const auto shape = api::record<Planning>("Planning", "When somebody is to be called.")
                                  .member("again", &Planning::at, moment())
                                  .shape();
    return shape;
}

const api::Shape<Resting>& resting_shape() {
    static const auto shape = api::record<Resting>("Resting", "Until when one rests.")
                                  .member("until", &Resting::until, moment())
                                  .shape();
    return shape;
}

const api::Shape<Offering>& offering_shape() {
    static const auto shape =
        api::record<Offering>("Offering", "Whom one asks to take over.")
            .member("successor", &Offering::successor, identity<PersonId>(), "A member.")
            .shape();
    return shape;
}

const api::Shape<api::Page<TakeoverOffered>>& takeovers_offered_shape() {
    static const auto item =
        api::record<TakeoverOffered>("TakeoverOffered", "Somebody asks one to take over what they have.")
            .tells("community", &TakeoverOffered::slug, text())
            .tells("community_name", &TakeoverOffered::community_name, text())
            .tells("holder", &TakeoverOffered::holder, identity<PersonId>())
            .tells("holder_name", &TakeoverOffered::holder_name, text())
            .shape();
    static const auto shape = api::page_of(item);
    return shape;
}

const api::Shape<api::Page<Doubt>>& doubts_shape() {
    static const auto item =
        api::record<Doubt>("Question", "Whether a post of one's own is still needed.")
            .tells("post", &Doubt::post, identity<PostId>(), "To be confirmed or withdrawn.")
            .tells("words", &Doubt::words, text())
            .tells("community_name", &Doubt::community_name, text(), "Where they ask.")
            .shape();
    static const auto shape = api::page_of(item);
    return shape;
}

}
