#include "platform/sheet/formula.hpp"
#include "platform/sheet/sheet.hpp"

#include <algorithm>
#include <array>

namespace plenty::sheet {
namespace {

/// True where only apostrophes and spaces stand before a sign that begins a formula.
bool could_become_formula(std::string_view cell) {
    constexpr std::array<std::string_view, 11> signs{"=",  "+",  "-",  "@",  "\t", "\r",
                                                     "\n", "＝", "＋", "－", "＠"};
    const auto begin = cell.find_first_not_of("' ");
    if (begin == std::string_view::npos)
        return false;
    return std::ranges::any_of(signs, [&](auto sign) { return cell.substr(begin).starts_with(sign); });
}

void append_cell(std::string& out, std::string_view cell, char separator) {
    const std::string guarded = with_guard(cell);
    const bool bare = guarded.find_first_of("\"\r\n\t,;|* ") == std::string::npos;
    if (bare && guarded.find(separator) == std::string::npos) {
        out += guarded;
        return;
    }
    out += '"';
    for (const char letter : guarded) {
        if (letter == '"')
            out += '"';
        out += letter;
    }
    out += '"';
}

void append_record(std::string& out, const std::vector<std::string>& cells, char separator) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0)
            out += separator;
        append_cell(out, cells[i], separator);
    }
    out += "\r\n";
}

}

std::string with_guard(std::string_view cell) {
    return could_become_formula(cell) ? "'" + std::string(cell) : std::string(cell);
}

std::string_view without_guard(std::string_view cell) {
    return cell.starts_with('\'') && could_become_formula(cell) ? cell.substr(1) : cell;
}

std::string write(const std::vector<std::string>& header, const std::vector<Row>& rows, Separator separator) {
    const char letter = separator == Separator::tab ? '\t' : ',';
    std::string out;
    append_record(out, header, letter);
    for (const Row& row : rows)
        append_record(out, row.cells, letter);
    return out;
}

}
