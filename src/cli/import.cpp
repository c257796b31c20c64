#include "cli/commands.hpp"
#include "cli/sheet_desk.hpp"

#include <filesystem>

namespace plenty::cli {
namespace {

using sheets::ImportView;
using sheets::Touched;

struct Place {
    PersonId person;
    CommunityId community;
};

Result<Place> find_place(const db::Reader& reader, const Call& call) {
    const auto person = TRY(find_person(reader, call.text("as")));
    const auto community = TRY(communities::find_community(reader, call.text("community")));
    return Place{person, community.id};
}

sheets::Manner manner_of(const Call& call) {
    return {call.speech.language(), call.speech.zone()};
}

/// What became of a sheet, as far as it came.
struct Course {
    std::optional<sheets::Here> here = {};
    std::optional<sheets::Choices> choices = {};
    std::optional<sheets::Plan> plan = {};
    std::optional<sheets::Imported> imported = {};
};

/// Enters the sheet in this transaction, and keeps what is known of it on the way there.
Outcome enter(db::Transaction& tx, const Call& call, const SheetDesk& desk, const sheet::Sheet& sheet,
              Course& course) {
    course = {};
    const Place place = TRY(find_place(tx, call));
    const auto manner = manner_of(call);
    course.here = TRY(sheets::look_around(tx, desk.at(), place.person, place.community, manner));
    course.choices = TRY(typed_choices(call, sheet, *course.here));
    course.plan = TRY(sheets::make_plan(sheet, *course.choices, *course.here));
    course.imported =
        TRY(sheets::import_sheet(tx, desk.at(), place.person,
                                 {place.community, sheet, *course.choices, manner,
                                  std::filesystem::path(call.text("file")).filename().string()}));
    return Done{};
}

/// A dry run enters it, too, so that it is refused where an import would be; then none of it stands.
Outcome run_through(Desk& desk, const Call& call, const SheetDesk& sheet_desk, const sheet::Sheet& sheet,
                    Course& course) {
    Outcome outcome = Done{};
    const auto written = desk.write([&](db::Transaction& tx) -> Outcome {
        outcome = enter(tx, call, sheet_desk, sheet, course);
        if (outcome.ok() && call.has("dry-run"))
            return Refusal{Why::conflict, {"cli.nothing_changed"}};
        return outcome;
    });
    return call.has("dry-run") ? outcome : written;
}

void add_outcome(Answer& answer, const Call& call, const sheets::Imported& imported) {
    const auto say = [&](SentenceKey key, std::size_t count) {
        answer.lines.push_back(call.speech(key, static_cast<std::int64_t>(count)));
    };
    if (call.has("dry-run")) {
        say("sheets.will_enter", imported.posts);
        answer.lines.push_back(call.speech("cli.nothing_changed"));
        return;
    }
    say("sheets.entered", imported.posts);
    say("cli.new_neighbours", imported.neighbours);
    answer.lines.push_back(call.speech({"cli.take_back",
                                        {{"id", imported.id.text()},
                                         {"community", std::string(call.text("community"))},
                                         {"name", std::string(call.text("as"))}}}));
    answer.document["import"] = {{"id", imported.id.text()},
                                 {"posts", imported.posts},
                                 {"neighbours", imported.neighbours},
                                 {"left_out", imported.left_out}};
}

Result<Answer> import_file(const Call& call) {
    Desk desk(call.config, call.clock);
    const SheetDesk sheet_desk(call.config, desk.randomness());
    const auto most = sheet_desk.at().most_bytes;
    const std::string bytes = TRY(read_file(call.text("file"), most));
    const sheet::Sheet sheet = TRY(sheets::read_sheet(bytes, most));
    Course course;
    const Outcome outcome = run_through(desk, call, sheet_desk, sheet, course);
    Answer answer;
    if (course.choices) {
        const sheets::Look look{sheet, *course.choices, *course.here, course.plan ? &*course.plan : nullptr};
        answer.lines = lines_of(call, look);
        answer.document = sheets::document_of(look, call.speech.language());
    }
    if (outcome.ok())
        add_outcome(answer, call, *course.imported);
    else
        answer.refusal = outcome.refusal();
    return answer;
}

void add_what_stays(Answer& answer, const Call& call, const ImportView& view, SentenceKey title) {
    const bool is_over = view.undone_at.has_value();
    std::vector<std::string> lines;
    const auto add = [&](const std::string& what, Touched touched) {
        if (is_over || touched != Touched::no)
            lines.push_back("  " + what + ": " + call.speech(sentence_of(touched)));
    };
    for (const auto& each : view.posts)
        add(each.id.text() + " " + each.words, each.touched);
    for (const auto& each : view.neighbours)
        add(each.name, each.touched);
    if (!lines.empty())
        answer.lines.push_back(call.speech(title) + ":");
    answer.lines.insert(answer.lines.end(), lines.begin(), lines.end());
}

Answer told(const Call& call, const ImportView& view) {
    Answer answer;
    answer.document = sheets::document_of(view, call.speech.language());
    if (!view.undone_at) {
        answer.lines.push_back(call.speech("sheets.entered", static_cast<std::int64_t>(view.posts.size())));
        add_what_stays(answer, call, view, "sheets.would_stay");
        answer.lines.push_back(call.speech("cli.nothing_changed"));
        return answer;
    }
    const bool is_all = view.posts.empty() && view.neighbours.empty();
    answer.lines.push_back(
        call.speech(is_all ? SentenceKey("sheets.undone_all") : SentenceKey("sheets.undone_some")));
    add_what_stays(answer, call, view, "sheets.stayed");
    return answer;
}

std::string page_of(const Call& call, SheetId import) {
    return "/c/" + std::string(call.text("community")) + "/sheet/" + import.text() + "/import";
}

Result<Answer> undo(const Call& call) {
    const auto id = SheetId::parse(call.text("undo"));
    if (!id)
        return Refusal{Why::not_found, {"sheets.no_import"}, "undo"};
    Desk desk(call.config, call.clock);
    const SheetDesk sheet_desk(call.config, desk.randomness());
    const auto vault = sheet_desk.open_vault(call.clock);
    if (!vault)
        return Refusal{Why::conflict, {"cli.undo_on_the_page", {{"page", page_of(call, *id)}}}};
    if (call.has("dry-run"))
        return told(call, TRY(desk.read([&](db::Reader& reader) -> Result<ImportView> {
                        const Place place = TRY(find_place(reader, call));
                        return sheets::look_at_import(reader, sheet_desk.at(), *vault, place.person,
                                                      place.community, *id);
                    })));
    return told(call, TRY(desk.write([&](db::Transaction& tx) -> Result<ImportView> {
                    const Place place = TRY(find_place(tx, call));
                    return sheets::undo_import(tx, sheet_desk.at(), *vault, place.person, place.community,
                                               *id);
                })));
}

/// Whoever --as names, else one of those who look after the community now.
Result<PersonId> find_exporter(const db::Reader& reader, const Call& call, CommunityId community) {
    if (call.has("as"))
        return find_person(reader, call.text("as"));
    const auto stewards = communities::list_stewards(reader, community);
    if (stewards.empty())
        return Refusal{Why::invalid, {"cli.nobody_looks_after_it"}, "as"};
    return stewards.front();
}

}

Result<Answer> import_sheet(const Call& call) {
    return call.has("undo") ? undo(call) : import_file(call);
}

Result<Answer> export_sheet(const Call& call) {
    Desk desk(call.config, call.clock);
    const SheetDesk sheet_desk(call.config, desk.randomness());
    const std::string bytes = TRY(desk.read([&](db::Reader& reader) -> Result<std::string> {
        const auto community = TRY(communities::find_community(reader, call.text("community")));
        const auto person = TRY(find_exporter(reader, call, community.id));
        return sheets::export_sheet(reader, sheet_desk.at(), person, community.id, manner_of(call));
    }));
    if (call.form == Form::json)
        return Answer{.document = {{"sheet", bytes}}};
    call.out << bytes;
    return Answer{};
}

}
