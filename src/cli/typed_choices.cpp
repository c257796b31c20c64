#include "base/number.hpp"
#include "cli/sheet_desk.hpp"
#include "platform/text/fold.hpp"

#include <algorithm>

namespace plenty::cli {
namespace {

std::vector<std::string> all_meanings() {
    std::vector<std::string> keys;
    for (const sheet::Meaning meaning : sheets::all_meanings())
        keys.emplace_back(sheets::key_of(meaning));
    return keys;
}

/// The column of that header, else the one of that number; columns without a header have nothing else.
std::optional<std::size_t> find_column(const sheet::Sheet& sheet, std::string_view typed) {
    for (std::size_t i = 0; i < sheet.header.size(); ++i)
        if (!typed.empty() && text::folded(sheet.header[i]) == text::folded(typed))
            return i;
    const auto number = parse_number<std::size_t>(typed);
    return number && *number >= 1 && *number <= sheet.header.size() ? std::optional(*number - 1)
                                                                    : std::nullopt;
}

/// "HEADER=MEANING"; a header may have the sign, a meaning has not.
Outcome choose_column(sheets::Choices& choices, const sheet::Sheet& sheet, std::string_view typed,
                      locale::Language language) {
    const auto sign = std::min(typed.rfind('='), typed.size());
    const auto header = typed.substr(0, sign);
    const auto column = find_column(sheet, header);
    if (!column)
        return Refusal{Why::invalid,
                       {"cli.no_such_column",
                        {{"column", std::string(header)}, {"columns", locale::list(language, sheet.header)}}},
                       "column"};
    const auto meaning = sheets::find_meaning(typed.substr(std::min(sign + 1, typed.size())));
    if (!meaning)
        return Refusal{
            Why::invalid,
            {"cli.no_such_meaning",
             {{"column", std::string(header)}, {"meanings", locale::list(language, all_meanings())}}},
            "column"};
    choices.columns[*column] = *meaning;
    return Done{};
}

}

Result<sheets::Choices> typed_choices(const Call& call, const sheet::Sheet& sheet, const sheets::Here& here) {
    sheets::Choices choices = sheets::guess_choices(sheet);
    for (const std::string_view typed : call.texts("column"))
        TRY(choose_column(choices, sheet, typed, call.speech.language()));
    if (call.has("side"))
        choices.side = call.text("side") == "ask" ? gifts::Side::ask : gifts::Side::offer;
    if (call.has("agreed"))
        choices.agreed = call.text("agreed") == "written" ? sheets::Agreed::written : sheets::Agreed::spoken;
    choices.area = call.has("area") ? TRY(find_area(here.areas, call.text("area"))) : here.areas.front().id;
    choices.is_no_trade = call.has("nothing-in-return");
    choices.without_troubled_rows = call.has("without-troubled-rows");
    if (call.has("with-doubles"))
        for (const sheet::Row& row : sheet.rows)
            choices.alike[row.line] = true;
    return choices;
}

}
