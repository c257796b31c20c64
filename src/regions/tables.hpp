#pragma once
#include "regions/forms.hpp"
#include "regions/records.hpp"
#include "regions/regions.hpp"

#include <fstream>
#include <functional>
#include <optional>
#include <span>

namespace plenty::regions {

/// A row of a table, by the place of each wanted column. The first thing that is the matter with it is kept.
class Row {
public:
    Row(const Record& record, std::span<const std::string_view> columns, std::span<const std::size_t> places)
        : record_(record), columns_(columns), places_(places) {}

    std::size_t line() const { return record_.line; }
    std::string_view text(std::size_t column) const { return record_.fields[places_[column]]; }
    /// A text that must be there.
    std::string_view name(std::size_t column);
    std::int64_t whole(std::size_t column, std::int64_t least, std::int64_t most);
    std::int64_t decimal(std::size_t column, int decimals, std::int64_t least, std::int64_t most);
    /// The number of what is named there; 0, and that sentence about the name, if there is no such thing.
    std::uint32_t number_of(std::size_t column, const Known::Numbers& numbers, SentenceKey unknown);
    void complain(Sentence sentence);
    const std::optional<Sentence>& complaint() const { return complaint_; }

private:
    const Record& record_;
    std::span<const std::string_view> columns_;
    std::span<const std::size_t> places_;
    std::optional<Sentence> complaint_;
};

/// Calls use(row) for each row of a table whose header has the columns of its form, and lists what is bad:
/// rows without as many fields as the header, rows that use() complains about, and all that is beyond the
/// limits.
void each_row(std::istream& in, const Form& form, const Limits& limits, std::vector<BadRow>& bad,
              const std::function<void(Row&)>& use);

/// The file of a table. Refuses (not_found) if it cannot be opened.
Result<std::ifstream> open_table(const std::filesystem::path& directory, const Form& form);

}
