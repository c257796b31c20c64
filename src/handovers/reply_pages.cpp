#include "base/number.hpp"
#include "handovers/pages.hpp"
#include "people/people.hpp"

namespace plenty::handovers {
namespace {

using namespace html;
using vault::State;
using web::Notes;
using web::Visit;

/// The post in the address, if this person may see it; a replier sees it as long as their reply lives.
Result<gifts::StoredPost> post_before(const Visit& visit, const Handovers& with, PersonId person) {
    const auto id = TRY(visit.id<PostId>(0));
    const auto own = find_own_reply(with.vault, person, id);
    const auto match = own ? with.vault.find(*own) : std::nullopt;
    const PersonId seen_as = match ? match->poster : person;
    return visit.read([&](db::Reader& reader) { return gifts::find_visible_post(reader, seen_as, id); });
}

SentenceKey reply_title(gifts::Side side) {
    return side == gifts::Side::ask ? SentenceKey("handovers.i_can") : SentenceKey("handovers.id_be_glad");
}

std::string typed_or(const Visit& visit, std::string_view field, std::string_view otherwise) {
    return std::string(visit.form().find(field).value_or(otherwise));
}

/// Whoever can have one at most is not asked how many.
Html quantity_question(const Visit& visit, const gifts::StoredPost& post, const Notes& notes) {
    const std::string typed = typed_or(visit, "quantity", "1");
    if (post.remaining == Quantity(1) && notes.of("quantity").empty())
        return hidden_field("quantity", typed);
    return number_field({.name = "quantity",
                         .label = visit.say("handovers.how_many"),
                         .hint = visit.say_count("handovers.left", post.remaining.units()),
                         .value = typed,
                         .error = notes.of("quantity"),
                         .required = true});
}

http::Response reply_page(const Visit& visit, const gifts::StoredPost& post, const Refusal* refusal) {
    const Notes notes(visit, refusal);
    const std::string title = visit.say(reply_title(post.side));
    Html body =
        all(page_title({.words = title, .lead = visit.say("handovers.reply_lead")}), html::words(post.words),
            post_form({.action = path_of(post.id) + "/reply", .guard = visit.form_fields()}, notes.summary(),
                      text_area({.name = "words",
                                 .label = visit.say("handovers.your_words"),
                                 .hint = visit.say("handovers.your_words_hint"),
                                 .value = typed_or(visit, "words", ""),
                                 .error = notes.of("words"),
                                 .required = true,
                                 .longest = longest_reply}),
                      quantity_question(visit, post, notes),
                      submit_button({.words = visit.say("handovers.send_reply"), .icon = Icon("send")})));
    return visit.show({title, std::move(body), notes.status()});
}

/// The buttons with which a poster answers one reply.
Html answer_form(const Visit& visit, const View& view) {
    const std::string action = path_of(view.id) + "/answer";
    const std::int64_t most = std::min(view.wanted, view.post ? view.post->remaining : view.wanted).units();
    return post_form({.action = action, .guard = visit.form_fields()},
                     most == 1 ? hidden_field("quantity", "1")
                               : number_field({.name = "quantity",
                                               .label = visit.say("handovers.how_many_for_them"),
                                               .value = std::to_string(most),
                                               .id = "quantity-" + view.id.text()}),
                     button_row(submit_button({.words = visit.say("handovers.yes"),
                                               .icon = Icon("check"),
                                               .name = "answer",
                                               .value = "yes"}),
                                submit_button({.words = visit.say("handovers.not_this_time"),
                                               .weight = Weight::plain,
                                               .name = "answer",
                                               .value = "not_this_time"}),
                                submit_button({.words = visit.say("handovers.pass_on"),
                                               .weight = Weight::quiet,
                                               .name = "answer",
                                               .value = "passed_on"})));
}

Html reply_card(const Visit& visit, const View& view) {
    return all(view_card(visit, view),
               when(may(Act::choose, view.terms.state, view.me), [&] { return answer_form(visit, view); }));
}

Html need_button(const Visit& visit, PostId post) {
    return all(p(visit.say("handovers.need_lead")),
               post_button({.action = path_of(post) + "/replies/need", .guard = visit.form_fields()},
                           {.words = visit.say("gifts.choosing_need"),
                            .weight = Weight::plain,
                            .icon = Icon("scale"),
                            .confirm = visit.say("handovers.let_need_decide_sure")}));
}

bool anybody_waits(const std::vector<View>& views) {
    return std::ranges::any_of(views, [](const View& view) { return view.terms.state == State::replied; });
}

}

Result<http::Response> show_replies(Visit& visit, const Handovers& with) {
    const PersonId person = TRY(visit.somebody());
    const auto post = TRY(visit.id<PostId>(0));
    const auto views = TRY(visit.read(
        [&](db::Reader& reader) { return list_replies(reader, with.vault, with.posting, person, post); }));
    Html body =
        page_title({.words = visit.say("handovers.replies"), .lead = visit.say("handovers.replies_lead")});
    if (views.empty())
        body += empty_state({.icon = Icon("inbox"),
                             .title = visit.say("handovers.no_replies"),
                             .words = visit.say("handovers.no_replies_yet")});
    body += stack(each(views, [&](const View& view) { return reply_card(visit, view); }));
    body += when(anybody_waits(views), [&] { return need_button(visit, post); });
    body += p(a(href(path_of(post)), visit.say("handovers.to_post")));
    return visit.show({visit.say("handovers.replies"), std::move(body)});
}

Result<http::Response> create_decision(Visit& visit, const Handovers& with) {
    const PersonId person = TRY(visit.somebody());
    const auto post = TRY(visit.id<PostId>(0));
    TRY(visit.write([&](db::Transaction& tx) {
        return let_need_decide(tx, with.vault, with.posting.randomness, person, post);
    }));
    return visit.go_to(path_of(post) + "/replies", "handovers.need_decided");
}

Result<http::Response> show_reply(Visit& visit, const Handovers& with) {
    const PersonId person = TRY(visit.somebody());
    const gifts::StoredPost post = TRY(post_before(visit, with, person));
    if (const auto own = find_own_reply(with.vault, person, post.id))
        return visit.go_to(path_of(*own));
    if (post.author == person)
        return visit.go_to(path_of(post.id) + "/replies");
    return reply_page(visit, post, nullptr);
}

Result<http::Response> create_reply(Visit& visit, const Handovers& with) {
    const PersonId person = TRY(visit.somebody());
    const gifts::StoredPost post = TRY(post_before(visit, with, person));
    const auto replied = visit.write([&](db::Transaction& tx) -> Result<MatchId> {
        const Quantity quantity(TRY(typed_number(visit, "quantity")));
        return reply_to_post(tx, with.vault, with.posting.randomness, person, post.id,
                             {quantity, std::string(visit.form().get("words"))});
    });
    if (replied.ok())
        return visit.go_to(path_of(*replied), "handovers.replied");
    if (replied.refusal().field.empty())
        return replied.refusal();
    return reply_page(visit, post, &replied.refusal());
}

Result<http::Response> create_answer(Visit& visit, const Handovers& with) {
    const PersonId person = TRY(visit.somebody());
    const auto id = TRY(visit.id<MatchId>(0));
    const std::string_view said = visit.form().get("answer");
    const Answer answer = said == "yes"         ? Answer::yes
                          : said == "passed_on" ? Answer::passed_on
                                                : Answer::not_this_time;
    TRY(visit.write([&](db::Transaction& tx) -> Outcome {
        const Quantity quantity(answer == Answer::yes ? TRY(typed_number(visit, "quantity")) : 0);
        return answer_reply(tx, with.vault, person, id, answer, quantity);
    }));
    const auto match = with.vault.find(id);
    const bool others_may_wait = match && answer != Answer::yes;
    return visit.go_to(others_may_wait ? path_of(match->post) + "/replies" : path_of(id),
                       "handovers.answered");
}

Result<std::int64_t> typed_number(const Visit& visit, std::string_view field) {
    if (const auto number = parse_number<std::int64_t>(visit.form().get(field)))
        return *number;
    return Refusal{Why::invalid, {"gifts.not_a_number"}, std::string(field)};
}

}
