#pragma once
#include "platform/sheet/shapes.hpp"
#include "sheets/kind_finder.hpp"
#include "sheets/plan.hpp"

#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

/// Reads single rows with what was decided about their sheet. For plan.cpp only.
namespace plenty::sheets {

struct Blank {};
struct Over {};
using ReadRow = std::variant<Entry, Trouble, Over, Blank>;

class RowReader {
public:
    /// All three outlive the reader.
    RowReader(const sheet::Sheet& sheet, const Choices& choices, const Here& here);

    bool has(sheet::Meaning meaning) const { return columns_.contains(meaning); }
    ReadRow read(const sheet::Row& row);

    std::vector<Placed<kinds::KindId>> kinds() const;
    std::vector<Placed<AreaId>> areas() const;
    std::vector<Status> statuses() const;

private:
    using Cells = std::vector<std::string_view>;

    /// The cells of a row that are not empty, of the columns of this meaning.
    Cells cells(const sheet::Row& row, sheet::Meaning meaning) const;
    std::string_view cell(const sheet::Row& row, sheet::Meaning meaning) const;

    bool is_over(const sheet::Row& row);
    std::vector<std::string> pieces(const sheet::Row& row) const;
    std::string words(const sheet::Row& row, const std::vector<std::string>& pieces,
                      const std::string& piece) const;
    Who who(const sheet::Row& row) const;
    Result<gifts::Draft> shared_draft(const sheet::Row& row);
    gifts::When when(const sheet::Row& row) const;
    std::optional<Instant> moment(std::string_view cell, sheet::DateOrder order,
                                  std::chrono::minutes if_only_a_day) const;
    AreaId area(const sheet::Row& row);
    kinds::KindId kind(const std::string& piece);
    Result<Entry> entry(const sheet::Row& row, const std::vector<std::string>& pieces);

    const sheet::Sheet* sheet_;
    const Choices* choices_;
    const Here* here_;
    KindFinder finder_;
    std::unordered_map<sheet::Meaning, std::vector<std::size_t>> columns_;
    sheet::DateOrder from_order_, until_order_;
    std::vector<Placed<kinds::KindId>> kinds_;
    std::vector<Placed<AreaId>> areas_;
    std::vector<Status> statuses_;
    std::unordered_map<std::string, std::size_t> kind_at_, area_at_, status_at_;
};

}
