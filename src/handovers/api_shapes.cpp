#include "handovers/api.hpp"

#include <array>
#include <limits>

namespace plenty::handovers::programs {
namespace {

using api::identity;
using api::moment;
using api::or_null;
using api::text;
using api::yes_or_no;
using vault::State;

constexpr std::int64_t last_number = std::numeric_limits<std::uint32_t>::max();

std::string_view key_of(State state) {
    switch (state) {
    case State::replied:
        return "replied";
    case State::not_this_time:
        return "not_this_time";
    case State::passed_on:
        return "passed_on";
    case State::chosen:
        return "chosen";
    case State::proposed:
        return "proposed";
    case State::agreed:
        return "agreed";
    case State::closing:
        break;
    }
    throw Mistake("the vault shows nobody what it is closing");
}

std::string_view key_of(Answer answer) {
    switch (answer) {
    case Answer::yes:
        return "yes";
    case Answer::not_this_time:
        return "not_this_time";
    case Answer::passed_on:
        return "passed_on";
    }
    throw Mistake("every answer has a key");
}

std::string_view key_of(Party party) {
    return party == Party::poster ? "poster" : "replier";
}

std::string_view key_of(Act act) {
    switch (act) {
    case Act::choose:
    case Act::decline:
    case Act::pass_on:
        return "answer";
    case Act::propose:
        return "meeting";
    case Act::agree:
        return "agreement";
    case Act::write:
        return "messages";
    case Act::cancel:
        return "cancellation";
    case Act::finish:
        return "completion";
    case Act::hear:
        return "hearing";
    }
    throw Mistake("every act has an address");
}

api::Shape<State> state_shape() {
    return api::choice<State>({State::replied, State::not_this_time, State::passed_on, State::chosen,
                               State::proposed, State::agreed},
                              key_of);
}
api::Shape<Party> party_shape() {
    return api::choice<Party>({Party::poster, Party::replier}, key_of);
}
constexpr std::array acts{Act::choose, Act::propose, Act::agree, Act::write,
                          Act::cancel, Act::finish,  Act::hear};

api::Shape<Act> act_shape() {
    return api::choice<Act>({acts.begin(), acts.end()}, key_of);
}
/// What is set aside may be nothing yet.
api::Shape<Quantity> units_shape() {
    return api::quantity(Quantity(0), gifts::largest_quantity);
}

/// What may be done now, by the last word of its address.
std::vector<Act> open_acts(const HandoverTold& told) {
    std::vector<Act> open;
    for (const Act each : acts)
        if (may(each, told.view.terms.state, told.view.me))
            open.push_back(each);
    return open;
}

const api::Shape<gifts::StoredPost>& post_shape() {
    using gifts::StoredPost;
    const auto side = [](const StoredPost& post) {
        return std::string(post.side == gifts::Side::ask ? "ask" : "offer");
    };
    static const auto shape = api::record<StoredPost>("PostOfHandover", "The post that a hand-over is about.")
                                  .tells("id", &StoredPost::id, identity<PostId>())
                                  .tells("side", side, text())
                                  .tells("words", &StoredPost::words, text(gifts::longest_words))
                                  .tells("remaining", &StoredPost::remaining, units_shape())
                                  .shape();
    return shape;
}

const api::Shape<NumberedNote>& meeting_told_shape() {
    static const auto shape =
        api::record<NumberedNote>("ProposedMeeting", "The place and the time that were proposed last.")
            .tells(
                "number", [](const NumberedNote& it) { return std::int64_t{it.number}; },
                api::whole(0, last_number))
            .tells(
                "place", [](const NumberedNote& it) { return it.note.words; }, text(longest_place))
            .tells(
                "at", [](const NumberedNote& it) { return it.note.meeting_at; }, moment())
            .tells(
                "contact", [](const NumberedNote& it) { return it.note.contact; }, text(longest_contact),
                "Empty until both have said yes.")
            .shape();
    return shape;
}

struct Line {
    Note note;
    bool is_mine;
};

const api::Shape<Line>& line_shape() {
    static const auto shape = api::record<Line>("Line", "Something that one of the two wrote.")
                                  .tells("is_mine", &Line::is_mine, yes_or_no())
                                  .tells(
                                      "at", [](const Line& it) { return it.note.at; }, moment())
                                  .tells(
                                      "words", [](const Line& it) { return it.note.words; }, text())
                                  .shape();
    return shape;
}

std::vector<Line> talk(const HandoverTold& told) {
    std::vector<Line> lines;
    for (const NumberedNote& each : told.view.notes)
        if (is_talk(each.note.sort))
            lines.push_back({each.note, each.note.by == told.view.me});
    return lines;
}

struct Draw {
    std::string seed;
    std::string lot;
};

const api::Shape<Draw>& draw_shape() {
    static const auto shape =
        api::record<Draw>("Draw", "How need decided: the lowest lot came first among equals.")
            .tells("seed", &Draw::seed, text(), "Published to everybody who replied.")
            .tells("lot", &Draw::lot, text(), "SHA-256 over the seed, a blank and the id, 16 digits of it.")
            .shape();
    return shape;
}

std::optional<Draw> draw_of(const HandoverTold& told) {
    for (const NumberedNote& each : told.view.notes)
        if (each.note.sort == Sort::draw)
            return Draw{each.note.words, lot(each.note.words, told.view.id)};
    return std::nullopt;
}

std::optional<NumberedNote> meeting_of(const HandoverTold& told) {
    const NumberedNote* const meeting = told.view.meeting();
    return meeting ? std::optional(*meeting) : std::nullopt;
}

void tell_who_and_what(api::Record<HandoverTold>& record) {
    record.tells(
              "id", [](const HandoverTold& it) { return it.view.id; }, identity<MatchId>())
        .tells(
            "me", [](const HandoverTold& it) { return it.view.me; }, party_shape(),
            "Which of the two the caller is.")
        .tells("other", &HandoverTold::other, text(), "The name of the other one.")
        .tells(
            "post", [](const HandoverTold& it) { return it.view.post; }, or_null(post_shape()),
            "Null if its author went.")
        .tells(
            "state", [](const HandoverTold& it) { return it.view.terms.state; }, state_shape())
        .tells("state_words", &HandoverTold::state_words, text(), "The same as a sentence for the caller.")
        .tells("may", open_acts, api::list_of(act_shape()),
               "What may be done now: the last word of its address.")
        .tells(
            "wanted", [](const HandoverTold& it) { return it.view.wanted; }, units_shape())
        .tells("promised", [](const HandoverTold& it) { return it.view.terms.quantity; }, units_shape());
}

void tell_what_is_agreed(api::Record<HandoverTold>& record) {
    record
        .tells(
            "i_said_yes", [](const HandoverTold& it) { return has_said_yes(it.view.terms.yes, it.view.me); },
            yes_or_no(), "To the meeting.")
        .tells(
            "they_said_yes",
            [](const HandoverTold& it) { return has_said_yes(it.view.terms.yes, other_of(it.view.me)); },
            yes_or_no())
        .tells("meeting", meeting_of, or_null(meeting_told_shape()))
        .tells(
            "address", [](const HandoverTold& it) { return it.view.address; }, text(longest_place),
            "The post's exact place. Empty until both have said yes.")
        .tells("talk", talk, api::list_of(line_shape(), vault::Vault::most_messages))
        .tells("draw", draw_of, or_null(draw_shape()), "If need decided.");
}

}

const api::Shape<HandoverTold>& handover_shape() {
    static const auto shape = [] {
        auto record = api::record<HandoverTold>(
            "Handover", "A reply, and what becomes of it, as one of the two sees it.");
        tell_who_and_what(record);
        tell_what_is_agreed(record);
        return record.shape();
    }();
    return shape;
}

const api::Shape<api::Page<HandoverTold>>& handovers_shape() {
    static const auto shape = api::page_of(handover_shape());
    return shape;
}

const api::Shape<Wish>& wish_shape() {
    static const auto shape =
        api::record<Wish>("Reply", "\"I can bring that\", \"I'd be glad of it\".")
            .member("words", &Wish::words, text(longest_reply))
            .option("quantity", &Wish::quantity, api::quantity(Quantity(1), gifts::largest_quantity),
                    "1 if it is left out.")
            .shape();
    return shape;
}

const api::Shape<Answering>& answering_shape() {
    static const auto shape =
        api::record<Answering>("AnswerToReply", "The poster's answer to a reply.")
            .member("answer", &Answering::answer,
                    api::choice<Answer>({Answer::yes, Answer::not_this_time, Answer::passed_on}, key_of))
            .option("quantity", &Answering::quantity, api::quantity(Quantity(1), gifts::largest_quantity),
                    "With a yes: how many units of what was asked for.")
            .shape();
    return shape;
}

const api::Shape<Meeting>& meeting_shape() {
    static const auto shape =
        api::record<Meeting>("Meeting", "A place and a time. Whoever proposes them has said yes to them.")
            .member("place", &Meeting::place, text(longest_place), "Shown at once.")
            .member("at", &Meeting::at, moment(), "At most a year ahead.")
            .option("contact", &Meeting::contact, text(longest_contact), "Shown when both have said yes.")
            .shape();
    return shape;
}

const api::Shape<Agreeing>& agreeing_shape() {
    static const auto shape =
        api::record<Agreeing>("Agreeing", "A yes to a meeting.")
            .member("meeting", &Agreeing::meeting, api::whole(0, last_number),
                    "Its number: 412 if another was proposed meanwhile.")
            .option("contact", &Agreeing::contact, text(longest_contact), "Shown when both have said yes.")
            .shape();
    return shape;
}

const api::Shape<Saying>& saying_shape() {
    static const auto shape = api::record<Saying>("Message", "A message to the other one.")
                                  .member("words", &Saying::words, text(longest_message))
                                  .shape();
    return shape;
}

const api::Shape<api::Page<WeekTold>>& weeks_shape() {
    static const auto week =
        api::record<WeekTold>("Week", "About how much of a kind was handed over in a week, blurred.")
            .tells(
                "week", [](const WeekTold& it) { return it.week.week; }, moment(), "Its Monday.")
            .tells(
                "kind", [](const WeekTold& it) { return it.week.kind; }, identity<kinds::KindId>())
            .tells("name", &WeekTold::kind, text(), "Of the kind, in the language of the caller.")
            .tells(
                "about", [](const WeekTold& it) { return std::int64_t{it.week.about}; },
                api::whole(0, std::numeric_limits<std::int32_t>::max()), "A multiple of five.")
            .shape();
    static const auto shape = api::page_of(week);
    return shape;
}

}
