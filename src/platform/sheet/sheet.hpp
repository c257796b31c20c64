#pragma once
#include "base/result.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// Sheets as groups really have them: whatever a spreadsheet, a form or a hand has written as text.
///
/// Everything here is pure and may be used from any thread.
namespace plenty::sheet {

/// What stands between two cells. `star` is the "* " of lists that were once pasted from somewhere.
enum class Separator { comma, semicolon, tab, pipe, star };

struct Row {
    int line = 0; ///< where it begins in the file, counted from 1
    std::vector<std::string> cells;

    friend bool operator==(const Row&, const Row&) = default;
};

/// A row that could not be read. It is not among the rows.
struct RowError {
    int line = 0;
    Sentence sentence; ///< names the line, too

    friend bool operator==(const RowError&, const RowError&) = default;
};

/// A rectangle of valid UTF-8: each row has as many cells as the header.
struct Sheet {
    /// Without spaces at the ends; the second "Name" is "Name (2)". All empty if the file has no header.
    std::vector<std::string> header;
    std::vector<Row> rows;
    std::vector<RowError> errors;
    Separator separator = Separator::comma;
    std::string encoding; ///< as ICU names it: UTF-8, windows-1252, ...
};

struct Limits {
    std::size_t bytes = 10U << 20;
    std::size_t rows = 50'000;
    std::size_t columns = 200;
    std::size_t cell = 10'000; ///< bytes
    std::size_t errors = 1'000;
};

/// Reads a sheet. Guesses encoding and separator; takes quotes (also around line breaks), ragged rows,
/// title lines above the header, empty lines and columns, a byte order mark, Excel's "sep=;", and what
/// write() did against formulas.
///
/// A row with an open quote, a cell that is too long, or more cells than the header becomes a RowError.
/// Refuses the whole file: `sheet.empty`, `sheet.too_large`, `sheet.too_many_rows`,
/// `sheet.too_many_columns`, `sheet.workbook` (an .xlsx, .ods, .xls or .pdf), `sheet.not_text`,
/// `sheet.too_many_errors`.
Result<Sheet> read(std::string_view bytes, const Limits& limits = {});

/// Writes RFC 4180 in UTF-8 with a header; `separator` is comma or tab. A cell that a spreadsheet would
/// take for a formula gets an apostrophe in front, which read() takes away again: what is written is read
/// back the same.
std::string write(const std::vector<std::string>& header, const std::vector<Row>& rows,
                  Separator separator = Separator::comma);

}
