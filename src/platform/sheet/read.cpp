#include "platform/sheet/encoding.hpp"
#include "platform/sheet/formula.hpp"
#include "platform/sheet/records.hpp"
#include "platform/sheet/shapes.hpp"
#include "platform/sheet/sheet.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace plenty::sheet {
namespace {

bool is_workbook(std::string_view bytes) {
    constexpr std::array<std::string_view, 3> beginnings{"PK\x03\x04", "\xD0\xCF\x11\xE0", "%PDF"};
    return std::ranges::any_of(beginnings, [&](auto beginning) { return bytes.starts_with(beginning); });
}

Refusal refusal(SentenceKey key, std::size_t limit, int line = 0) {
    return {Why::too_large, {key, {{"limit", std::to_string(limit)}, {"line", std::to_string(line)}}}};
}

/// Takes away Excel's first line "sep=;" and says which separator it names.
std::optional<Separator> declared_separator(std::string_view& text) {
    constexpr std::array<std::pair<std::string_view, Separator>, 4> lines{{{"sep=,", Separator::comma},
                                                                           {"sep=;", Separator::semicolon},
                                                                           {"sep=\t", Separator::tab},
                                                                           {"sep=|", Separator::pipe}}};
    for (const auto& [line, separator] : lines) {
        const auto end = text.find_first_of("\r\n");
        if (end != line.size() || !text.starts_with(line))
            continue;
        text.remove_prefix(std::min(text.find_first_not_of("\r\n", end), text.size()));
        return separator;
    }
    return std::nullopt;
}

Sentence trouble_sentence(const Record& record, const Limits& limits) {
    const auto line = std::to_string(record.line);
    if (record.trouble == Trouble::open_quote)
        return {"sheet.open_quote", {{"line", line}}};
    return {"sheet.long_cell", {{"line", line}, {"limit", std::to_string(limits.cell)}}};
}

/// The records of a text that are not empty, within the limits; those with trouble go to `errors`.
Result<std::vector<Row>> read_rows(RecordReader& reader, std::vector<RowError>& errors,
                                   const Limits& limits) {
    std::vector<Row> rows;
    while (!reader.at_end()) {
        Record record = reader.next();
        if (record.cells.size() > limits.columns)
            return refusal("sheet.too_many_columns", limits.columns, record.line);
        if (record.trouble != Trouble::none)
            errors.push_back({record.line, trouble_sentence(record, limits)});
        else if (!record.empty())
            rows.push_back({record.line, std::move(record.cells)});
        if (rows.size() > limits.rows + 1)
            return refusal("sheet.too_many_rows", limits.rows, record.line);
        if (errors.size() > limits.errors)
            return refusal("sheet.too_many_errors", limits.errors, errors.front().line);
    }
    return rows;
}

std::size_t filled_cells(const Row& row) {
    return static_cast<std::size_t>(
        std::ranges::count_if(row.cells, [](const auto& cell) { return !cell.empty(); }));
}

/// A title above the header is alone on its line, where the sheet has at least three columns.
void drop_titles(std::vector<Row>& rows) {
    constexpr std::size_t looked_at = 10;
    std::size_t widest = 0;
    for (std::size_t i = 0; i < std::min(looked_at, rows.size()); ++i)
        widest = std::max(widest, filled_cells(rows[i]));
    auto first = rows.begin();
    while (widest >= 3 && first != rows.end() && filled_cells(*first) == 1)
        ++first;
    rows.erase(rows.begin(), first);
}

/// A first row with a phone number, an address for mail or a date in it is no header.
bool is_header(const Row& row) {
    return std::ranges::none_of(row.cells, [](const auto& cell) {
        return shape_of(cell) != Shape::words && shape_of(cell) != Shape::number &&
               shape_of(cell) != Shape::nothing;
    });
}

std::string one_line(std::string_view text) {
    std::string out;
    for (const char letter : text) {
        const bool space = letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r';
        if (!space)
            out += letter;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    if (out.ends_with(' '))
        out.pop_back();
    return out;
}

std::vector<std::string> header_of(const Row& row) {
    std::vector<std::string> names;
    std::set<std::string> taken;
    for (const auto& cell : row.cells) {
        const std::string name = one_line(cell);
        std::string unique = name;
        for (int i = 2; !unique.empty() && !taken.insert(unique).second; ++i)
            unique = name + " (" + std::to_string(i) + ")";
        names.push_back(std::move(unique));
    }
    return names;
}

/// Gives every row as many cells as the header. One with more is an error, unless they are empty.
void make_even(Sheet& sheet) {
    std::vector<Row> rows;
    for (auto& row : sheet.rows) {
        while (row.cells.size() > sheet.header.size() && row.cells.back().empty())
            row.cells.pop_back();
        if (row.cells.size() > sheet.header.size()) {
            sheet.errors.push_back({row.line,
                                    {"sheet.extra_cells",
                                     {{"line", std::to_string(row.line)},
                                      {"cells", std::to_string(row.cells.size())},
                                      {"columns", std::to_string(sheet.header.size())}}}});
            continue;
        }
        row.cells.resize(sheet.header.size());
        rows.push_back(std::move(row));
    }
    sheet.rows = std::move(rows);
    std::ranges::sort(sheet.errors, {}, &RowError::line);
}

void drop_nameless_empty_columns(Sheet& sheet) {
    for (std::size_t column = sheet.header.size(); column-- > 0;) {
        const auto is_empty = [&](const Row& row) { return row.cells[column].empty(); };
        if (!sheet.header[column].empty() || !std::ranges::all_of(sheet.rows, is_empty))
            continue;
        const auto offset = static_cast<std::ptrdiff_t>(column);
        sheet.header.erase(sheet.header.begin() + offset);
        for (auto& row : sheet.rows)
            row.cells.erase(row.cells.begin() + offset);
    }
}

Result<Sheet> arranged(std::vector<Row> rows, Sheet sheet, const Limits& limits) {
    drop_titles(rows);
    for (auto& row : rows)
        for (auto& cell : row.cells)
            cell = std::string(without_guard(cell));
    if (rows.empty())
        return Refusal{Why::invalid, {"sheet.empty"}};
    if (is_header(rows.front())) {
        sheet.header = header_of(rows.front());
        rows.erase(rows.begin());
    } else {
        const auto widest =
            std::ranges::max_element(rows, {}, [](const Row& row) { return row.cells.size(); });
        sheet.header.resize(widest->cells.size());
    }
    sheet.rows = std::move(rows);
    make_even(sheet);
    drop_nameless_empty_columns(sheet);
    if (sheet.rows.size() > limits.rows)
        return refusal("sheet.too_many_rows", limits.rows, sheet.rows.back().line);
    if (sheet.errors.size() > limits.errors)
        return refusal("sheet.too_many_errors", limits.errors, sheet.errors.front().line);
    return sheet;
}

}

Result<Sheet> read(std::string_view bytes, const Limits& limits) {
    if (bytes.size() > limits.bytes)
        return refusal("sheet.too_large", limits.bytes >> 20);
    const auto decoded = decode(bytes);
    const bool plain = decoded && decoded->encoding == "UTF-8";
    if (!plain && is_workbook(bytes))
        return Refusal{Why::invalid, {"sheet.workbook"}};
    if (!decoded || decoded->text.find('\0') != std::string::npos)
        return Refusal{Why::invalid, {"sheet.not_text"}};

    std::string_view text = decoded->text;
    Sheet sheet;
    sheet.encoding = decoded->encoding;
    const auto declared = declared_separator(text);
    sheet.separator = declared ? *declared : guess_separator(text);
    RecordReader reader(text, sheet.separator, limits.cell, limits.columns + 1);
    auto rows = TRY(read_rows(reader, sheet.errors, limits));
    return arranged(std::move(rows), std::move(sheet), limits);
}

}
