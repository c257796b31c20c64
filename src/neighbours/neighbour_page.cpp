#include "neighbours/pages.hpp"

namespace plenty::neighbours {
namespace {

using namespace html;
using web::Visit;

SentenceKey consent_sentence(Consent consent) {
    switch (consent) {
    case Consent::spoken:
        return "neighbours.agreed_spoken";
    case Consent::written:
        return "neighbours.agreed_written";
    case Consent::themselves:
        return "neighbours.agreed_themselves";
    }
    throw Mistake("every consent has its sentence");
}

std::string keeper_words(const Visit& visit, const Neighbour& neighbour) {
    if (!neighbour.keeper)
        return visit.say("neighbours.kept_by_nobody");
    const std::string name =
        visit.read([&](db::Reader& reader) { return people::name_for(reader, false, *neighbour.keeper); });
    return visit.say("neighbours.kept_by", {{"name", name}});
}

std::vector<Fact> facts_of(const Visit& visit, const Neighbour& neighbour) {
    const std::string day = visit.speech().date(neighbour.consented_on);
    std::vector<Fact> facts{{.icon = Icon("phone"),
                             .label = visit.say("neighbours.contact"),
                             .value = contact_line(neighbour.contact)},
                            {.icon = Icon("map-pin"),
                             .label = visit.say("neighbours.area"),
                             .value = all(area_name(visit, neighbour))},
                            {.icon = Icon("check"),
                             .label = visit.say("neighbours.consent"),
                             .value = all(visit.say(consent_sentence(neighbour.consent), {{"day", day}}))},
                            {.icon = Icon("user"),
                             .label = visit.say("neighbours.keeper"),
                             .value = all(keeper_words(visit, neighbour))}};
    if (!neighbour.languages.empty())
        facts.push_back({.icon = Icon("languages"),
                         .label = visit.say("neighbours.languages"),
                         .value = all(neighbour.languages)});
    return facts;
}

Html act_button(const Visit& visit, const std::string& action, SentenceKey label, Weight weight,
                MaybeIcon icon = {}) {
    return post_button({.action = action, .guard = visit.form_fields()},
                       {.words = visit.say(label), .weight = weight, .icon = icon});
}

/// Acting for somebody is for who looks after them; taking that on comes first.
Html first_steps(const Visit& visit, const Before& before) {
    const bool is_mine = before.neighbour.keeper == before.place.person;
    return button_row(
        link_button(before.path() + "/ask",
                    {.words = visit.say("neighbours.ask_for_them"), .icon = Icon("hand")}),
        link_button(
            before.path() + "/offer",
            {.words = visit.say("neighbours.offer_for_them"), .weight = Weight::plain, .icon = Icon("gift")}),
        is_mine ? act_button(visit, before.path() + "/act", "neighbours.act_for_them", Weight::plain, "users")
                : act_button(visit, before.path() + "/look-after", "neighbours.look_after", Weight::plain,
                             "hand-heart"));
}

Html key_part(const Visit& visit, const Before& before) {
    const auto& until = before.neighbour.key_until;
    return section(
        h2(visit.say("neighbours.key")),
        p(until ? visit.say("neighbours.key_until", {{"day", visit.speech().date(*until)}})
                : visit.say("neighbours.no_key")),
        button_row(act_button(visit, before.path() + "/key",
                              until ? SentenceKey("neighbours.new_key") : SentenceKey("neighbours.first_key"),
                              Weight::plain, "key-round"),
                   when(until.has_value(), [&] {
                       return act_button(visit, before.path() + "/revoke", "neighbours.revoke_key",
                                         Weight::quiet);
                   })));
}

Html hand_on_form(const Visit& visit, const Before& before) {
    const auto members = visit.read([&](db::Reader& reader) {
        return communities::list_members(reader, before.place.person, before.place.community.id);
    });
    std::vector<Choice> choices;
    if (members.ok())
        for (const communities::Member& member : *members)
            if (member.person != before.neighbour.keeper)
                choices.push_back({.value = member.person.text(), .label = member.name});
    if (choices.empty())
        return {};
    return post_form({.action = before.path() + "/hand-on", .guard = visit.form_fields()},
                     select_field({.name = "to", .label = visit.say("neighbours.hand_on_to")}, choices),
                     submit_button({.words = visit.say("neighbours.hand_on"), .weight = Weight::plain}));
}

Html care_part(const Visit& visit, const Before& before) {
    const bool is_mine = before.neighbour.keeper == before.place.person;
    return section(h2(visit.say("neighbours.keeper")), p(keeper_words(visit, before.neighbour)),
                   hand_on_form(visit, before), when(is_mine, [&] {
                       return act_button(visit, before.path() + "/let-go", "neighbours.let_go",
                                         Weight::quiet);
                   }));
}

Html forget_part(const Visit& visit, const Before& before) {
    return disclosure(visit.say("neighbours.forget"), p(visit.say("neighbours.forget_lead")),
                      post_button({.action = before.path() + "/forget", .guard = visit.form_fields()},
                                  {.words = visit.say("neighbours.forget"), .weight = Weight::danger}));
}

/// Does something for the neighbour in the address, and goes back to their page or on to `path`.
template <class Action>
Result<http::Response> act(Visit& visit, SentenceKey done, Action action, std::string_view path = {}) {
    const Place place = TRY(place_of(visit));
    const auto neighbour = TRY(visit.id<PersonId>(1));
    TRY(visit.write([&](db::Transaction& tx) -> Outcome { return action(tx, place.person, neighbour); }));
    return visit.go_to(path.empty() ? place.path_of(neighbour) : place.path() + std::string(path), done);
}

}

Result<http::Response> show_neighbour(Visit& visit, const Neighbouring& with) {
    const Before before = TRY(neighbour_before(visit, with.sealing));
    const Neighbour& neighbour = before.neighbour;
    Html body = all(way_back(visit, before.place), page_title({.words = neighbour.name}),
                    fact_list(facts_of(visit, neighbour)), first_steps(visit, before),
                    key_part(visit, before), care_part(visit, before),
                    button_row(link_button(before.path() + "/edit", {.words = visit.say("neighbours.change"),
                                                                     .weight = Weight::quiet,
                                                                     .icon = Icon("pencil")})),
                    forget_part(visit, before));
    return visit.show({neighbour.name, std::move(body)});
}

Result<http::Response> create_key(Visit& visit, const Neighbouring& with) {
    const Before before = TRY(neighbour_before(visit, with.sealing));
    const Key key = TRY(visit.write([&](db::Transaction& tx) {
        return give_key(tx, with.sealing, before.place.person, before.neighbour.person);
    }));
    const std::string title = visit.say("neighbours.key");
    Html body = all(page_title({.words = title, .lead = visit.say("neighbours.key_once")}),
                    key_slip(visit, before.neighbour.name, key),
                    button_row(link_button(before.path(), {.words = visit.say("neighbours.key_passed_on")})));
    return visit.show({title, std::move(body)});
}

Result<http::Response> delete_key(Visit& visit) {
    return act(visit, "neighbours.key_revoked", revoke_key);
}

Result<http::Response> create_care(Visit& visit) {
    return act(visit, "neighbours.looked_after", look_after);
}

Result<http::Response> update_care(Visit& visit) {
    const auto to = PersonId::parse(visit.form().get("to"));
    return act(
        visit, "neighbours.handed_on",
        [&](db::Transaction& tx, PersonId viewer, PersonId neighbour) {
            return hand_on(tx, viewer, neighbour, to.value_or(PersonId()));
        },
        "/neighbours");
}

Result<http::Response> delete_care(Visit& visit) {
    return act(visit, "neighbours.was_let_go", let_go, "/neighbours");
}

Result<http::Response> delete_neighbour(Visit& visit, const Neighbouring& with) {
    return act(
        visit, "neighbours.forgotten",
        [&](db::Transaction& tx, PersonId viewer, PersonId neighbour) {
            return forget_neighbour(tx, with.vault, viewer, neighbour);
        },
        "/neighbours");
}

Result<http::Response> start_acting(Visit& visit) {
    const std::string token = visit.session_token();
    TRY(act(visit, "web.saved", [&](db::Transaction& tx, PersonId viewer, PersonId neighbour) {
        return act_for_neighbour(tx, viewer, token, neighbour);
    }));
    return visit.go_to("/neighbour");
}

Result<http::Response> stop_acting(Visit& visit) {
    if (!visit.is_acting())
        return visit.go_to("/");
    const PersonId neighbour = *visit.session()->acting_for;
    const std::string token = visit.session_token();
    TRY(visit.write([&](db::Transaction& tx) -> Outcome {
        web::act_for(tx, token, std::nullopt);
        return Done{};
    }));
    const auto community = visit.read([&](db::Reader& reader) {
        return communities::find_community(reader, find_home(reader, neighbour).value_or(CommunityId()));
    });
    return visit.go_to(community.ok() ? "/c/" + community->slug + "/neighbours/" + neighbour.text() : "/");
}

}
