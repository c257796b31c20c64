#pragma once
#include "platform/sheet/sheet.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace plenty::sheet {

enum class Trouble { none, open_quote, long_cell };

/// A row as it stands in the file, before it is known what it is.
struct Record {
    int line = 0;
    std::vector<std::string> cells = {};
    Trouble trouble = Trouble::none;

    bool empty() const;
};

/// Cuts a text into records, one at a time. A quote that opens a cell and is not closed within some
/// pages was no quote: its record is given up at the end of the line.
class RecordReader {
public:
    /// Cells are cut off at `longest_cell` bytes, records at `most_cells` cells.
    RecordReader(std::string_view text, Separator separator, std::size_t longest_cell, std::size_t most_cells)
        : text_(text), separator_(separator), longest_cell_(longest_cell), most_cells_(most_cells) {}

    bool at_end() const { return position_ >= text_.size(); }
    Record next();

private:
    enum class After { cell, line };

    After read_cell(Record& record);
    bool read_quoted(std::string& cell);
    After read_plain(std::string& cell);
    void skip_spaces();
    std::size_t separator_length() const;
    std::size_t line_end_length() const;
    void skip_line();

    std::string_view text_;
    Separator separator_;
    std::size_t longest_cell_;
    std::size_t most_cells_;
    std::size_t position_ = 0;
    int line_ = 1;
};

/// The separator with which the first records of a text become the most even columns.
Separator guess_separator(std::string_view text);

}
