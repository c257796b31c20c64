#include "sheets/pages.hpp"

#include "platform/text/clean.hpp"

namespace plenty::sheets {

using web::Visit;

Result<Place> place_of(const Visit& visit) {
    const PersonId person = TRY(visit.person());
    return visit.read([&](db::Reader& reader) -> Result<Place> {
        return Place{person, TRY(find_community_of_steward(reader, person, visit.part_text(0)))};
    });
}

Manner manner_of(const Visit& visit) {
    return {visit.language(), visit.surroundings().time_zone};
}

html::Html way_back(const Visit& visit, const Place& place) {
    return html::breadcrumbs(
        visit.say("communities.way_here"),
        {{place.community.name, "/c/" + place.community.slug}, {visit.say("sheets.title"), place.path()}});
}

html::Html way_in(const Visit& visit, std::size_t current) {
    return html::steps(visit.say("sheets.way"),
                       {{.words = visit.say("sheets.step_file")},
                        {.words = visit.say("sheets.step_columns")},
                        {.words = visit.say("sheets.step_look")},
                        {.words = visit.say("sheets.step_board")}},
                       current);
}

Result<OpenSheet> open(const Visit& visit, const Desk& desk, const Place& place) {
    const auto id = TRY(visit.id<SheetId>(1));
    return visit.read([&](db::Reader& reader) {
        return open(reader, desk, place.person, place.community.id, id, manner_of(visit));
    });
}

std::string path_of(const Place& place, SheetId sheet) {
    return place.path() + "/" + sheet.text();
}

std::string shortened(std::string_view text, std::size_t most) {
    if (text.size() <= most)
        return std::string(text);
    while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U)
        --most;
    return std::string(text.substr(0, most)) + "…";
}

}
