#include "regions/tables.hpp"

#include "regions/fields.hpp"

#include <algorithm>

namespace plenty::regions {
namespace {

/// Where each wanted column stands; a name that is wanted twice stands twice. Nothing, and a complaint, if
/// one is there more or less often than that.
std::optional<std::vector<std::size_t>> places_of(const Record& header,
                                                  std::span<const std::string_view> columns,
                                                  std::optional<Sentence>& complaint) {
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (std::ranges::count(header.fields, columns[i]) != std::ranges::count(columns, columns[i])) {
            complaint = Sentence{"regions.wrong_header", {{"column", std::string(columns[i])}}};
            return std::nullopt;
        }
        auto place = std::ranges::find(header.fields, columns[i]);
        for (auto before = std::ranges::count(columns.first(i), columns[i]); before > 0; --before)
            place = std::find(place + 1, header.fields.end(), columns[i]);
        places.push_back(static_cast<std::size_t>(place - header.fields.begin()));
    }
    return places;
}

std::optional<Sentence> complaint_about(const Record& record, std::size_t fields) {
    if (record.is_too_long)
        return Sentence{"regions.row_too_long"};
    if (record.is_unclosed)
        return Sentence{"regions.unclosed_quotation"};
    if (record.fields.size() != fields)
        return Sentence{
            "regions.wrong_number_of_fields",
            {{"fields", std::to_string(record.fields.size())}, {"wanted", std::to_string(fields)}}};
    return std::nullopt;
}

}

std::string_view Row::name(std::size_t column) {
    if (text(column).empty())
        complain({"regions.empty", {{"column", std::string(columns_[column])}}});
    return text(column);
}

std::int64_t Row::whole(std::size_t column, std::int64_t least, std::int64_t most) {
    return decimal(column, 0, least, most);
}

std::int64_t Row::decimal(std::size_t column, int decimals, std::int64_t least, std::int64_t most) {
    const auto value = parse_decimal(text(column), decimals);
    if (value && *value >= least && *value <= most)
        return *value;
    complain({"regions.not_a_number",
              {{"column", std::string(columns_[column])},
               {"text", std::string(text(column).substr(0, 40))},
               {"least", regions::decimal(least, decimals)},
               {"most", regions::decimal(most, decimals)}}});
    return least;
}

std::uint32_t Row::number_of(std::size_t column, const Known::Numbers& numbers, SentenceKey unknown) {
    const std::string known(name(column));
    const auto found = numbers.find(known);
    if (found != numbers.end())
        return found->second;
    complain({unknown, {{"name", known}}});
    return 0;
}

void Row::complain(Sentence sentence) {
    if (!complaint_)
        complaint_ = std::move(sentence);
}

void each_row(std::istream& in, const Form& form, const Limits& limits, std::vector<BadRow>& bad,
              const std::function<void(Row&)>& use) {
    Records records(in, limits.row_bytes);
    const auto list = [&](std::size_t line, Sentence why) {
        bad.push_back({std::string(form.file), line, std::move(why)});
    };
    const Record* record = records.next();
    if (record == nullptr)
        return list(1, {"regions.no_header"});
    std::optional<Sentence> complaint = complaint_about(*record, record->fields.size());
    const std::size_t fields = record->fields.size();
    const auto places = complaint ? std::nullopt : places_of(*record, form.columns, complaint);
    if (!places)
        return list(record->line, *std::move(complaint));
    for (std::size_t rows = 0; (record = records.next()) != nullptr; ++rows) {
        if (rows == limits.rows)
            return list(record->line, {"regions.too_many_rows", {{"most", std::to_string(limits.rows)}}});
        if (bad.size() >= limits.bad_rows)
            return list(record->line, {"regions.too_many_bad_rows"});
        if ((complaint = complaint_about(*record, fields))) {
            list(record->line, *std::move(complaint));
            continue;
        }
        Row row(*record, form.columns, *places);
        use(row);
        if (row.complaint())
            list(record->line, *row.complaint());
    }
}

Result<std::ifstream> open_table(const std::filesystem::path& directory, const Form& form) {
    const std::filesystem::path file = directory / form.file;
    std::ifstream in(file, std::ios::binary);
    if (!in)
        return Refusal{Why::not_found, {"regions.no_file", {{"file", file.string()}}}};
    return in;
}

}
