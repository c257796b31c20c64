#include "sheets/choices.hpp"

#include "base/number.hpp"
#include "sheets/terms.hpp"

#include <algorithm>
#include <initializer_list>

namespace plenty::sheets {
namespace {

using sheet::Meaning;

constexpr std::size_t most_fields = 100'000;
constexpr std::size_t sampled_rows = 60;

/// Hands each pair of two fields that stand side by side in a form to `use`.
template <class Use>
void each_pair(const http::Fields& form, std::string_view left, std::string_view right, Use use) {
    const auto lefts = form.all(left);
    const auto rights = form.all(right);
    for (std::size_t i = 0; i < std::min(lefts.size(), rights.size()); ++i)
        use(lefts[i], rights[i]);
}

void read_side(Choices& choices, std::string_view side) {
    choices.side = std::nullopt;
    if (side == "ask")
        choices.side = gifts::Side::ask;
    if (side == "offer")
        choices.side = gifts::Side::offer;
}

void read_agreed(Choices& choices, std::string_view agreed) {
    choices.agreed = std::nullopt;
    if (agreed == "spoken")
        choices.agreed = Agreed::spoken;
    if (agreed == "written")
        choices.agreed = Agreed::written;
}

void read_areas(Choices& choices, const http::Fields& form) {
    each_pair(form, "place", "place_area", [&](std::string_view place, std::string_view typed) {
        if (const auto area = AreaId::parse(typed))
            choices.areas.insert_or_assign(std::string(place), *area);
        else
            choices.areas.erase(std::string(place));
    });
}

std::string encoded(std::initializer_list<std::pair<std::string_view, std::string>> fields) {
    std::string text;
    for (const auto& [name, value] : fields)
        text += "&" + std::string(name) + "=" + http::encode_component(value);
    return text;
}

std::string_view yes_if(bool holds) {
    return holds ? "yes" : "";
}

std::string text_of_columns(const Choices& choices) {
    std::string text;
    for (const Meaning meaning : choices.columns)
        text += encoded({{"column", std::string(key_of(meaning))}});
    if (choices.side)
        text += encoded({{"side", choices.side == gifts::Side::ask ? "ask" : "offer"}});
    if (choices.area)
        text += encoded({{"area", choices.area->text()}});
    return text;
}

}

Choices guess_choices(const sheet::Sheet& sheet) {
    Choices choices;
    if (is_own_header(sheet.header)) {
        choices.columns.assign(own_columns().begin(), own_columns().end());
        return choices;
    }
    const std::span<const sheet::Row> rows(sheet.rows);
    for (const sheet::Guess& guess :
         sheet::guess_columns(sheet.header, rows.first(std::min(rows.size(), sampled_rows))))
        choices.columns.push_back(find_meaning(key_of(guess.meaning)).value_or(Meaning::none));
    if (const auto direction = sheet::guess_direction(sheet.header))
        choices.side = direction == sheet::Direction::ask ? gifts::Side::ask : gifts::Side::offer;
    return choices;
}

void read_columns(Choices& choices, const http::Fields& form) {
    const auto typed = form.all("column");
    for (std::size_t i = 0; i < std::min(typed.size(), choices.columns.size()); ++i)
        choices.columns[i] = find_meaning(typed[i]).value_or(Meaning::none);
    read_side(choices, form.get("side"));
    choices.area = AreaId::parse(form.get("area"));
}

void read_decisions(Choices& choices, const http::Fields& form) {
    read_areas(choices, form);
    const auto ticked = form.all("over");
    for (const std::string_view status : form.all("status"))
        choices.over.insert_or_assign(std::string(status), std::ranges::find(ticked, status) != ticked.end());
    read_agreed(choices, form.get("agreed"));
    choices.is_no_trade = form.get("is_no_trade") == "yes";
    choices.without_troubled_rows = form.get("without_troubled_rows") == "yes";
    for (const std::string_view typed : form.all("alike"))
        if (const auto line = parse_number<int>(typed))
            choices.alike.insert_or_assign(*line, form.get("alike-" + std::string(typed)) == "enter");
}

std::string text_of(const Choices& choices) {
    std::string text = "version=1" + text_of_columns(choices);
    for (const auto& [place, area] : choices.areas)
        text += encoded({{"place", place}, {"place_area", area.text()}});
    for (const auto& [word, kind] : choices.kinds)
        text += encoded({{"word", word}, {"word_kind", kind.text()}});
    for (const auto& [status, is_over] : choices.over)
        text += encoded({{"status", status}, {is_over ? "over" : "open", status}});
    for (const auto& [line, is_entered] : choices.alike)
        text += encoded({{"alike", std::to_string(line)},
                         {"alike-" + std::to_string(line), is_entered ? "enter" : "leave"}});
    if (choices.agreed)
        text += encoded({{"agreed", choices.agreed == Agreed::spoken ? "spoken" : "written"}});
    return text + encoded({{"is_no_trade", std::string(yes_if(choices.is_no_trade))},
                           {"without_troubled_rows", std::string(yes_if(choices.without_troubled_rows))}});
}

std::optional<Choices> choices_from(std::string_view text) {
    const auto fields = http::parse_urlencoded(text, most_fields);
    if (!fields || fields->get("version") != "1")
        return std::nullopt;
    Choices choices;
    choices.columns.resize(fields->all("column").size());
    read_columns(choices, *fields);
    read_decisions(choices, *fields);
    each_pair(*fields, "word", "word_kind", [&](std::string_view word, std::string_view typed) {
        if (const auto kind = kinds::KindId::parse(typed))
            choices.kinds.insert_or_assign(std::string(word), *kind);
    });
    return choices;
}

}
