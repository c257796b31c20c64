#include "sheets/api.hpp"

#include "sheets/routes.hpp"

namespace plenty::sheets {
namespace programs {
namespace {

using api::Call;

/// The community in the address, for somebody who looks after it.
struct Place {
    PersonId person;
    communities::Profile community;
};
Result<Place> place_of(const Call& call) {
    const PersonId person = TRY(call.person());
    return call.read([&](db::Reader& reader) -> Result<Place> {
        return Place{person, TRY(find_community_of_steward(reader, person, call.part(0)))};
    });
}

Manner manner_of(const Call& call) {
    return {call.language(), call.surroundings().time_zone};
}

std::string path_of(const Place& place, SheetId sheet) {
    return std::string(api::root) + "/communities/" + place.community.slug + "/sheets/" + sheet.text();
}

std::string path_of_import(const Place& place, SheetId sheet) {
    return path_of(place, sheet) + "/import";
}

/// A form has a field for each column; a program sends a list of them.
std::string member_of(const Refusal& refusal) {
    return refusal.field == "column" ? "columns" : refusal.field;
}

SheetTold told_of(const Call& call, const OpenSheet& open) {
    const auto plan = make_plan(open.sheet, open.choices, open.here);
    const Look look{open.sheet, open.choices, open.here, plan.ok() ? &*plan : nullptr};
    SheetTold all{open.id, open.filename, body_of(open.choices), told(look, call.language()), {}};
    if (!plan.ok())
        all.missing = {std::string(plan.refusal().sentence.key.text()), call.say(plan.refusal().sentence),
                       member_of(plan.refusal())};
    return all;
}

Result<OpenSheet> open(const Call& call, const Desk& desk, const Place& place, SheetId id) {
    return call.read([&](db::Reader& reader) {
        return open(reader, desk, place.person, place.community.id, id, manner_of(call));
    });
}

Result<api::Answer> create_sheet(Call& call, const Desk& desk) {
    const Place place = TRY(place_of(call));
    const Sending sending = TRY(call.query(sending_shape()));
    const sheet::Sheet sheet = TRY(read_sheet(call.text(), desk.most_bytes));
    if (sheet.rows.empty())
        return Refusal{Why::invalid, {"sheet.empty"}};
    const SheetId id = TRY(call.write([&](db::Transaction& tx) {
        return keep_sheet(tx, desk, place.person, place.community.id, sending.filename, call.text());
    }));
    return created(sheet_shape(), told_of(call, TRY(open(call, desk, place, id))), path_of(place, id));
}

Result<api::Answer> show_sheets(Call& call) {
    const Place place = TRY(place_of(call));
    const auto asked = TRY(call.query(api::paging()));
    const auto all =
        call.read([&](db::Reader& reader) { return list_waiting(reader, place.person, place.community.id); });
    return ok(waiting_shape(),
              TRY(api::page_after(all, asked, [](const Waiting& each) { return each.id.text(); })));
}

Result<api::Answer> show_sheet(Call& call, const Desk& desk) {
    const Place place = TRY(place_of(call));
    const auto id = TRY(call.id<SheetId>(1));
    return ok(sheet_shape(), told_of(call, TRY(open(call, desk, place, id))), path_of(place, id));
}

/// The sheet with what the body says, and what it leaves out as it was.
Result<OpenSheet> decided(const Call& call, const Desk& desk, const Place& place) {
    OpenSheet sheet = TRY(open(call, desk, place, TRY(call.id<SheetId>(1))));
    sheet.choices = TRY(choices_of(TRY(call.body(choices_shape(), body_of(sheet.choices))), sheet));
    return sheet;
}

Result<api::Answer> decide(Call& call, const Desk& desk) {
    const Place place = TRY(place_of(call));
    const OpenSheet sheet = TRY(decided(call, desk, place));
    TRY(call.write([&](db::Transaction& tx) {
        return keep_choices(tx, desk, place.person, place.community.id, sheet.id, sheet.choices);
    }));
    return ok(sheet_shape(), told_of(call, sheet), path_of(place, sheet.id));
}

Result<api::Answer> delete_sheet(Call& call) {
    const Place place = TRY(place_of(call));
    const auto id = TRY(call.id<SheetId>(1));
    TRY(call.write(
        [&](db::Transaction& tx) { return forget_sheet(tx, place.person, place.community.id, id); }));
    return api::done();
}

Result<api::Answer> answer_with_import(const Call& call, const Desk& desk, const vault::Vault& vault,
                                       const Place& place, SheetId id) {
    const ImportView view = TRY(call.read([&](db::Reader& reader) {
        return look_at_import(reader, desk, vault, place.person, place.community.id, id);
    }));
    return ok(import_shape(), {view, call.language()}, path_of_import(place, id));
}

/// Somebody comes back to a sheet that is on the board already.
Outcome is_not_imported(const Call& call, const Place& place, SheetId id) {
    if (call.read([&](db::Reader& reader) { return find_import(reader, place.community.id, id); }))
        return Refusal{Why::conflict, {"sheets.imported_already"}};
    return Done{};
}

Result<api::Answer> create_import(Call& call, const Desk& desk, const vault::Vault& vault) {
    const Place place = TRY(place_of(call));
    TRY(is_not_imported(call, place, TRY(call.id<SheetId>(1))));
    const OpenSheet sheet = TRY(decided(call, desk, place));
    const Manner manner = manner_of(call);
    const auto imported = call.write([&](db::Transaction& tx) {
        return import_sheet(
            tx, desk, place.person,
            {place.community.id, sheet.sheet, sheet.choices, manner, sheet.filename, sheet.id});
    });
    if (!imported.ok())
        return Refusal{imported.refusal().why, imported.refusal().sentence, member_of(imported.refusal())};
    api::Answer answer = TRY(answer_with_import(call, desk, vault, place, sheet.id));
    answer.status = 201;
    return answer;
}

Result<api::Answer> show_imports(Call& call) {
    const Place place = TRY(place_of(call));
    const auto asked = TRY(call.query(api::paging()));
    const auto all = call.read([&](db::Reader& reader) { return list_imports(reader, place.community.id); });
    return ok(imports_shape(),
              TRY(api::page_after(all, asked, [](const StoredImport& each) { return each.id.text(); })));
}

Result<api::Answer> show_import(Call& call, const Desk& desk, const vault::Vault& vault) {
    const Place place = TRY(place_of(call));
    return answer_with_import(call, desk, vault, place, TRY(call.id<SheetId>(1)));
}

Result<api::Answer> delete_import(Call& call, const Desk& desk, vault::Vault& vault) {
    const Place place = TRY(place_of(call));
    const auto id = TRY(call.id<SheetId>(1));
    TRY(call.write([&](db::Transaction& tx) {
        return undo_import(tx, desk, vault, place.person, place.community.id, id);
    }));
    return answer_with_import(call, desk, vault, place, id);
}

Result<api::Answer> send_export(Call& call, const Desk& desk) {
    const Place place = TRY(place_of(call));
    return api::Answer{.text = TRY(call.read([&](db::Reader& reader) {
                           return export_sheet(reader, desk, place.person, place.community.id,
                                               manner_of(call));
                       }))};
}

void add_sheets(api::Routes& routes, const Desk& desk) {
    const auto at_desk = [&desk](auto handler) {
        return [&desk, handler](Call& call) { return handler(call, desk); };
    };
    routes.add({.method = http::Method::post,
                .pattern = "/communities/{community}/sheets",
                .name = "send_sheet",
                .summary = "Send the spreadsheet a group has; nothing of it is on the board yet",
                .query = sending_shape(),
                .texts = {"text/csv", "text/tab-separated-values"},
                .answers = api::creates(sheet_shape(), "What was guessed of it, and what it would become."),
                .limits = {.body = desk.most_bytes, .requests_per_minute = 30}},
               at_desk(create_sheet));
    routes.add({.pattern = "/communities/{community}/sheets",
                .name = "list_sheets",
                .summary = "One's own sheets that are not on the board yet",
                .query = api::paging(),
                .answers = api::tells(waiting_shape(), "A page of them, the latest first.")},
               show_sheets);
    routes.add({.pattern = "/communities/{community}/sheets/{sheet}",
                .name = "read_sheet",
                .summary = "A sheet, and what it would become now",
                .answers = api::tells(sheet_shape(), "The sheet.")},
               at_desk(show_sheet));
    routes.add({.method = http::Method::put,
                .pattern = "/communities/{community}/sheets/{sheet}/choices",
                .name = "decide_about_sheet",
                .summary = "Say what was guessed wrong and what is to become of it; what is left out stays",
                .body = choices_shape(),
                .answers = api::tells(sheet_shape(), "The sheet, and what it would become now."),
                .limits = {.body = 1U << 20}},
               at_desk(decide));
    routes.add({.method = http::Method::del,
                .pattern = "/communities/{community}/sheets/{sheet}",
                .name = "forget_sheet",
                .summary = "Forget a sheet that is not on the board yet",
                .answers = api::does("Forgotten.")},
               delete_sheet);
}

void add_imports(api::Routes& routes, const Desk& desk, vault::Vault& vault) {
    const auto with_vault = [&desk, &vault](auto handler) {
        return [&desk, &vault, handler](Call& call) { return handler(call, desk, vault); };
    };
    routes.add({.method = http::Method::post,
                .pattern = "/communities/{community}/sheets/{sheet}/import",
                .name = "import_sheet",
                .summary = "Enter a sheet, all of it or nothing; choices that are left out stay",
                .body = choices_shape(),
                .answers = api::creates(import_shape(), "What it has entered."),
                .limits = {.body = 1U << 20}},
               with_vault(create_import));
    routes.add({.pattern = "/communities/{community}/imports",
                .name = "list_imports",
                .summary = "What was brought in within two weeks",
                .query = api::paging(),
                .answers = api::tells(imports_shape(), "A page of them, the latest first.")},
               show_imports);
    routes.add({.pattern = "/communities/{community}/sheets/{sheet}/import",
                .name = "read_import",
                .summary = "What a sheet has entered, and what is still here of it",
                .answers = api::tells(import_shape(), "The import.")},
               with_vault(show_import));
    routes.add({.method = http::Method::post,
                .pattern = "/communities/{community}/sheets/{sheet}/undo",
                .name = "undo_import",
                .summary = "Take back what a sheet has entered and nobody has touched since",
                .answers = api::tells(import_shape(), "What stays, and why.")},
               with_vault(delete_import));
    routes.add({.pattern = "/communities/{community}/sheet",
                .name = "export_sheet",
                .summary = "Everything open as a sheet that can be brought in again",
                .answers = {.schema = api::text(), .words = "The sheet.", .type = "text/csv"}},
               [&desk](Call& call) { return send_export(call, desk); });
}

}
}

void add_api(api::Routes& routes, const Desk& desk, vault::Vault& vault) {
    routes.of("sheets");
    routes.explain_part("sheet", api::identity<SheetId>());
    programs::add_sheets(routes, desk);
    programs::add_imports(routes, desk, vault);
}

}
