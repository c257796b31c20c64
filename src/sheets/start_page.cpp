#include "platform/html/picking.hpp"
#include "sheets/pages.hpp"

namespace plenty::sheets {
namespace {

using namespace html;
using web::Notes;
using web::Visit;

std::string name_of(const Visit& visit, const std::string& filename) {
    return filename.empty() ? visit.say("sheets.pasted") : filename;
}

Html waiting_part(const Visit& visit, const Place& place, const std::vector<Waiting>& waiting) {
    if (waiting.empty())
        return {};
    const auto row = [&](const Waiting& sheet) {
        const std::string path = path_of(place, sheet.id);
        return queue_row(
            {.icon = "file-text",
             .title = name_of(visit, sheet.filename),
             .path = path + "/columns",
             .detail =
                 span(visit.say("sheets.waits_since", {{"when", visit.speech().relative(sheet.kept_at)}})),
             .actions = post_button({.action = path + "/forget", .guard = visit.form_fields()},
                                    {.words = visit.say("sheets.forget"), .weight = Weight::quiet})});
    };
    return section(h2(visit.say("sheets.waiting")), queue(each(waiting, row)));
}

Html imports_part(const Visit& visit, const Place& place, const std::vector<StoredImport>& imports) {
    if (imports.empty())
        return {};
    const auto row = [&](const StoredImport& import) {
        return queue_row({.icon = import.undone_at ? Icon("undo-2") : Icon("check"),
                          .title = name_of(visit, import.filename),
                          .path = path_of(place, import.id) + "/import",
                          .detail = span(visit.speech().date_and_time(import.imported_at))});
    };
    return section(h2(visit.say("sheets.imports")), queue(each(imports, row)));
}

Html sheet_form(const Visit& visit, const Place& place, const std::string& rows, const Notes& notes) {
    return post_form(
        {.action = place.path(), .guard = visit.form_fields(), .has_files = true}, notes.summary(),
        file_field({.name = "file",
                    .label = visit.say("sheets.file"),
                    .hint = visit.say("sheets.file_hint"),
                    .error = notes.of("file")},
                   ".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"),
        disclosure(visit.say("sheets.or_paste"), text_area({.name = "rows",
                                                            .label = visit.say("sheets.rows"),
                                                            .hint = visit.say("sheets.rows_hint"),
                                                            .value = rows},
                                                           6)),
        submit_button({.words = visit.say("sheets.read"), .icon = Icon("upload")}));
}

http::Response start_page(const Visit& visit, const Place& place, const std::string& rows,
                          const Refusal* refusal) {
    const Notes notes(visit, refusal);
    const auto waiting = visit.read(
        [&](db::Reader& reader) { return list_waiting(reader, place.person, place.community.id); });
    const auto imports =
        visit.read([&](db::Reader& reader) { return list_imports(reader, place.community.id); });
    const std::string title = visit.say("sheets.title");
    Html body =
        all(breadcrumbs(visit.say("communities.way_here"),
                        {{place.community.name, "/c/" + place.community.slug}}),
            page_title({.words = title, .lead = visit.say("sheets.lead")}),
            waiting_part(visit, place, waiting), sheet_form(visit, place, rows, notes),
            section(h2(visit.say("sheets.export_title")), p(visit.say("sheets.export_lead")),
                    button_row(link_button(place.path() + "/export", {.words = visit.say("sheets.export"),
                                                                      .weight = Weight::plain,
                                                                      .icon = Icon("download")}))),
            imports_part(visit, place, imports));
    return visit.show({title, std::move(body), notes.status()});
}

struct Sent {
    std::string filename;
    std::string bytes;
};

/// What was chosen as a file, or else what was pasted.
Result<Sent> sent(const Visit& visit, std::uint64_t most_bytes) {
    for (const http::Upload& upload : visit.request().uploads)
        if (upload.size() > 0) {
            auto bytes = upload.read(most_bytes);
            if (!bytes)
                return Refusal{Why::too_large,
                               {"sheet.too_large", {{"limit", std::to_string(most_bytes >> 20)}}},
                               "file"};
            return Sent{upload.filename(), *std::move(bytes)};
        }
    if (const auto rows = visit.form().get("rows"); !rows.empty())
        return Sent{"", std::string(rows)};
    return Refusal{Why::invalid, {"sheets.choose_file"}, "file"};
}

Result<SheetId> take(Visit& visit, const Desk& desk, const Place& place) {
    const Sent file = TRY(sent(visit, desk.most_bytes));
    auto read = read_sheet(file.bytes, desk.most_bytes);
    if (!read.ok())
        return Refusal{read.refusal().why, read.refusal().sentence, "file"};
    if (read->rows.empty())
        return Refusal{Why::invalid, {"sheet.empty"}, "file"};
    return visit.write([&](db::Transaction& tx) {
        return keep_sheet(tx, desk, place.person, place.community.id, file.filename, file.bytes);
    });
}

}

Result<http::Response> show_start(Visit& visit, const Desk&) {
    return start_page(visit, TRY(place_of(visit)), "", nullptr);
}

Result<http::Response> create_sheet(Visit& visit, const Desk& desk) {
    const Place place = TRY(place_of(visit));
    const auto kept = take(visit, desk, place);
    if (!kept.ok() && web::is_for_the_form(kept.refusal()))
        return start_page(visit, place, std::string(visit.form().get("rows")), &kept.refusal());
    return visit.go_to(path_of(place, TRY(kept)) + "/columns");
}

Result<http::Response> delete_sheet(Visit& visit, const Desk&) {
    const Place place = TRY(place_of(visit));
    const auto id = TRY(visit.id<SheetId>(1));
    TRY(visit.write(
        [&](db::Transaction& tx) { return forget_sheet(tx, place.person, place.community.id, id); }));
    return visit.go_to(place.path(), "sheets.forgotten");
}

Result<http::Response> send_export(Visit& visit, const Desk& desk) {
    const Place place = TRY(place_of(visit));
    const std::string sheet = TRY(visit.read([&](db::Reader& reader) {
        return export_sheet(reader, desk, place.person, place.community.id, manner_of(visit));
    }));
    const auto today = locale::local_time(visit.surroundings().time_zone, visit.now()).day;
    http::Response response;
    response.headers.add("content-type", "text/csv; charset=utf-8");
    response.headers.add("content-disposition", "attachment; filename=\"" + place.community.slug + "-" +
                                                    locale::form_text(today) + ".csv\"");
    response.body = sheet;
    return response;
}

}
