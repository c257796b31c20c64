#pragma once
#include "regions/records.hpp"
#include "regions/regions.hpp"

#include <functional>
#include <optional>
#include <span>

namespace plenty::regions {

/// A row of a table, by the place of each wanted column. The first thing that is the matter with it is kept.
class Row {
public:
    Row(const Record& record, std::span<const std::size_t> places) : record_(record), places_(places) {}

    std::size_t line() const { return record_.line; }
    std::string_view text(std::size_t column) const { return record_.fields[places_[column]]; }
    /// A text that must be there.
    std::string_view name(std::size_t column, std::string_view title);
    std::int64_t whole(std::size_t column, std::string_view title, std::int64_t least, std::int64_t most);
    std::int64_t decimal(std::size_t column, std::string_view title, int decimals, std::int64_t least,
                         std::int64_t most);
    void complain(Sentence sentence);
    const std::optional<Sentence>& complaint() const { return complaint_; }

private:
    const Record& record_;
    std::span<const std::size_t> places_;
    std::optional<Sentence> complaint_;
};

/// Calls use(row) for each row of a table whose header has these columns, and lists what is bad: rows without
/// as many fields as the header, rows that use() complains about, and all that is beyond the limits.
void each_row(std::istream& in, std::string_view file, std::span<const std::string_view> columns,
              const Limits& limits, std::vector<BadRow>& bad, const std::function<void(Row&)>& use);

}
