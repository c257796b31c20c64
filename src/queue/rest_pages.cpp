#include "platform/web/notes.hpp"
#include "queue/pages.hpp"

#include <algorithm>

namespace plenty::queue {
namespace {

using namespace html;
using web::Visit;

/// What was typed on the page, to be given back.
struct Typed {
    std::string successor;
    std::string until;
};

/// Whom everything may be handed to, those who look after the community first.
std::vector<Choice> successors(const Visit& visit, const Place& place) {
    return visit.read([&](db::Reader& reader) {
        const auto stewards = communities::list_stewards(reader, place.community.id);
        const auto members = communities::list_members(reader, place.person, place.community.id);
        std::vector<Choice> first{{.value = "", .label = visit.say("queue.to_the_queue")}};
        std::vector<Choice> then;
        for (const communities::Member& each : members.ok() ? *members : std::vector<communities::Member>())
            if (each.person != place.person) {
                const bool is_steward = std::ranges::find(stewards, each.person) != stewards.end();
                (is_steward ? first : then).push_back({.value = each.person.text(), .label = each.name});
            }
        first.insert(first.end(), then.begin(), then.end());
        return first;
    });
}

Html hand_over_form(const Visit& visit, const Place& place, const Typed& typed, const web::Notes& notes) {
    return section(
        h2(visit.say("queue.hand_over")), p(visit.say("queue.hand_over_words")),
        post_form({.action = place.path() + "/hand-over", .guard = visit.form_fields()},
                  select_field({.name = "successor",
                                .label = visit.say("queue.to_whom"),
                                .hint = visit.say("queue.to_whom_hint"),
                                .value = typed.successor,
                                .error = notes.of("successor")},
                               successors(visit, place)),
                  submit_button({.words = visit.say("queue.hand_over_all"), .icon = Icon("hand-helping")})));
}

Html rest_form(const Visit& visit, const Place& place, const Typed& typed, const web::Notes& notes) {
    const auto day_after = [&](std::chrono::days days) {
        return locale::form_text(locale::local_time(visit.surroundings().time_zone, visit.now() + days).day);
    };
    return section(h2(visit.say("queue.rest")), p(visit.say("queue.rest_words")),
                   post_form({.action = place.path() + "/rest", .guard = visit.form_fields()},
                             date_field({.name = "until",
                                         .label = visit.say("queue.rest_until"),
                                         .hint = visit.say("queue.rest_until_hint"),
                                         .value = typed.until,
                                         .error = notes.of("until"),
                                         .required = true},
                                        {day_after(std::chrono::days(1)), day_after(longest_rest)}),
                             submit_button({.words = visit.say("queue.rest_now"),
                                            .weight = Weight::plain,
                                            .icon = Icon("moon")})));
}

http::Response rest_page(const Visit& visit, const Place& place, const Typed& typed, const Refusal* refusal) {
    const web::Notes notes(visit, refusal);
    const std::string title = visit.say("queue.to_rest");
    Html body = all(
        breadcrumbs(visit.say("communities.way_here"), {{place.community.name, "/c/" + place.community.slug},
                                                        {visit.say("queue.title"), place.path()}}),
        page_title({.words = title, .lead = visit.say("queue.rest_lead")}), notes.summary(),
        hand_over_form(visit, place, typed, notes), rest_form(visit, place, typed, notes));
    return visit.show({title, std::move(body), notes.status()});
}

/// The morning of a day that was typed.
Result<Instant> morning_of(const Visit& visit, std::string_view typed) {
    const auto day = locale::parse_day(typed);
    if (!day)
        return Refusal{Why::invalid, {"queue.no_day"}, "until"};
    return locale::instant_of(visit.surroundings().time_zone, {*day, std::chrono::minutes(0)});
}

/// Does it and goes to the queue, or shows the page again with what was typed.
template <class Action>
Result<http::Response> act_or_show_again(Visit& visit, const Place& place, SentenceKey done, Action action) {
    const Outcome outcome = visit.write(
        [&](db::Transaction& tx) -> Outcome { return action(tx, place.person, place.community.id); });
    if (outcome.ok())
        return visit.go_to(place.path(), done);
    if (!web::is_for_the_form(outcome.refusal()))
        return outcome.refusal();
    const Typed typed{std::string(visit.form().get("successor")), std::string(visit.form().get("until"))};
    return rest_page(visit, place, typed, &outcome.refusal());
}

/// Answers an offer; whoever it was made to need not look after the community.
template <class Action>
Outcome answer_offer(Visit& visit, Action action) {
    const PersonId person = TRY(visit.person());
    const auto holder = TRY(visit.id<PersonId>(1));
    return visit.write([&](db::Transaction& tx) -> Outcome {
        const auto community = TRY(communities::find_community(tx, visit.part_text(0)));
        return action(tx, person, community.id, holder);
    });
}

}

Result<http::Response> show_rest(Visit& visit) {
    const Place place = TRY(place_of(visit));
    return rest_page(visit, place, {}, nullptr);
}

Result<http::Response> create_rest(Visit& visit) {
    const Place place = TRY(place_of(visit));
    return act_or_show_again(visit, place, "queue.resting",
                             [&](db::Transaction& tx, PersonId person, CommunityId community) -> Outcome {
                                 return rest(tx, person, community,
                                             TRY(morning_of(visit, visit.form().get("until"))));
                             });
}

Result<http::Response> delete_rest(Visit& visit) {
    return act(visit, "queue.welcome_back", end_rest);
}

Result<http::Response> create_takeover(Visit& visit) {
    const Place place = TRY(place_of(visit));
    const std::string_view to = visit.form().get("successor");
    if (to.empty())
        return act(visit, "queue.all_given_back", give_all_back);
    return act_or_show_again(visit, place, "queue.takeover_offered",
                             [&](db::Transaction& tx, PersonId person, CommunityId community) -> Outcome {
                                 const auto successor = PersonId::parse(to).value_or(PersonId());
                                 return offer_takeover(tx, person, community, successor);
                             });
}

Result<http::Response> delete_takeover(Visit& visit) {
    return act(visit, "queue.kept", withdraw_takeover);
}

Result<http::Response> accept_offer(Visit& visit) {
    TRY(answer_offer(visit, accept_takeover));
    return visit.go_to("/c/" + visit.part_text(0) + "/queue", "queue.took_over");
}

Result<http::Response> decline_offer(Visit& visit) {
    TRY(answer_offer(visit, decline_takeover));
    return visit.go_to("/", "queue.declined");
}

}
