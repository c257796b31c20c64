#include "queue/pages.hpp"

namespace plenty::queue {
namespace {

using namespace html;
using web::Visit;

Result<Subject> subject_in(const Visit& visit) {
    if (const auto subject = Subject::parse(visit.form().get("about")))
        return *subject;
    return Refusal{Why::not_found, {"web.not_found"}};
}

Html resting_part(const Visit& visit, const Place& place, const Rest& resting) {
    const std::string until = visit.speech().date(resting.until);
    if (resting.person != place.person)
        return notice(NoticeKind::info,
                      visit.say("queue.rests_until", {{"name", resting.name}, {"day", until}}));
    return notice(
        NoticeKind::info, visit.say("queue.you_rest_until", {{"day", until}}),
        post_button({.action = place.path() + "/rest/end", .guard = visit.form_fields()},
                    {.words = visit.say("queue.end_rest"), .weight = Weight::plain, .icon = Icon("sun")}));
}

Html takeover_part(const Visit& visit, const Place& place, const Takeover& offered) {
    const auto button = [&](const std::string& verb, SentenceKey words_on_it, Weight weight) {
        return post_button({.action = place.path() + "/hand-over/" + verb, .guard = visit.form_fields()},
                           {.words = visit.say(words_on_it), .weight = weight});
    };
    if (offered.successor == place.person)
        return notice(
            NoticeKind::info, visit.say("queue.asks_you_to_take_over", {{"name", offered.holder_name}}),
            button_row(button(offered.holder.text() + "/accept", "queue.take_over", Weight::primary),
                       button(offered.holder.text() + "/decline", "communities.not_now", Weight::quiet)));
    if (offered.holder == place.person)
        return notice(NoticeKind::info,
                      visit.say("queue.you_asked_to_take_over", {{"name", offered.successor_name}}),
                      button("withdraw", "queue.keep_it", Weight::quiet));
    return {};
}

Html show_tabs(const Visit& visit, const Place& place, Show show) {
    const auto tab = [&](SentenceKey label, std::string_view query, Show which) {
        return Link{
            .label = visit.say(label), .path = place.path() + std::string(query), .current = which == show};
    };
    return tabs(visit.say("queue.show"),
                {tab("queue.everything", "", Show::everything), tab("queue.mine", "?show=mine", Show::mine),
                 tab("queue.untaken", "?show=untaken", Show::untaken)});
}

}

Result<Place> place_of(const Visit& visit) {
    const PersonId person = TRY(visit.person());
    return visit.read([&](db::Reader& reader) -> Result<Place> {
        return Place{person, TRY(find_community_of_queue(reader, person, visit.part_text(0)))};
    });
}

Show show_of(std::string_view word) {
    return word == "mine" ? Show::mine : word == "untaken" ? Show::untaken : Show::everything;
}

std::string since_words(const Visit& visit, Instant moment) {
    const auto& zone = visit.surroundings().time_zone;
    const auto then = std::chrono::sys_days(locale::local_time(zone, moment).day);
    const auto days = std::chrono::sys_days(locale::local_time(zone, visit.now()).day) - then;
    if (days.count() <= 0)
        return visit.say("queue.since_today");
    if (days.count() == 1)
        return visit.say("queue.since_yesterday");
    if (days.count() < 7)
        return visit.say("people.since", {{"day", visit.speech().weekday(std::chrono::weekday(then))}});
    return visit.say("people.since", {{"day", visit.speech().short_date(moment)}});
}

Result<http::Response> show_queue(Visit& visit, const Sources& sources) {
    const Place place = TRY(place_of(visit));
    const Show show = show_of(visit.query().get("show"));
    const View view = TRY(visit.read([&](db::Reader& reader) {
        return look_at_queue(reader, sources, place.person, place.community.id);
    }));
    const std::string title = visit.say("queue.title");
    Html body =
        all(breadcrumbs(visit.say("communities.way_here"),
                        {{place.community.name, "/c/" + place.community.slug}}),
            page_title({.words = title,
                        .lead = visit.say("queue.lead"),
                        .actions = link_button(place.path() + "/rest", {.words = visit.say("queue.to_rest"),
                                                                        .weight = Weight::plain,
                                                                        .icon = Icon("moon")})}),
            each(view.takeovers, [&](const Takeover& one) { return takeover_part(visit, place, one); }),
            each(view.resting, [&](const Rest& one) { return resting_part(visit, place, one); }),
            show_tabs(visit, place, show), list_part(visit, place, view, show));
    return visit.show({title, std::move(body)});
}

Result<http::Response> create_taking(Visit& visit, const Sources& sources) {
    return act(visit, "queue.taken",
               [&](db::Transaction& tx, PersonId person, CommunityId community) -> Outcome {
                   return take(tx, sources, person, community, TRY(subject_in(visit)));
               });
}

Result<http::Response> delete_taking(Visit& visit) {
    return act(visit, "queue.given_back",
               [&](db::Transaction& tx, PersonId person, CommunityId community) -> Outcome {
                   return give_back(tx, person, community, TRY(subject_in(visit)));
               });
}

Result<http::Response> create_company(Visit& visit) {
    return act(visit, "queue.looked_after",
               [&](db::Transaction& tx, PersonId person, CommunityId community) -> Outcome {
                   const Subject subject = TRY(subject_in(visit));
                   return look_after_neighbour(tx, person, community,
                                               PersonId(subject.sort == Sort::neighbour ? subject.id : 0));
               });
}

Result<http::Response> create_doubt(Visit& visit) {
    return act(visit, "queue.asked",
               [&](db::Transaction& tx, PersonId person, CommunityId community) -> Outcome {
                   const Subject subject = TRY(subject_in(visit));
                   if (subject.sort != Sort::post)
                       return Refusal{Why::not_found, {"web.not_found"}};
                   return ask_poster(tx, person, community, PostId(subject.id));
               });
}

}
