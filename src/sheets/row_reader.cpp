#include "sheets/row_reader.hpp"

#include "platform/locale/say.hpp"
#include "platform/sheet/shapes.hpp"
#include "platform/text/clean.hpp"
#include "platform/text/fold.hpp"
#include "sheets/cells.hpp"
#include "sheets/terms.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace plenty::sheets {
namespace {

using namespace std::chrono_literals;
using sheet::Meaning;

constexpr std::size_t longest_name = 60;
constexpr std::size_t longest_contact = 200;

std::string joined(const std::vector<std::string_view>& texts, std::string_view between) {
    std::string all;
    for (const std::string_view text : texts) {
        if (!all.empty())
            all += between;
        all += text;
    }
    return all;
}

/// What stands in `list` under this text; a new one at its end, if there is none yet.
template <class Spoken>
Spoken& noted(std::vector<Spoken>& list, std::unordered_map<std::string, std::size_t>& index,
              std::string_view text) {
    const auto [at, is_new] = index.try_emplace(text::folded(text), list.size());
    if (is_new) {
        Spoken& added = list.emplace_back();
        added.text = text;
        added.folded = at->first;
    }
    ++list[at->second].rows;
    return list[at->second];
}

sheet::DateOrder order_of(const sheet::Sheet& sheet, const std::vector<std::size_t>& columns) {
    std::vector<std::string_view> cells;
    for (const sheet::Row& row : sheet.rows)
        for (const std::size_t column : columns)
            cells.emplace_back(row.cells[column]);
    return sheet::guess_date_order(cells);
}

gifts::Requirements requirements_of(std::string_view cell) {
    gifts::Requirements all;
    for (const std::string& piece : pieces_of(cell))
        if (const auto one = find_term(requirement_terms, piece))
            all = all.with(*one);
    return all;
}

bool starts_a_date(std::string_view cell) {
    return locale::parse_day(cell.substr(0, 10)).has_value();
}

/// The column that a refusal of a field is about.
std::optional<Meaning> column_of(std::string_view field) {
    constexpr std::array<std::pair<std::string_view, Meaning>, 9> fields{{{"words", Meaning::wanted},
                                                                          {"place", Meaning::address},
                                                                          {"contact", Meaning::contact_by},
                                                                          {"name", Meaning::name},
                                                                          {"languages", Meaning::languages},
                                                                          {"quantity", Meaning::quantity},
                                                                          {"reach", Meaning::reach},
                                                                          {"until", Meaning::needed_by},
                                                                          {"kind", Meaning::kind}}};
    for (const auto& [name, meaning] : fields)
        if (name == field)
            return meaning;
    return std::nullopt;
}

Refusal unclear(SentenceKey key, std::string_view cell) {
    return {Why::invalid, {key, {{"cell", std::string(cell)}}}};
}

}

RowReader::RowReader(const sheet::Sheet& sheet, const Choices& choices, const Here& here)
    : sheet_(&sheet), choices_(&choices), here_(&here), finder_(here.tree, here.language) {
    for (std::size_t i = 0; i < std::min(choices.columns.size(), sheet.header.size()); ++i)
        columns_[choices.columns[i]].push_back(i);
    from_order_ = order_of(sheet, columns_[Meaning::available_from]);
    until_order_ = order_of(sheet, columns_[Meaning::needed_by]);
    std::erase_if(columns_, [](const auto& column) { return column.second.empty(); });
}

RowReader::Cells RowReader::cells(const sheet::Row& row, Meaning meaning) const {
    Cells all;
    if (const auto found = columns_.find(meaning); found != columns_.end())
        for (const std::size_t column : found->second)
            if (!row.cells[column].empty())
                all.emplace_back(row.cells[column]);
    return all;
}

std::string_view RowReader::cell(const sheet::Row& row, Meaning meaning) const {
    const Cells all = cells(row, meaning);
    return all.empty() ? std::string_view() : all.front();
}

bool RowReader::is_over(const sheet::Row& row) {
    const std::string_view status = cell(row, Meaning::status);
    if (status.empty())
        return false;
    Status& known = noted(statuses_, status_at_, status);
    const auto chosen = choices_->over.find(known.folded);
    known.is_over = chosen != choices_->over.end() ? chosen->second : says_over(status);
    return known.is_over;
}

std::vector<std::string> RowReader::pieces(const sheet::Row& row) const {
    Cells spoken = cells(row, Meaning::kind);
    if (spoken.empty())
        spoken = cells(row, Meaning::wanted);
    std::vector<std::string> all;
    for (const std::string_view cell : spoken) {
        if (finder_.exactly(cell))
            all.emplace_back(cell);
        else
            std::ranges::move(pieces_of(cell), std::back_inserter(all));
    }
    return all;
}

std::string RowReader::words(const sheet::Row& row, const std::vector<std::string>& pieces,
                             const std::string& piece) const {
    Cells texts = cells(row, Meaning::wanted);
    const bool has_kind = !cells(row, Meaning::kind).empty();
    if (!has_kind)
        std::erase_if(texts, says_no);
    const bool is_list = pieces.size() > 1 && !has_kind;
    if (texts.empty() || is_list)
        texts = {piece};
    std::ranges::copy(cells(row, Meaning::details), std::back_inserter(texts));
    const std::string_view quantity = cell(row, Meaning::quantity);
    if (!says_no(quantity) && !number_in(quantity))
        texts.push_back(quantity);
    return joined(texts, "\n");
}

Who RowReader::who(const sheet::Row& row) const {
    Cells name = cells(row, Meaning::name);
    if (name.empty())
        for (const Meaning part : {Meaning::first_name, Meaning::last_name})
            std::ranges::copy(cells(row, part), std::back_inserter(name));
    Cells contact, address;
    for (const Meaning part : {Meaning::phone, Meaning::email, Meaning::contact_by})
        std::ranges::copy(cells(row, part), std::back_inserter(contact));
    for (const Meaning part : {Meaning::address, Meaning::cross_street, Meaning::postcode})
        std::ranges::copy(cells(row, part), std::back_inserter(address));
    return {.name = joined(name, " "),
            .contact = joined(contact, "\n"),
            .address = joined(address, ", "),
            .languages = joined(cells(row, Meaning::languages), ", ")};
}

std::optional<Instant> RowReader::moment(std::string_view cell, sheet::DateOrder order,
                                         std::chrono::minutes if_only_a_day) const {
    if (const auto day = locale::parse_day(cell))
        return locale::instant_of(here_->zone, {*day, if_only_a_day});
    const auto read = sheet::moment_of(cell, order);
    if (!read)
        return std::nullopt;
    const auto day = std::chrono::floor<std::chrono::days>(*read);
    auto time = std::chrono::floor<std::chrono::minutes>(*read - day);
    if (time == 0min && !starts_a_date(cell))
        time = if_only_a_day;
    return locale::instant_of(here_->zone, {std::chrono::year_month_day(day), time});
}

gifts::When RowReader::when(const sheet::Row& row) const {
    return {.from = moment(cell(row, Meaning::available_from), from_order_, 0min),
            .until = moment(cell(row, Meaning::needed_by), until_order_, 24h - 1min),
            .weekdays = weekdays_of(cell(row, Meaning::recurring))};
}

AreaId RowReader::area(const sheet::Row& row) {
    const Cells named = cells(row, Meaning::area);
    const AreaId otherwise = choices_->area.value_or(here_->areas.front().id);
    if (named.empty())
        return otherwise;
    for (const std::string_view name : named)
        for (const communities::NamedArea& area : here_->areas)
            if (area.name == name)
                return area.id;
    for (const std::string_view name : named)
        for (const communities::NamedArea& area : here_->areas)
            if (text::folded(area.name) == text::folded(name))
                return area.id;
    auto& unknown = noted(areas_, area_at_, joined(named, ", "));
    unknown.thing = otherwise;
    if (const auto chosen = choices_->areas.find(unknown.folded); chosen != choices_->areas.end()) {
        unknown.is_known = std::ranges::find(here_->areas, chosen->second, &communities::NamedArea::id) !=
                           here_->areas.end();
        unknown.thing = unknown.is_known ? chosen->second : otherwise;
    }
    return unknown.thing;
}

kinds::KindId RowReader::kind(const std::string& piece) {
    auto& spoken = noted(kinds_, kind_at_, piece);
    const auto chosen = choices_->kinds.find(spoken.folded);
    const auto found = chosen != choices_->kinds.end() ? std::optional(chosen->second) : finder_.find(piece);
    spoken.is_known = found.has_value();
    spoken.thing = found.value_or(finder_.other());
    return spoken.thing;
}

/// Everything that the gifts of one row have in common.
Result<gifts::Draft> RowReader::shared_draft(const sheet::Row& row) {
    gifts::Draft draft;
    const std::string_view side = cell(row, Meaning::direction);
    std::optional<gifts::Side> said = find_term(side_terms, side);
    if (const auto direction = sheet::direction_of(side); !said && direction)
        said = *direction == sheet::Direction::ask ? gifts::Side::ask : gifts::Side::offer;
    if (!said && !choices_->side)
        return unclear("sheets.unclear_side", side);
    draft.side = said ? *said : *choices_->side;
    draft.quantity = Quantity(number_in(cell(row, Meaning::quantity)).value_or(1));
    draft.when = when(row);
    draft.area = area(row);
    const std::string_view reach = cell(row, Meaning::reach);
    draft.reach_km = static_cast<int>(std::clamp<std::int64_t>(number_in(reach).value_or(0), -1, 10'000));
    draft.requirements = requirements_of(cell(row, Meaning::requirements));
    draft.audience = find_term(audience_terms, cell(row, Meaning::audience)).value_or(draft.audience);
    draft.choosing = find_term(choosing_terms, cell(row, Meaning::choosing)).value_or(draft.choosing);
    const std::string_view urgency = cell(row, Meaning::urgency);
    const auto named = find_term(urgency_terms, urgency);
    draft.urgency = named ? *named : urgency_of(urgency).value_or(draft.urgency);
    draft.is_no_trade = choices_->is_no_trade;
    for (const Meaning date : {Meaning::available_from, Meaning::needed_by})
        if (const auto typed = cell(row, date);
            !says_no(typed) && !(date == Meaning::needed_by ? draft.when.until : draft.when.from))
            return unclear("sheets.unclear_date", typed);
    return draft;
}

Result<Entry> RowReader::entry(const sheet::Row& row, const std::vector<std::string>& pieces) {
    Entry entry{.line = row.line, .who = who(row), .agreed = choices_->agreed, .gifts = {}};
    if (const auto consent = cell(row, Meaning::consent); !consent.empty())
        entry.agreed = says_written(consent) ? Agreed::written : choices_->agreed.value_or(Agreed::spoken);
    Who& person = entry.who;
    if (person.name.empty())
        person.name = locale::say(here_->language, "handovers.somebody");
    if (person.contact.empty())
        person.contact = locale::say(here_->language, "sheets.no_contact");
    person.name = TRY(text::clean_name(person.name, {"name", longest_name}));
    person.contact = TRY(text::clean_words(person.contact, {"contact", longest_contact}));
    person.address = TRY(text::clean_optional_words(person.address, {"place", gifts::longest_place}));
    person.languages = TRY(text::clean_optional_line(person.languages, {"languages", 100}));
    gifts::Draft draft = TRY(shared_draft(row));
    draft.languages = person.languages;
    draft.exact_place = person.address;
    for (const std::string& piece : pieces) {
        draft.kind = kind(piece);
        draft.words = words(row, pieces, piece);
        entry.gifts.push_back(TRY(gifts::checked(draft, here_->now)));
    }
    return entry;
}

ReadRow RowReader::read(const sheet::Row& row) {
    if (is_over(row))
        return Over{};
    std::vector<std::string> wanted = pieces(row);
    if (wanted.empty()) {
        const Cells details = cells(row, Meaning::details);
        if (details.empty() && who(row).name.empty() && who(row).contact.empty())
            return Blank{};
        if (details.empty())
            return Trouble{row.line, {"sheets.nothing_wanted"}};
        wanted = {std::string(details.front())};
    }
    if (wanted.size() > most_gifts_in_a_row)
        return Trouble{row.line,
                       {"sheets.too_many_gifts_in_a_row", {{"most", std::to_string(most_gifts_in_a_row)}}}};
    if (const auto consent = cell(row, Meaning::consent); !consent.empty() && says_no(consent))
        return Trouble{row.line, {"sheets.did_not_agree"}};
    auto read = entry(row, wanted);
    if (read.ok())
        return *std::move(read);
    const auto& [why, sentence, field] = read.refusal();
    if (sentence.key == SentenceKey("gifts.sounds_like_trade"))
        return Trouble{row.line, {"sheets.sounds_like_trade", sentence.blanks}, Meaning::wanted, true};
    return Trouble{row.line, sentence, column_of(field)};
}

std::vector<Placed<kinds::KindId>> RowReader::kinds() const {
    auto all = kinds_;
    std::ranges::sort(all, {},
                      [](const auto& each) { return std::tuple(each.is_known, -each.rows, each.folded); });
    return all;
}

std::vector<Placed<AreaId>> RowReader::areas() const {
    return areas_;
}

std::vector<Status> RowReader::statuses() const {
    return statuses_;
}

}
