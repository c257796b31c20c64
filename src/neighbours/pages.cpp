#include "neighbours/pages.hpp"

#include "neighbours/look.hpp"

namespace plenty::neighbours {

using namespace html;
using web::Notes;
using web::Visit;

Result<Place> place_of(const Visit& visit) {
    const PersonId person = TRY(visit.person());
    return visit.read([&](db::Reader& reader) -> Result<Place> {
        return Place{person, TRY(find_community_of_member(reader, person, visit.part_text(0)))};
    });
}

Result<Before> neighbour_before(const Visit& visit, const Sealing& sealing) {
    Place place = TRY(place_of(visit));
    const auto id = TRY(visit.id<PersonId>(1));
    auto neighbour = TRY(visit.read([&](db::Reader& reader) {
        return find_neighbour_of(reader, sealing, place.person, place.community.id, id);
    }));
    return Before{std::move(place), std::move(neighbour)};
}

Html way_back(const Visit& visit, const Place& place) {
    return breadcrumbs(visit.say("communities.way_here"),
                       {{place.community.name, place.path()},
                        {visit.say("neighbours.title"), place.path() + "/neighbours"}});
}

Html side_field(const Visit& visit, std::string_view chosen) {
    return radio_group({.name = "side",
                        .label = visit.say("neighbours.side"),
                        .value = std::string(chosen == "offer" ? "offer" : "ask"),
                        .required = true},
                       {{.value = "ask", .label = visit.say("neighbours.needs"), .icon = Icon("hand")},
                        {.value = "offer", .label = visit.say("neighbours.gives"), .icon = Icon("gift")}});
}

Html area_field(const Visit& visit, CommunityId community, const Notes& notes, std::string chosen) {
    const auto areas =
        visit.read([&](db::Reader& reader) { return communities::list_areas(reader, community); });
    std::vector<Choice> choices;
    for (const auto& area : areas)
        choices.push_back({.value = area.id.text(), .label = area.name});
    return select_field({.name = "area",
                         .label = visit.say("neighbours.area"),
                         .value = std::move(chosen),
                         .error = notes.of("area"),
                         .required = true},
                        choices);
}

std::string area_name(const Visit& visit, const Neighbour& neighbour) {
    const auto area = visit.read([&](db::Reader& reader) {
        return communities::find_area(reader, neighbour.community, neighbour.area);
    });
    return area ? area->name : std::string();
}

Html key_slip(const Visit& visit, std::string_view name, const Key& key) {
    const std::string link = visit.address_of("/l/" + key.link);
    const std::string spoken = key.code.substr(0, 3) + " " + key.code.substr(3);
    return card(
        Hue::marigold,
        card_head({.icon = Icon("key-round"),
                   .over = visit.say("neighbours.key_until", {{"day", visit.speech().date(key.expires_at)}}),
                   .title = std::string(name)}),
        p(visit.say("neighbours.your_code")), p(cls("code-word"), code(spoken)),
        p(visit.say("neighbours.code_where", {{"address", visit.address_of("/code")}})),
        p(visit.say("neighbours.your_link")), p(code(link)),
        button_row(copy_button(link, visit.say("web.copy"), visit.say("web.copied")),
                   print_button(visit.say("web.print"))));
}

std::string typed(const Visit& visit, std::string_view field) {
    return std::string(visit.form().get(field));
}

gifts::Side typed_side(const Visit& visit) {
    return visit.form().get("side") == "offer" ? gifts::Side::offer : gifts::Side::ask;
}

std::string first_line(const std::string& words) {
    return words.substr(0, words.find('\n'));
}

}
