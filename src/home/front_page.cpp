#include "communities/communities.hpp"
#include "home/home.hpp"
#include "platform/html/components.hpp"
#include "platform/html/form.hpp"

namespace plenty::home {
namespace {

using namespace html;
using web::Visit;

Html language_form(const Visit& visit) {
    return post_form({.action = "/language", .guard = visit.form_fields()},
                     button_row(each(locale::Language::all(), [](locale::Language language) {
                         return submit_button({.words = std::string(language.own_name()),
                                               .weight = Weight::quiet,
                                               .name = "language",
                                               .value = std::string(language.tag())});
                     })));
}

Html for_strangers(const Visit& visit) {
    return all(page_title({.words = visit.say("home.welcome"), .lead = visit.say("home.description")}),
               button_row(link_button("/join", {.words = visit.say("people.join"), .icon = Icon("sprout")}),
                          link_button("/communities",
                                      {.words = visit.say("home.look_around"), .weight = Weight::plain})),
               stack(words(visit.say("home.how_ask")), words(visit.say("home.how_offer")),
                     words(visit.say("home.how_nothing_owed"))),
               language_form(visit));
}

/// How it stands with the common work of a community, as far as it concerns the viewer.
enum class Work { none, done, waiting, resting };

struct Belonging {
    communities::Membership membership;
    Work work = Work::none;
};

struct FrontView {
    std::vector<Belonging> belongings;
    std::vector<queue::Doubt> doubts;
    std::vector<queue::TakeoverOffered> takeovers;
};

Work work_of(const db::Reader& reader, const queue::Sources& sources, PersonId viewer,
             CommunityId community) {
    if (queue::is_everybody_resting(reader, community))
        return Work::resting;
    if (!queue::may_see(reader, viewer, community).ok())
        return Work::none;
    return queue::somebody_is_needed(reader, sources, viewer, community) ? Work::waiting : Work::done;
}

FrontView look(const db::Reader& reader, const queue::Sources& sources, PersonId viewer) {
    FrontView view{{}, queue::list_doubts(reader, viewer), queue::list_takeovers_offered(reader, viewer)};
    for (communities::Membership& each : communities::list_memberships(reader, viewer)) {
        const Work work = work_of(reader, sources, viewer, each.community);
        view.belongings.push_back({std::move(each), work});
    }
    return view;
}

Html mark_of(const Visit& visit, Work work) {
    switch (work) {
    case Work::none:
    case Work::done:
        return {};
    case Work::waiting:
        return tag(visit.say("home.something_waits"), Hue::marigold, Icon("hourglass"));
    case Work::resting:
        return tag(visit.say("home.all_rest"), Hue::dusk, Icon("moon"));
    }
    throw Mistake("every sort of work has its mark");
}

/// The way to the queue for those who look after the community, and to the task for others while all those
/// rest.
Html way_to_work(const Visit& visit, const std::string& path, Work work) {
    switch (work) {
    case Work::none:
        return {};
    case Work::done:
    case Work::waiting:
        return link_button(
            path + "/queue",
            {.words = visit.say("queue.title"), .weight = Weight::plain, .icon = Icon("inbox")});
    case Work::resting:
        return link_button(
            path + "/stewards",
            {.words = visit.say("home.look_after_it"), .weight = Weight::plain, .icon = Icon("hand-heart")});
    }
    throw Mistake("every sort of work has its way");
}

Html doubt_card(const Visit& visit, const queue::Doubt& doubt) {
    const std::string path = "/posts/" + doubt.post.text();
    const auto button = [&](std::string_view verb, SentenceKey words_on_it, Weight weight) {
        return post_button({.action = path + std::string(verb), .guard = visit.form_fields()},
                           {.words = visit.say(words_on_it), .weight = weight});
    };
    return card(Hue::clay,
                card_head({.icon = Icon("circle-question-mark"),
                           .over = visit.say("home.they_ask", {{"community", doubt.community_name}}),
                           .title = visit.say("home.is_it_needed"),
                           .path = path}),
                words(doubt.words),
                card_foot(button_row(button("/confirm", "gifts.still_stands", Weight::plain),
                                     button("/withdraw", "gifts.withdraw", Weight::quiet))));
}

Html takeover_card(const Visit& visit, const queue::TakeoverOffered& offered) {
    const std::string path = "/c/" + offered.slug + "/queue/hand-over/" + offered.holder.text();
    const auto button = [&](std::string_view verb, SentenceKey words_on_it, Weight weight) {
        return post_button({.action = path + std::string(verb), .guard = visit.form_fields()},
                           {.words = visit.say(words_on_it), .weight = weight});
    };
    return card(
        Hue::marigold,
        card_head({.icon = Icon("hand-helping"),
                   .over = offered.community_name,
                   .title = visit.say("queue.asks_you_to_take_over", {{"name", offered.holder_name}})}),
        p(visit.say("home.take_over_words")),
        card_foot(button_row(button("/accept", "queue.take_over", Weight::plain),
                             button("/decline", "communities.not_now", Weight::quiet))));
}

Html membership_card(const Visit& visit, const Belonging& belonging) {
    const communities::Membership& membership = belonging.membership;
    const std::string path = "/c/" + membership.slug;
    return card(
        Hue::moss,
        card_head({.icon = Icon("users"),
                   .title = membership.community_name,
                   .path = path,
                   .mark = mark_of(visit, belonging.work)}),
        card_foot(button_row(
            link_button(path + "/board", {.words = visit.say("communities.to_board")}),
            link_button(path + "/ask",
                        {.words = visit.say("gifts.ask"), .weight = Weight::plain, .icon = Icon("hand")}),
            link_button(path + "/offer",
                        {.words = visit.say("gifts.offer"), .weight = Weight::plain, .icon = Icon("gift")}),
            way_to_work(visit, path, belonging.work))));
}

Html for_members(const Visit& visit, const FrontView& view) {
    const Html first =
        all(page_title({.words = visit.say("home.yours")}),
            stack(each(view.doubts, [&](const queue::Doubt& one) { return doubt_card(visit, one); }),
                  each(view.takeovers,
                       [&](const queue::TakeoverOffered& one) { return takeover_card(visit, one); })));
    if (view.belongings.empty())
        return all(first, empty_state({.icon = Icon("sprout"),
                                       .title = visit.say("home.no_community"),
                                       .words = visit.say("home.no_community_words"),
                                       .action = link_button("/communities",
                                                             {.words = visit.say("home.look_around")})}));
    return all(first, board(each(view.belongings, [&](const Belonging& belonging) {
                   return membership_card(visit, belonging);
               })));
}

Result<http::Response> show_front_page(Visit& visit, const queue::Sources& sources) {
    if (visit.is_acting() || visit.is_by_key())
        return visit.go_to("/neighbour");
    const auto viewer = visit.viewer();
    if (!viewer)
        return visit.show({visit.say("home.front"), for_strangers(visit)});
    const auto view = visit.read([&](db::Reader& reader) { return look(reader, sources, *viewer); });
    return visit.show({visit.say("home.front"), for_members(visit, view)});
}

}

void add_routes(web::Routes& routes, const queue::Sources& queue) {
    routes.get("/", [&queue](Visit& visit) { return show_front_page(visit, queue); });
}

}
