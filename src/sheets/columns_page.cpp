#include "platform/html/form.hpp"
#include "sheets/pages.hpp"
#include "sheets/terms.hpp"

#include <algorithm>

namespace plenty::sheets {
namespace {

using namespace html;
using web::Notes;
using web::Visit;

/// The first few different cells of a column, to recognise it by.
std::string examples(const sheet::Sheet& sheet, std::size_t column) {
    constexpr std::size_t most = 3;
    std::vector<std::string> found;
    for (const sheet::Row& row : sheet.rows) {
        const std::string cell = shortened(row.cells[column], 40);
        if (!cell.empty() && std::ranges::find(found, cell) == found.end())
            found.push_back(cell);
        if (found.size() == most)
            break;
    }
    std::string text;
    for (const std::string& cell : found)
        text += (text.empty() ? "" : " · ") + cell;
    return text;
}

Html column_field(const Visit& visit, const OpenSheet& open, std::size_t column,
                  const std::vector<Choice>& meanings, const Notes& notes) {
    const std::string& header = open.sheet.header[column];
    const std::string number = std::to_string(column + 1);
    const std::string cells = examples(open.sheet, column);
    return select_field({.name = "column",
                         .label = header.empty() ? visit.say("sheets.column_number", {{"number", number}})
                                                 : shortened(header),
                         .hint = cells.empty() ? visit.say("sheets.column_empty") : cells,
                         .value = std::string(key_of(open.choices.columns[column])),
                         .error = column == 0 ? notes.of("column") : std::string(),
                         .id = column == 0 ? "column" : "column-" + number},
                        meanings);
}

Html side_field(const Visit& visit, const Choices& choices, const Notes& notes) {
    const std::string chosen = choices.side ? (*choices.side == gifts::Side::ask ? "ask" : "offer") : "";
    return radio_group({.name = "side",
                        .label = visit.say("sheets.side"),
                        .hint = visit.say("sheets.side_hint"),
                        .value = chosen,
                        .error = notes.of("side")},
                       {{.value = "ask", .label = visit.say("sheets.side_asks"), .icon = Icon("hand")},
                        {.value = "offer", .label = visit.say("sheets.side_offers"), .icon = Icon("gift")}});
}

Html area_field(const Visit& visit, const OpenSheet& open) {
    std::vector<Choice> areas;
    for (const communities::NamedArea& area : open.here.areas)
        areas.push_back({.value = area.id.text(), .label = area.name});
    return select_field({.name = "area",
                         .label = visit.say("sheets.area"),
                         .hint = visit.say("sheets.area_hint"),
                         .value = open.choices.area->text()},
                        areas);
}

http::Response columns_page(const Visit& visit, const Place& place, const OpenSheet& open,
                            const Refusal* refusal) {
    const Notes notes(visit, refusal);
    std::vector<Choice> meanings;
    for (const sheet::Meaning meaning : all_meanings())
        meanings.push_back({.value = std::string(key_of(meaning)), .label = visit.say(name_of(meaning))});
    Html columns;
    for (std::size_t column = 0; column < open.sheet.header.size(); ++column)
        columns += column_field(visit, open, column, meanings, notes);
    const std::string title = visit.say("sheets.columns_title");
    Html body =
        all(way_back(visit, place), page_title({.words = title, .lead = visit.say("sheets.columns_lead")}),
            way_in(visit, 1),
            post_form({.action = path_of(place, open.id) + "/columns", .guard = visit.form_fields()},
                      notes.summary(), side_field(visit, open.choices, notes), area_field(visit, open),
                      field_group(visit.say("sheets.columns"), columns),
                      submit_button({.words = visit.say("sheets.go_on"), .icon = Icon("chevron-right")})));
    return visit.show({title, std::move(body), notes.status()});
}

}

Result<http::Response> show_columns(Visit& visit, const Desk& desk) {
    const Place place = TRY(place_of(visit));
    return columns_page(visit, place, TRY(open(visit, desk, place)), nullptr);
}

Result<http::Response> update_columns(Visit& visit, const Desk& desk) {
    const Place place = TRY(place_of(visit));
    OpenSheet sheet = TRY(open(visit, desk, place));
    read_columns(sheet.choices, visit.form());
    if (!sheet.choices.area)
        sheet.choices.area = sheet.here.areas.front().id;
    const auto plan = make_plan(sheet.sheet, sheet.choices, sheet.here);
    if (!plan.ok())
        return columns_page(visit, place, sheet, &plan.refusal());
    TRY(visit.write([&](db::Transaction& tx) {
        return keep_choices(tx, desk, place.person, place.community.id, sheet.id, sheet.choices);
    }));
    return visit.go_to(path_of(place, sheet.id));
}

}
