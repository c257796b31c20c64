#include "platform/text/fold.hpp"
#include "sheets/api.hpp"

#include <algorithm>

namespace plenty::sheets::programs {
namespace {

using api::identity;
using api::moment;
using api::or_null;
using api::text;
using api::yes_or_no;

constexpr std::size_t most_columns = 200;
constexpr std::size_t most_words = most_rows * most_gifts_in_a_row;

const api::Shape<KindChoice>& kind_choice_shape() {
    static const auto shape = api::record<KindChoice>("SheetKindChoice", "What a word of the sheet is.")
                                  .member("word", &KindChoice::word, text())
                                  .member("kind", &KindChoice::kind, identity<kinds::KindId>())
                                  .shape();
    return shape;
}

const api::Shape<AreaChoice>& area_choice_shape() {
    static const auto shape = api::record<AreaChoice>("SheetAreaChoice", "Where a place of the sheet is.")
                                  .member("place", &AreaChoice::place, text())
                                  .member("area", &AreaChoice::area, identity<AreaId>())
                                  .shape();
    return shape;
}

const api::Shape<StatusChoice>& status_choice_shape() {
    static const auto shape =
        api::record<StatusChoice>("SheetStatusChoice", "Whether rows with a status stay out.")
            .member("status", &StatusChoice::status, text())
            .member("is_over", &StatusChoice::is_over, yes_or_no())
            .shape();
    return shape;
}

const api::Shape<DoubleChoice>& double_choice_shape() {
    static const auto shape =
        api::record<DoubleChoice>("SheetDoubleChoice", "Whether a possible double is entered all the same.")
            .member("line", &DoubleChoice::line, count_shape())
            .member("is_entered", &DoubleChoice::is_entered, yes_or_no())
            .shape();
    return shape;
}

/// Whether such a kind can be chosen here.
bool is_kind(const Here& here, kinds::KindId kind) {
    return here.tree->find(kind) != nullptr;
}

bool is_area(const Here& here, AreaId area) {
    return std::ranges::find(here.areas, area, &communities::NamedArea::id) != here.areas.end();
}

Refusal no_choice(std::string_view list, std::size_t position, std::string_view member) {
    return api::refused_at("/" + std::string(list) + "/" + std::to_string(position) + "/" +
                               std::string(member),
                           {"gifts.not_a_choice"});
}

Outcome choose_words(Choices& choices, const ChoicesBody& body, const Here& here) {
    for (std::size_t i = 0; i < body.kinds.size(); ++i) {
        if (!is_kind(here, body.kinds[i].kind))
            return no_choice("kinds", i, "kind");
        choices.kinds.insert_or_assign(text::folded(body.kinds[i].word), body.kinds[i].kind);
    }
    for (std::size_t i = 0; i < body.areas.size(); ++i) {
        if (!is_area(here, body.areas[i].area))
            return no_choice("areas", i, "area");
        choices.areas.insert_or_assign(text::folded(body.areas[i].place), body.areas[i].area);
    }
    for (const StatusChoice& each : body.statuses)
        choices.over.insert_or_assign(text::folded(each.status), each.is_over);
    return Done{};
}

}

const api::Shape<ChoicesBody>& choices_shape() {
    static const auto shape =
        api::record<ChoicesBody>("SheetChoices", "What somebody decides about a sheet.")
            .option("columns", &ChoicesBody::columns, list_of(meaning_shape(), most_columns),
                    "What each column means, in their order.")
            .option("side", &ChoicesBody::side, or_null(side_shape()),
                    "What every row is that does not say so itself.")
            .option("area", &ChoicesBody::area, identity<AreaId>(), "Where a row is that names no area here.")
            .option("areas", &ChoicesBody::areas, list_of(area_choice_shape(), most_rows))
            .option("kinds", &ChoicesBody::kinds, list_of(kind_choice_shape(), most_words))
            .option("statuses", &ChoicesBody::statuses, list_of(status_choice_shape(), most_rows))
            .option("doubles", &ChoicesBody::doubles, list_of(double_choice_shape(), most_rows))
            .option("agreed", &ChoicesBody::agreed, or_null(agreed_shape()),
                    "How those people agreed to be kept here of whom their row does not say.")
            .option("is_no_trade", &ChoicesBody::is_no_trade, yes_or_no(),
                    "\"None of these rows asks for anything in return.\"")
            .option("without_troubled_rows", &ChoicesBody::without_troubled_rows, yes_or_no(),
                    "Go on without the rows that cannot be entered.")
            .shape();
    return shape;
}

ChoicesBody body_of(const Choices& choices) {
    ChoicesBody body{.columns = choices.columns,
                     .side = choices.side,
                     .area = choices.area.value_or(AreaId()),
                     .agreed = choices.agreed,
                     .is_no_trade = choices.is_no_trade,
                     .without_troubled_rows = choices.without_troubled_rows};
    for (const auto& [place, area] : choices.areas)
        body.areas.push_back({place, area});
    for (const auto& [word, kind] : choices.kinds)
        body.kinds.push_back({word, kind});
    for (const auto& [status, is_over] : choices.over)
        body.statuses.push_back({status, is_over});
    for (const auto& [line, is_entered] : choices.alike)
        body.doubles.push_back({line, is_entered});
    return body;
}

Result<Choices> choices_of(const ChoicesBody& body, const OpenSheet& open) {
    const std::size_t count = open.sheet.header.size();
    if (body.columns.size() != count)
        return api::refused_at("/columns", {"sheets.each_column", {}, static_cast<std::int64_t>(count)});
    if (!is_area(open.here, body.area))
        return api::refused_at("/area", {"gifts.not_a_choice"});
    Choices choices{.columns = body.columns, .side = body.side, .area = body.area, .agreed = body.agreed};
    choices.is_no_trade = body.is_no_trade;
    choices.without_troubled_rows = body.without_troubled_rows;
    TRY(choose_words(choices, body, open.here));
    for (const DoubleChoice& each : body.doubles)
        choices.alike.insert_or_assign(static_cast<int>(each.line), each.is_entered);
    return choices;
}

const api::Shape<SheetTold>& sheet_shape() {
    static const auto missing =
        api::record<MissingTold>("SheetMissing", "What must be said before it is known what will be entered.")
            .tells("code", &MissingTold::code, text(), "The same in every language.")
            .tells("sentence", &MissingTold::sentence, text())
            .tells("member", &MissingTold::member, text(), "Of the choices.")
            .shape();
    static const auto shape =
        api::record<SheetTold>("Sheet", "A sheet that waits, for whoever sent it. It waits for a day.")
            .tells("id", &SheetTold::id, identity<SheetId>())
            .tells("filename", &SheetTold::filename, text())
            .tells("choices", &SheetTold::choices, choices_shape(), "Guessed first.")
            .tells("look", &SheetTold::look, look_shape())
            .tells("missing", &SheetTold::missing, or_null(missing), "Null where there is a plan.")
            .shape();
    return shape;
}

const api::Shape<api::Page<Waiting>>& waiting_shape() {
    static const auto shape =
        api::page_of(api::record<Waiting>("WaitingSheet", "A sheet that is not on the board yet.")
                         .tells("id", &Waiting::id, identity<SheetId>())
                         .tells("filename", &Waiting::filename, text())
                         .tells("kept_at", &Waiting::kept_at, moment())
                         .shape());
    return shape;
}

const api::Shape<api::Page<StoredImport>>& imports_shape() {
    static const auto shape = api::page_of(
        api::record<StoredImport>("PastImport", "A sheet that was brought in.")
            .tells("id", &StoredImport::id, identity<SheetId>())
            .tells("filename", &StoredImport::filename, text())
            .tells("imported_at", &StoredImport::imported_at, moment())
            .tells("undone_at", &StoredImport::undone_at, or_null(moment()), "When it was taken back.")
            .shape());
    return shape;
}

const api::Shape<Sending>& sending_shape() {
    static const auto shape = api::record<Sending>("SheetSending", "What else there is to say of a file.")
                                  .option("filename", &Sending::filename, text(), "What it is called.")
                                  .shape();
    return shape;
}

}
