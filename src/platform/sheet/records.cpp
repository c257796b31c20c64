#include "platform/sheet/records.hpp"

#include "platform/sheet/formula.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace plenty::sheet {
namespace {

// A quote that is not closed within this many bytes is an inch sign or a slip, not a quote.
constexpr std::size_t longest_quote = 64UL * 1024;
constexpr std::size_t sampled_records = 60;
constexpr std::array separators{Separator::comma, Separator::semicolon, Separator::tab, Separator::pipe,
                                Separator::star};

char letter_of(Separator separator) {
    switch (separator) {
    case Separator::comma:
        return ',';
    case Separator::semicolon:
        return ';';
    case Separator::tab:
        return '\t';
    case Separator::pipe:
        return '|';
    case Separator::star:
        return '*';
    }
    return ',';
}

void trim_end(std::string& cell, std::size_t keep) {
    while (cell.size() > keep && (cell.back() == ' ' || cell.back() == '\t'))
        cell.pop_back();
}

/// What the first records of a text look like with some separator.
struct Sample {
    int records = 0;
    int torn = 0; ///< with half of a quoted cell
    std::size_t first_width = 0;
    std::map<std::size_t, int> widths = {};
};

bool is_torn(const Record& record) {
    return std::ranges::any_of(
        record.cells, [](const std::string& cell) { return std::ranges::count(cell, '"') % 2 != 0; });
}

Sample sample_of(std::string_view text, Separator separator) {
    RecordReader reader(text, separator, longest_quote, 1000);
    Sample sample;
    for (std::size_t i = 0; i < sampled_records && !reader.at_end(); ++i) {
        const Record record = reader.next();
        if (record.empty())
            continue;
        if (sample.records++ == 0)
            sample.first_width = record.cells.size();
        ++sample.widths[record.cells.size()];
        sample.torn += is_torn(record) ? 1 : 0;
    }
    return sample;
}

/// How even the columns are: the share of records that have the usual number of cells. It matters whether
/// the first, which is the header, has that number, and whether quoted cells stay whole; more columns decide
/// between equals. Zero for a single column.
double evenness(std::string_view text, Separator separator) {
    const Sample sample = sample_of(text, separator);
    if (sample.records == 0)
        return 0;
    const auto usual =
        *std::ranges::max_element(sample.widths, {}, [](const auto& width) { return width.second; });
    if (usual.first < 2)
        return 0;
    const double even = static_cast<double>(usual.second) / sample.records;
    const double torn = static_cast<double>(sample.torn) / sample.records;
    const double header = sample.first_width == usual.first ? 0.5 : 0.0;
    return even + header - 0.5 * torn + 0.01 * static_cast<double>(std::min<std::size_t>(usual.first, 20));
}

}

bool Record::empty() const {
    return std::ranges::all_of(cells, [](const std::string& cell) { return cell.empty(); });
}

std::size_t RecordReader::separator_length() const {
    if (at_end() || text_[position_] != letter_of(separator_))
        return 0;
    if (separator_ != Separator::star)
        return 1;
    const char after = position_ + 1 < text_.size() ? text_[position_ + 1] : '\n';
    if (after == ' ')
        return 2;
    return after == '\n' || after == '\r' ? 1 : 0;
}

std::size_t RecordReader::line_end_length() const {
    if (text_[position_] == '\n')
        return 1;
    if (text_[position_] != '\r')
        return 0;
    return position_ + 1 < text_.size() && text_[position_ + 1] == '\n' ? 2 : 1;
}

void RecordReader::skip_spaces() {
    while (!at_end() && text_[position_] == ' ')
        ++position_;
}

void RecordReader::skip_line() {
    while (!at_end() && line_end_length() == 0)
        ++position_;
    if (!at_end())
        position_ += line_end_length();
    ++line_;
}

/// What stands between quotes, where two quotes are one; false, at the place where it began, if it is
/// not closed.
bool RecordReader::read_quoted(std::string& cell) {
    const auto beginning = position_;
    const int first_line = line_;
    for (++position_; !at_end() && position_ - beginning < longest_quote; ++position_) {
        const char letter = text_[position_];
        if (letter == '"') {
            const bool doubled = position_ + 1 < text_.size() && text_[position_ + 1] == '"';
            ++position_;
            if (!doubled)
                return true;
        } else if (letter == '\n' || (letter == '\r' && line_end_length() == 1)) {
            ++line_;
        }
        cell += letter;
    }
    position_ = beginning;
    line_ = first_line;
    cell.clear();
    return false;
}

/// Up to the separator or the end of the line, both of which are passed over.
RecordReader::After RecordReader::read_plain(std::string& cell) {
    while (!at_end()) {
        if (const auto length = separator_length(); length > 0) {
            position_ += length;
            return After::cell;
        }
        if (const auto length = line_end_length(); length > 0) {
            position_ += length;
            ++line_;
            return After::line;
        }
        cell += text_[position_++];
    }
    return After::line;
}

RecordReader::After RecordReader::read_cell(Record& record) {
    std::string cell;
    skip_spaces();
    if (!at_end() && text_[position_] == '"' && !read_quoted(cell)) {
        record.trouble = Trouble::open_quote;
        skip_line();
        return After::line;
    }
    const auto quoted = cell.size();
    const auto after = read_plain(cell);
    trim_end(cell, quoted);
    if (without_guard(cell).size() > longest_cell_) {
        record.trouble = Trouble::long_cell;
        cell.clear();
    }
    record.cells.push_back(std::move(cell));
    return after;
}

Record RecordReader::next() {
    Record record{.line = line_};
    while (read_cell(record) == After::cell)
        if (record.cells.size() >= most_cells_) {
            skip_line();
            break;
        }
    return record;
}

Separator guess_separator(std::string_view text) {
    return *std::ranges::max_element(separators, {},
                                     [&](Separator separator) { return evenness(text, separator); });
}

}
