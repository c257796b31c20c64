#include "neighbours/pages.hpp"

#include <algorithm>

namespace plenty::neighbours {
namespace {

using namespace html;
using web::Notes;
using web::Visit;

Html intake_row(const Visit& visit, const Place& place, const Intake& intake) {
    const bool is_ask = intake.side == gifts::Side::ask;
    return queue_row(
        {.icon = is_ask ? Icon("hand") : Icon("gift"),
         .hue = is_ask ? Hue::clay : Hue::moss,
         .title = intake.name,
         .path = place.path_of(intake.id),
         .detail = all(first_line(intake.words), " · ", visit.speech().relative(intake.sent_at))});
}

Html neighbour_row(const Visit& visit, const Place& place, const Neighbour& neighbour) {
    const bool is_kept = neighbour.keeper.has_value();
    const std::string keeper = is_kept ? visit.read([&](db::Reader& reader) {
        return people::name_for(reader, false, *neighbour.keeper);
    })
                                       : std::string();
    return queue_row({.icon = Icon("user"),
                      .title = neighbour.name,
                      .path = place.path_of(neighbour.person),
                      .detail = all(area_name(visit, neighbour), " · ",
                                    is_kept ? visit.say("neighbours.kept_by", {{"name", keeper}})
                                            : visit.say("neighbours.kept_by_nobody")),
                      .mark = when(neighbour.keeper == place.person,
                                   [&] { return tag(visit.say("neighbours.mine"), Hue::moss); })});
}

Html consent_field(const Visit& visit, const Notes& notes) {
    return radio_group({.name = "consent",
                        .label = visit.say("neighbours.consent"),
                        .hint = visit.say("neighbours.consent_hint"),
                        .value = typed(visit, "consent"),
                        .error = notes.of("consent"),
                        .required = true},
                       {{.value = "spoken", .label = visit.say("neighbours.consent_spoken")},
                        {.value = "written", .label = visit.say("neighbours.consent_written")}});
}

std::optional<Consent> typed_consent(const Visit& visit) {
    const std::string_view answer = visit.form().get("consent");
    if (answer == "spoken")
        return Consent::spoken;
    return answer == "written" ? std::optional(Consent::written) : std::nullopt;
}

NewNeighbour typed_neighbour(const Visit& visit) {
    return {.name = typed(visit, "name"),
            .contact = typed(visit, "contact"),
            .languages = typed(visit, "languages"),
            .area = AreaId::parse(visit.form().get("area")).value_or(AreaId()),
            .consent = typed_consent(visit),
            .is_somebody_else = visit.form().get("is_somebody_else") == "yes"};
}

/// Whoever is reached by the same phone, as far as the member may know, beside what was just typed.
Html side_by_side(const Visit& visit, const Place& place, const std::vector<Neighbour>& alike) {
    Html cards = each(alike, [&](const Neighbour& known) {
        return card(Hue::dusk,
                    card_head({.icon = Icon("user"),
                               .over = visit.say("neighbours.known_here"),
                               .title = visit.say("neighbours.is_this", {{"name", known.name}}),
                               .path = place.path_of(known.person)}),
                    p(known.contact), p(area_name(visit, known)));
    });
    return all(alike.empty() ? p(visit.say("neighbours.known_to_others")) : stack(cards),
               checkbox({.name = "is_somebody_else",
                         .label = visit.say("neighbours.somebody_else"),
                         .value = typed(visit, "is_somebody_else")}));
}

Html known_part(const Visit& visit, const Place& place, const Notes& notes, const Neighbouring* with) {
    if (!with || !notes.is_about("neighbours.known_already"))
        return {};
    const auto alike = visit.read([&](db::Reader& reader) {
        return list_with_same_phone(reader, with->sealing, place.person, place.community.id,
                                    visit.form().get("contact"));
    });
    return side_by_side(visit, place, alike.ok() ? *alike : std::vector<Neighbour>());
}

http::Response entering_page(const Visit& visit, const Place& place, const Refusal* refusal,
                             const Neighbouring* with) {
    const Notes notes(visit, refusal);
    const std::string title = visit.say("neighbours.enter");
    Html body =
        all(way_back(visit, place), page_title({.words = title, .lead = visit.say("neighbours.enter_lead")}),
            post_form({.action = place.path() + "/neighbours", .guard = visit.form_fields()}, notes.summary(),
                      known_part(visit, place, notes, with),
                      neighbour_fields(visit, place.community.id, notes, typed_neighbour(visit)),
                      consent_field(visit, notes), p(visit.say("neighbours.then")),
                      button_row(submit_button({.words = visit.say("neighbours.ask_for_them"),
                                                .icon = Icon("hand"),
                                                .name = "then",
                                                .value = "ask"}),
                                 submit_button({.words = visit.say("neighbours.offer_for_them"),
                                                .weight = Weight::plain,
                                                .icon = Icon("gift"),
                                                .name = "then",
                                                .value = "offer"}),
                                 submit_button({.words = visit.say("neighbours.only_save"),
                                                .weight = Weight::quiet,
                                                .name = "then",
                                                .value = "save"}))));
    return visit.show({title, std::move(body), notes.status()});
}

std::string way_on(const Visit& visit, const Place& place, PersonId neighbour) {
    const std::string_view then = visit.form().get("then");
    const bool to_a_form = then == "ask" || then == "offer";
    return place.path_of(neighbour) + (to_a_form ? "/" + std::string(then) : std::string());
}

/// Those who wait for one of us stand above, and not here again until somebody looks after them.
std::vector<Neighbour> without_those_who_wait(std::vector<Neighbour> all,
                                              const std::vector<Intake>& intakes) {
    std::erase_if(all, [&](const Neighbour& each) {
        return !each.keeper && std::ranges::find(intakes, each.person, &Intake::neighbour) != intakes.end();
    });
    return all;
}

Html neighbours_part(const Visit& visit, const Place& place, const std::vector<Neighbour>& neighbours) {
    return section(h2(visit.say("neighbours.all")), queue(each(neighbours, [&](const Neighbour& one) {
                       return neighbour_row(visit, place, one);
                   })));
}

Html nobody_yet(const Visit& visit) {
    return empty_state({.icon = Icon("users"),
                        .title = visit.say("neighbours.none"),
                        .words = visit.say("neighbours.none_words")});
}

}

Html neighbour_fields(const Visit& visit, CommunityId community, const Notes& notes,
                      const NewNeighbour& known) {
    return all(field({.name = "name",
                      .label = visit.say("neighbours.their_name"),
                      .hint = visit.say("neighbours.their_name_hint"),
                      .value = known.name,
                      .error = notes.of("name"),
                      .autocomplete = "off",
                      .required = true}),
               text_area({.name = "contact",
                          .label = visit.say("neighbours.contact"),
                          .hint = visit.say("neighbours.contact_hint"),
                          .value = known.contact,
                          .error = notes.of("contact"),
                          .autocomplete = "off",
                          .required = true},
                         2),
               area_field(visit, community, notes, known.area == AreaId() ? "" : known.area.text()),
               field({.name = "languages",
                      .label = visit.say("neighbours.languages"),
                      .value = known.languages,
                      .error = notes.of("languages"),
                      .aside = visit.say("web.optional"),
                      .autocomplete = "off"}));
}

Result<http::Response> show_neighbours(Visit& visit, const Neighbouring& with) {
    const Place place = TRY(place_of(visit));
    const auto known = TRY(visit.read([&](db::Reader& reader) {
        return list_neighbours(reader, with.sealing, place.person, place.community.id);
    }));
    const auto intakes = TRY(visit.read(
        [&](db::Reader& reader) { return list_intakes(reader, place.person, place.community.id); }));
    const auto neighbours = without_those_who_wait(known, intakes);
    const std::string title = visit.say("neighbours.title");
    Html body =
        all(breadcrumbs(visit.say("communities.way_here"), {{place.community.name, place.path()}}),
            page_title({.words = title, .lead = visit.say("neighbours.title_lead")}),
            button_row(link_button(place.path() + "/neighbours/new",
                                   {.words = visit.say("neighbours.enter"), .icon = Icon("user-plus")}),
                       link_button(place.path() + "/intake",
                                   {.words = visit.say("neighbours.intake_link"), .weight = Weight::plain})),
            when(!intakes.empty(),
                 [&] {
                     return section(h2(visit.say("neighbours.waiting")),
                                    queue(each(intakes, [&](const Intake& each) {
                                        return intake_row(visit, place, each);
                                    })));
                 }),
            when(!neighbours.empty(), [&] { return neighbours_part(visit, place, neighbours); }),
            when(neighbours.empty() && intakes.empty(), [&] { return nobody_yet(visit); }));
    return visit.show({title, std::move(body)});
}

Result<http::Response> show_entering(Visit& visit) {
    return entering_page(visit, TRY(place_of(visit)), nullptr, nullptr);
}

Result<http::Response> create_neighbour(Visit& visit, const Neighbouring& with) {
    const Place place = TRY(place_of(visit));
    const auto entered = visit.write([&](db::Transaction& tx) {
        return enter_neighbour(tx, with.sealing, place.person, place.community.id, typed_neighbour(visit));
    });
    if (!entered.ok() && web::is_for_the_form(entered.refusal()))
        return entering_page(visit, place, &entered.refusal(), &with);
    return visit.go_to(way_on(visit, place, TRY(entered)), "neighbours.entered");
}

Result<http::Response> show_change(Visit& visit, const Neighbouring& with) {
    return change_page(visit, TRY(neighbour_before(visit, with.sealing)), nullptr);
}

Result<http::Response> update_neighbour(Visit& visit, const Neighbouring& with) {
    const Before before = TRY(neighbour_before(visit, with.sealing));
    const auto changed = visit.write([&](db::Transaction& tx) {
        return change_neighbour(tx, with.sealing, before.place.person, before.neighbour.person,
                                typed_neighbour(visit));
    });
    if (!changed.ok() && web::is_for_the_form(changed.refusal()))
        return change_page(visit, before, &changed.refusal());
    TRY(changed);
    return visit.go_to(before.path(), "web.saved");
}

http::Response change_page(const Visit& visit, const Before& before, const Refusal* refusal) {
    const Notes notes(visit, refusal);
    const std::string title = visit.say("neighbours.change");
    const Neighbour& there = before.neighbour;
    const NewNeighbour known = refusal ? typed_neighbour(visit)
                                       : NewNeighbour{.name = there.name,
                                                      .contact = there.contact,
                                                      .languages = there.languages,
                                                      .area = there.area};
    Html body = all(way_back(visit, before.place), page_title({.words = title, .before = there.name}),
                    post_form({.action = before.path() + "/edit", .guard = visit.form_fields()},
                              notes.summary(), neighbour_fields(visit, there.community, notes, known),
                              submit_button({.words = visit.say("web.save")})));
    return visit.show({title, std::move(body), notes.status()});
}

}
