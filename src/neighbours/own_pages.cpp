#include "neighbours/look.hpp"
#include "neighbours/pages.hpp"

namespace plenty::neighbours {
namespace {

using namespace html;
using web::Notes;
using web::Visit;

/// Everything on a neighbour's own page.
struct FullView : OwnView {
    std::vector<gifts::StoredPost> posts;
    std::vector<handovers::View> matches;
};

Result<FullView> look(const db::Reader& reader, const Neighbouring& with, PersonId person) {
    return FullView{TRY(look_at_oneself(reader, with.sealing, person)), gifts::list_own_posts(reader, person),
                    handovers::list_mine(reader, with.vault, with.posting, person)};
}

Icon icon_of(gifts::Side side) {
    return side == gifts::Side::ask ? Icon("hand") : Icon("gift");
}

Html intake_row(const Visit& visit, const OwnIntake& intake) {
    const SentenceKey button =
        intake.answer ? SentenceKey("communities.answer_read") : SentenceKey("neighbours.take_back");
    return queue_row(
        {.icon = icon_of(intake.side),
         .title = first_line(intake.words),
         .detail = intake.answer ? words(*intake.answer) : all(visit.say("neighbours.waits_for_member")),
         .actions = post_button(
             {.action = "/neighbour/intakes/" + intake.id.text() + "/away", .guard = visit.form_fields()},
             {.words = visit.say(button), .weight = Weight::quiet})});
}

std::int64_t replies_to(const FullView& view, PostId post) {
    return std::ranges::count_if(view.matches, [&](const handovers::View& match) {
        return match.me == handovers::Party::poster && match.post && match.post->id == post &&
               match.terms.state == vault::State::replied;
    });
}

Html post_row(const Visit& visit, const FullView& view, const gifts::StoredPost& post) {
    const std::int64_t replies = replies_to(view, post.id);
    const std::string path = "/posts/" + post.id.text();
    return queue_row({.icon = icon_of(post.side),
                      .hue = post.side == gifts::Side::ask ? Hue::clay : Hue::moss,
                      .title = first_line(post.words),
                      .path = replies > 0 ? path + "/replies" : path,
                      .detail = all(visit.say("neighbours.on_board")),
                      .mark = when(replies > 0, [&] {
                          return tag(visit.say_count("neighbours.replies_wait", replies), Hue::marigold);
                      })});
}

bool is_on_its_way(const handovers::View& match) {
    return match.me == handovers::Party::replier || match.terms.state != vault::State::replied;
}

Html match_row(const Visit& visit, const handovers::View& match) {
    const std::string name =
        visit.read([&](db::Reader& reader) { return people::name_for(reader, false, match.other); });
    return queue_row({.icon = Icon("handshake"),
                      .hue = Hue::marigold,
                      .title = visit.say("handovers.with", {{"name", name}}),
                      .path = "/handovers/" + match.id.text(),
                      .detail = all(match.post ? first_line(match.post->words) : std::string())});
}

Html what_there_is(const Visit& visit, const FullView& view) {
    Html rows;
    for (const handovers::View& match : view.matches)
        if (is_on_its_way(match))
            rows += match_row(visit, match);
    rows += each(view.posts, [&](const auto& post) { return post_row(visit, view, post); });
    rows += each(view.intakes, [&](const auto& intake) { return intake_row(visit, intake); });
    return rows.empty() ? p(visit.say("neighbours.nothing_here")) : queue(rows);
}

Html another_form(const Visit& visit, const Notes& notes) {
    return section(
        h2(visit.say("neighbours.another")),
        post_form({.action = "/neighbour/intakes", .guard = visit.form_fields()}, notes.summary(),
                  side_field(visit, visit.form().get("side")),
                  text_area({.name = "words",
                             .label = visit.say("neighbours.intake_words"),
                             .hint = visit.say("neighbours.intake_words_hint"),
                             .value = typed(visit, "words"),
                             .error = notes.of("words"),
                             .required = true,
                             .longest = static_cast<unsigned>(gifts::longest_words)},
                            3),
                  submit_button({.words = visit.say("neighbours.send"), .weight = Weight::plain})));
}

/// What is for the neighbour alone, and not for a member who acts for them.
Html their_own(const Visit& visit, const FullView& view) {
    if (!visit.is_by_key())
        return {};
    return section(
        h2(visit.say("neighbours.yours")),
        when(view.neighbour.key_until.has_value(),
             [&] {
                 return p(visit.say("neighbours.key_until",
                                    {{"day", visit.speech().date(*view.neighbour.key_until)}}));
             }),
        ul(cls("stack"), li(a(href("/neighbour/account"), visit.say("neighbours.want_account"))),
           li(a(href("/me/copy"), visit.say("people.copy"))),
           li(a(href("/neighbour/forget"), visit.say("neighbours.forget_me")))),
        post_button(
            {.action = "/sign-out", .guard = visit.form_fields()},
            {.words = visit.say("neighbours.close_page"), .weight = Weight::plain, .icon = Icon("log-out")}));
}

http::Response own_page(const Visit& visit, const FullView& view, const Refusal* refusal) {
    const Notes notes(visit, refusal);
    const std::string lead = view.keeper.empty()
                                 ? visit.say("neighbours.nobody_in_particular")
                                 : visit.say("neighbours.looks_after_you", {{"name", view.keeper}});
    Html body = all(
        page_title({.words = visit.say("neighbours.hello", {{"name", view.neighbour.name}}),
                    .lead = lead,
                    .before = view.community.name}),
        what_there_is(visit, view),
        button_row(link_button("/c/" + view.community.slug + "/board",
                               {.words = visit.say("communities.to_public_board"), .weight = Weight::plain})),
        another_form(visit, notes), their_own(visit, view));
    return visit.show({visit.say("neighbours.own_page"), std::move(body), notes.status()});
}

}

Result<http::Response> show_own_page(Visit& visit, const Neighbouring& with) {
    const PersonId person = TRY(visit.somebody());
    const auto view = visit.read([&](db::Reader& reader) { return look(reader, with, person); });
    if (!view.ok())
        return visit.go_to("/me"); // somebody with an account has another page
    return own_page(visit, *view, nullptr);
}

Result<http::Response> create_own_intake(Visit& visit, const Neighbouring& with) {
    const PersonId person = TRY(visit.somebody());
    const auto sent = visit.write([&](db::Transaction& tx) {
        return add_intake(tx, visit.randomness(), person, typed_side(visit), visit.form().get("words"));
    });
    if (!sent.ok() && web::is_for_the_form(sent.refusal()))
        return own_page(visit,
                        TRY(visit.read([&](db::Reader& reader) { return look(reader, with, person); })),
                        &sent.refusal());
    TRY(sent);
    return visit.go_to("/neighbour", "neighbours.sent");
}

Result<http::Response> delete_own_intake(Visit& visit) {
    const PersonId person = TRY(visit.somebody());
    const auto intake = TRY(visit.id<IntakeId>(0));
    TRY(visit.write([&](db::Transaction& tx) { return put_intake_away(tx, person, intake); }));
    return visit.go_to("/neighbour", "neighbours.put_away");
}

}
