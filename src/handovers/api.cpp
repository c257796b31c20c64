#include "handovers/api.hpp"

#include "handovers/routes.hpp"
#include "people/people.hpp"

namespace plenty::handovers::programs {
namespace {

using api::Call;

std::string path_of(MatchId match) {
    return std::string(api::root) + "/handovers/" + match.text();
}

HandoverTold told_of(const db::Reader& reader, const Call& call, View view) {
    std::string name = people::name_for(reader, false, view.other);
    if (name.empty())
        name = call.say({"handovers.somebody"});
    std::string words = call.say({state_sentence(view)});
    return {std::move(view), std::move(name), std::move(words)};
}

api::Page<HandoverTold> told_of(const db::Reader& reader, const Call& call, const api::Page<View>& page) {
    api::Page<HandoverTold> told{{}, page.next};
    for (const View& each : page.items)
        told.items.push_back(told_of(reader, call, each));
    return told;
}

std::string id_text_of(const View& view) {
    return view.id.text();
}

Result<api::Answer> answer_with(const Call& call, const Handovers& with, MatchId id) {
    const PersonId person = TRY(call.somebody());
    return call.read([&](db::Reader& reader) -> Result<api::Answer> {
        View view = TRY(look_at(reader, with.vault, with.posting, person, id));
        return ok(handover_shape(), told_of(reader, call, std::move(view)), path_of(id));
    });
}

Result<api::Answer> show_handover(Call& call, const Handovers& with) {
    return answer_with(call, with, TRY(call.id<MatchId>(0)));
}

Result<api::Answer> show_handovers(Call& call, const Handovers& with) {
    const PersonId person = TRY(call.somebody());
    const auto asked = TRY(call.query(api::paging()));
    return call.read([&](db::Reader& reader) -> Result<api::Answer> {
        const auto page =
            TRY(api::page_after(list_mine(reader, with.vault, with.posting, person), asked, id_text_of));
        return ok(handovers_shape(), told_of(reader, call, page));
    });
}

Result<api::Answer> show_replies(Call& call, const Handovers& with) {
    const PersonId person = TRY(call.somebody());
    const auto post = TRY(call.id<PostId>(0));
    const auto asked = TRY(call.query(api::paging()));
    return call.read([&](db::Reader& reader) -> Result<api::Answer> {
        auto replies = TRY(list_replies(reader, with.vault, with.posting, person, post));
        return ok(handovers_shape(),
                  told_of(reader, call, TRY(api::page_after(std::move(replies), asked, id_text_of))));
    });
}

Result<api::Answer> create_reply(Call& call, const Handovers& with) {
    const PersonId person = TRY(call.somebody());
    const auto post = TRY(call.id<PostId>(0));
    const Wish wish = TRY(call.body(wish_shape()));
    const MatchId match = TRY(call.write([&](db::Transaction& tx) {
        return reply_to_post(tx, with.vault, with.posting.randomness, person, post, wish);
    }));
    api::Answer answer = TRY(answer_with(call, with, match));
    answer.status = 201;
    return answer;
}

Result<api::Answer> create_decision(Call& call, const Handovers& with) {
    const PersonId person = TRY(call.somebody());
    const auto post = TRY(call.id<PostId>(0));
    TRY(call.write([&](db::Transaction& tx) {
        return let_need_decide(tx, with.vault, with.posting.randomness, person, post);
    }));
    return api::done();
}

/// One act on the match in the address.
template <class Action>
Outcome act(Call& call, Action action) {
    const PersonId person = TRY(call.somebody());
    const auto id = TRY(call.id<MatchId>(0));
    return call.write([&](db::Transaction& tx) -> Outcome { return action(tx, person, id); });
}

/// An act after which the two go on.
template <class Action>
Result<api::Answer> act_on(Call& call, const Handovers& with, Action action) {
    TRY(act(call, action));
    return show_handover(call, with);
}

/// An act after which it may be gone.
template <class Action>
Result<api::Answer> end(Call& call, Action action) {
    TRY(act(call, action));
    return api::done();
}

Result<api::Answer> create_answer(Call& call, const Handovers& with) {
    const Answering wish = TRY(call.body(answering_shape()));
    return act_on(call, with, [&](db::Transaction& tx, PersonId person, MatchId match) {
        return answer_reply(tx, with.vault, person, match, wish.answer, wish.quantity);
    });
}

Result<api::Answer> create_meeting(Call& call, const Handovers& with) {
    const Meeting meeting = TRY(call.body(meeting_shape()));
    return act_on(call, with, [&](db::Transaction& tx, PersonId person, MatchId match) {
        return propose_meeting(tx, with.vault, with.posting.randomness, person, match, meeting);
    });
}

Result<api::Answer> create_yes(Call& call, const Handovers& with) {
    const Agreeing wish = TRY(call.body(agreeing_shape()));
    return act_on(call, with, [&](db::Transaction& tx, PersonId person, MatchId match) {
        return agree_to_meeting(tx, with.vault, with.posting.randomness, person, match,
                                static_cast<std::uint32_t>(wish.meeting), wish.contact);
    });
}

Result<api::Answer> create_message(Call& call, const Handovers& with) {
    const Saying message = TRY(call.body(saying_shape()));
    return act_on(call, with, [&](db::Transaction& tx, PersonId person, MatchId match) {
        return write_message(tx, with.vault, with.posting.randomness, person, match, message.words);
    });
}

Result<api::Answer> create_cancellation(Call& call, const Handovers& with) {
    return end(call, [&](db::Transaction& tx, PersonId person, MatchId match) {
        return cancel(tx, with.vault, person, match);
    });
}

Result<api::Answer> create_completion(Call& call, const Handovers& with) {
    return end(call, [&](db::Transaction& tx, PersonId person, MatchId match) {
        return finish(tx, with.vault, person, match);
    });
}

Result<api::Answer> create_hearing(Call& call, const Handovers& with) {
    return end(call, [&](db::Transaction& tx, PersonId person, MatchId match) {
        return hear_answer(tx, with.vault, person, match);
    });
}

Result<api::Answer> show_weeks(Call& call, const Handovers&) {
    const PersonId person = TRY(call.person());
    const auto asked = TRY(call.query(api::paging()));
    const WeeksView view =
        TRY(call.read([&](db::Reader& reader) { return look_at_weeks(reader, person, call.part(0)); }));
    const auto page = TRY(api::page_after(view.weeks, asked, [](const KindOfWeek& each) {
        return api::moment_text(each.week) + "." + each.kind.text();
    }));
    api::Page<WeekTold> told{{}, page.next};
    for (const KindOfWeek& each : page.items)
        told.items.push_back({each, view.tree->name(each.kind, call.language())});
    return ok(weeks_shape(), told);
}

using Handling = Result<api::Answer> (*)(Call&, const Handovers&);

/// Routes to functions that need to know of the vault.
class Adding {
public:
    Adding(api::Routes& routes, const Handovers& with) : routes_(&routes), with_(&with) {}

    void add(api::Operation operation, Handling handling) {
        routes_->add(std::move(operation),
                     [with = with_, handling](Call& call) { return handling(call, *with); });
    }
    /// An act on a match, after which the two go on.
    void add_act(std::string verb, std::string name, std::string summary, const api::SchemaPtr& body,
                 Handling handling) {
        add({.method = http::Method::post,
             .pattern = "/handovers/{match}/" + verb,
             .name = std::move(name),
             .summary = std::move(summary),
             .whom = api::Whom::somebody,
             .body = body,
             .answers = api::tells(handover_shape(), "The hand-over as it is now.")},
            handling);
    }
    /// One after which it may be gone.
    void add_end(std::string verb, std::string name, std::string summary, Handling handling) {
        add({.method = http::Method::post,
             .pattern = "/handovers/{match}/" + verb,
             .name = std::move(name),
             .summary = std::move(summary),
             .whom = api::Whom::somebody,
             .answers = api::does("Done.")},
            handling);
    }

private:
    api::Routes* routes_;
    const Handovers* with_;
};

void add_replies(Adding& to) {
    to.add({.pattern = "/posts/{post}/replies",
            .name = "list_replies",
            .summary = "The replies under one's own post, the oldest first",
            .whom = api::Whom::somebody,
            .query = api::paging(),
            .answers = api::tells(handovers_shape(), "A page of them.")},
           show_replies);
    to.add({.method = http::Method::post,
            .pattern = "/posts/{post}/replies",
            .name = "reply",
            .summary = "Reply to an ask or an offer",
            .whom = api::Whom::somebody,
            .body = wish_shape(),
            .answers = api::creates(handover_shape(), "The reply.")},
           create_reply);
    to.add({.method = http::Method::post,
            .pattern = "/posts/{post}/replies/need",
            .name = "let_need_decide",
            .summary = "Answer all waiting replies: need first, then the longest waiting, then an open draw",
            .whom = api::Whom::somebody,
            .answers = api::does("Everybody is answered.")},
           create_decision);
}

void add_handovers(Adding& to) {
    to.add({.pattern = "/handovers",
            .name = "list_handovers",
            .summary = "Everything that is on its way to or from the caller; what is over is not there",
            .whom = api::Whom::somebody,
            .query = api::paging(),
            .answers = api::tells(handovers_shape(), "A page of them.")},
           show_handovers);
    to.add({.pattern = "/handovers/{match}",
            .name = "read_handover",
            .summary = "A reply, and what became of it",
            .whom = api::Whom::somebody,
            .answers = api::tells(handover_shape(), "As one of the two sees it.")},
           show_handover);
    to.add_act("answer", "answer_reply", "Answer a reply to one's own post", answering_shape(),
               create_answer);
    to.add_act("meeting", "propose_meeting", "Propose a place and a time, or propose them anew",
               meeting_shape(), create_meeting);
    to.add_act("agreement", "agree_to_meeting", "Say yes to the place and the time", agreeing_shape(),
               create_yes);
    to.add_act("messages", "write_message", "Write to the other one", saying_shape(), create_message);
    to.add_end("cancellation", "cancel_handover", "Take a reply or a promise back", create_cancellation);
    to.add_end("completion", "finish_handover", "It was handed over: what linked the two is destroyed",
               create_completion);
    to.add_end("hearing", "hear_answer", "Put an answer away that one has read", create_hearing);
}

}
}

namespace plenty::handovers {

void add_api(api::Routes& routes, const Handovers& handovers) {
    using namespace programs;
    routes.of("handovers");
    routes.explain_part("match", api::identity<MatchId>());
    Adding to(routes, handovers);
    add_replies(to);
    add_handovers(to);
    to.add(
        {.pattern = "/communities/{community}/weeks",
         .name = "list_weeks",
         .summary = "About how much was handed over, week by week, for members of a community of some size",
         .query = api::paging(),
         .answers = api::tells(weeks_shape(), "A page of them, the latest first.")},
        show_weeks);
}

}
