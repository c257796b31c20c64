#include "cli/sheet_desk.hpp"
#include "platform/text/clean.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace plenty::cli {
namespace {

using sheets::Look;

using Lines = std::vector<std::string>;

SentenceKey name_of(sheet::Separator separator) {
    switch (separator) {
    case sheet::Separator::comma:
        return "cli.separator_comma";
    case sheet::Separator::semicolon:
        return "cli.separator_semicolon";
    case sheet::Separator::tab:
        return "cli.separator_tab";
    case sheet::Separator::pipe:
        return "cli.separator_pipe";
    case sheet::Separator::star:
        return "cli.separator_star";
    }
    throw Mistake("every separator has a name");
}

std::string area_name(const Look& look, AreaId area) {
    const auto found = std::ranges::find(look.here.areas, area, &communities::NamedArea::id);
    return found == look.here.areas.end() ? std::string() : found->name;
}

/// What stands in a sheet, on one line and with nothing in it that a terminal would obey.
std::string shown(std::string_view text) {
    constexpr std::size_t most = 100;
    const auto line = text::clean_optional_line(text, {"", std::string::npos});
    if (!line.ok())
        return "?";
    std::size_t end = std::min(most, line->size());
    while (end < line->size() && end > 0 && (static_cast<unsigned char>((*line)[end]) & 0xC0U) == 0x80U)
        --end;
    return line->substr(0, end) + (end < line->size() ? "…" : "");
}

/// As --column takes them.
void add_columns(Lines& lines, const Call& call, const Look& look) {
    lines.push_back(call.speech(
        {"cli.sheet_read_as",
         {{"encoding", look.sheet.encoding}, {"separator", call.speech(name_of(look.sheet.separator))}}}));
    lines.push_back(call.speech("sheets.columns") + ":");
    for (std::size_t i = 0; i < look.sheet.header.size(); ++i) {
        const auto meaning = look.choices.columns.at(i);
        lines.push_back(fmt::format("{:>4}  {}={}  ({})", i + 1, shown(look.sheet.header[i]),
                                    sheets::key_of(meaning), call.speech(sheets::name_of(meaning))));
    }
    if (look.choices.side)
        lines.push_back(call.speech(*look.choices.side == gifts::Side::ask ? SentenceKey("cli.rows_ask")
                                                                           : SentenceKey("cli.rows_offer")));
    lines.push_back(call.speech({"cli.area_otherwise", {{"area", area_name(look, *look.choices.area)}}}));
}

void add_words(Lines& lines, const Call& call, const Look& look) {
    const auto word = [&](const std::string& text, int rows, const std::string& what) {
        return fmt::format("  {} ({}): {}", shown(text), call.speech("sheets.in_rows", rows), what);
    };
    if (std::ranges::any_of(look.plan->kinds, [](const auto& each) { return !each.is_known; }))
        lines.push_back(call.speech("sheets.unknown_kinds") + ":");
    for (const auto& each : look.plan->kinds)
        if (!each.is_known)
            lines.push_back(
                word(each.text, each.rows, look.here.tree->name(each.thing, call.speech.language())));
    if (!look.plan->areas.empty())
        lines.push_back(call.speech("sheets.unknown_areas") + ":");
    for (const auto& each : look.plan->areas)
        lines.push_back(word(each.text, each.rows, area_name(look, each.thing)));
    if (!look.plan->statuses.empty())
        lines.push_back(call.speech(sheets::name_of(sheet::Meaning::status)) + ":");
    for (const auto& each : look.plan->statuses)
        lines.push_back(word(
            each.text, each.rows,
            call.speech(each.is_over ? SentenceKey("cli.status_over") : SentenceKey("cli.status_open"))));
}

void add_troubles(Lines& lines, const Call& call, const Look& look) {
    if (!look.plan->troubles.empty())
        lines.push_back(call.speech("sheets.troubles") + ":");
    for (const sheets::Trouble& trouble : look.plan->troubles) {
        std::string line = "  ";
        if (!trouble.sentence.key.text().starts_with("sheet.")) // those name their line themselves
            line += call.speech({"sheets.line", {{"line", std::to_string(trouble.line)}}}) + ": ";
        if (trouble.column)
            line += call.speech(sheets::name_of(*trouble.column)) + ": ";
        lines.push_back(line + shown(call.speech(trouble.sentence)));
    }
}

void add_doubles(Lines& lines, const Call& call, const Look& look) {
    if (!look.plan->alike.empty())
        lines.push_back(call.speech("sheets.alike") + ":");
    for (const sheets::Alike& alike : look.plan->alike) {
        const std::string line = std::to_string(alike.entry.line);
        const Sentence which =
            alike.line
                ? Sentence{"cli.double_of_line", {{"line", line}, {"other", std::to_string(*alike.line)}}}
                : Sentence{"cli.double_of_post",
                           {{"line", line}, {"words", shown(look.here.standing[*alike.standing].words)}}};
        lines.push_back(fmt::format("  {}: {}. {}", call.speech(which),
                                    call.speech(sheets::sentence_of(alike.why)),
                                    call.speech(alike.is_entered ? SentenceKey("cli.double_comes_in")
                                                                 : SentenceKey("cli.double_stays_out"))));
    }
}

void add_summary(Lines& lines, const Call& call, const Look& look) {
    const auto add = [&](SentenceKey key, std::size_t count) {
        if (count > 0)
            lines.push_back(call.speech(key, static_cast<std::int64_t>(count)));
    };
    add("sheets.rows_of", static_cast<std::size_t>(look.plan->rows));
    add("sheets.rows_troubled", look.plan->troubles.size());
    add("sheets.rows_over", static_cast<std::size_t>(look.plan->over));
    add("sheets.rows_alike", look.plan->left_out_alike());
    add("sheets.rows_blank", static_cast<std::size_t>(look.plan->blank));
}

}

std::vector<std::string> lines_of(const Call& call, const Look& look) {
    Lines lines;
    add_columns(lines, call, look);
    if (look.plan) {
        add_words(lines, call, look);
        add_troubles(lines, call, look);
        add_doubles(lines, call, look);
        add_summary(lines, call, look);
    }
    return lines;
}

}
