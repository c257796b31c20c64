#include "regions/fields.hpp"
#include "regions/regions.hpp"
#include "regions/tables.hpp"

#include <array>
#include <fstream>
#include <limits>

namespace plenty::regions {
namespace {

using namespace allocation;
namespace fs = std::filesystem;
using Numbers = Known::Numbers;
using Columns = std::span<const std::string_view>;

constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t most_level = std::numeric_limits<std::uint32_t>::max();

Numbers numbers_of(const std::vector<std::string>& names) {
    Numbers numbers;
    for (const std::string& name : names)
        numbers.emplace(name, static_cast<std::uint32_t>(numbers.size()));
    return numbers;
}

std::uint32_t number_in(Row& row, std::size_t column, std::string_view title, const Numbers& numbers) {
    const std::string name(row.name(column, title));
    const auto found = numbers.find(name);
    if (found != numbers.end())
        return found->second;
    row.complain({"regions.unknown_post", {{"name", name}}});
    return 0;
}

std::uint32_t level_in(Row& row, std::size_t column, std::string_view title) {
    return static_cast<std::uint32_t>(row.whole(column, title, 0, most_level));
}

std::int64_t price_in(Row& row, std::size_t column, std::string_view title) {
    return row.whole(column, title, -largest, largest);
}

constexpr std::array<std::string_view, 3> plan_columns{"offer", "ask", "quantity"};
constexpr std::array<std::string_view, 5> level_columns{"need", "met", "asked", "urgency", "weeks"};
constexpr std::array<std::string_view, 5> offer_proof_columns{"offer", "level", "limit", "price",
                                                              "giver_price"};
constexpr std::array<std::string_view, 6> ask_proof_columns{"ask",   "level", "group_level",
                                                            "limit", "price", "demand_price"};
constexpr std::array<std::string_view, 3> travel_columns{"travel", "least_travel", "has_prices"};

/// Fills a plan from the rows of its tables.
class PlanReader {
public:
    PlanReader(const Region& region, Plan& plan)
        : plan_(plan), offers_(numbers_of(region.names.offers)), asks_(numbers_of(region.names.asks)) {
        plan.certificate.offers.resize(region.names.offers.size());
        plan.certificate.asks.resize(region.names.asks.size());
    }

    void pairing(Row& row) {
        const OfferNo offer{number_in(row, 0, "offer", offers_)};
        const AskNo ask{number_in(row, 1, "ask", asks_)};
        const Quantity quantity(row.whole(2, "quantity", 1, most_units));
        if (!row.complaint())
            plan_.pairings.push_back({offer, ask, quantity});
    }
    void level(Row& row) {
        Level level;
        level.need = row.text(0) == "necessity" ? Need::necessity : Need::wish;
        level.met = row.whole(1, "met", 0, most_units);
        level.asked = row.whole(2, "asked", 1, most_units);
        level.urgency = Urgency(row.whole(3, "urgency", 0, 3));
        level.weeks = static_cast<std::int32_t>(row.whole(4, "weeks", 0, most_days));
        plan_.certificate.levels.push_back(level);
    }
    void offer(Row& row) {
        const std::uint32_t at = number_in(row, 0, "offer", offers_);
        if (row.complaint())
            return;
        auto& proof = plan_.certificate.offers[at];
        proof.level = level_in(row, 1, "level");
        proof.limit = level_in(row, 2, "limit");
        proof.price = price_in(row, 3, "price");
        proof.giver_price = price_in(row, 4, "giver_price");
    }
    void ask(Row& row) {
        const std::uint32_t at = number_in(row, 0, "ask", asks_);
        if (row.complaint())
            return;
        auto& proof = plan_.certificate.asks[at];
        proof.level = level_in(row, 1, "level");
        proof.group_level = level_in(row, 2, "group_level");
        proof.limit = level_in(row, 3, "limit");
        proof.price = price_in(row, 4, "price");
        proof.demand_price = price_in(row, 5, "demand_price");
    }
    void travel(Row& row) {
        plan_.travel = price_in(row, 0, "travel");
        plan_.least_travel = price_in(row, 1, "least_travel");
        plan_.certificate.has_prices = row.whole(2, "has_prices", 0, 1) == 1;
    }

private:
    Plan& plan_;
    Numbers offers_;
    Numbers asks_;
};

}

Result<ReadPlan> read_plan(const fs::path& directory, const Region& region, const Limits& limits) {
    ReadPlan read;
    PlanReader reader(region, read.plan);
    const auto table = [&](const char* name, Columns columns, void (PlanReader::*use)(Row&)) -> Outcome {
        const fs::path file = directory / name;
        std::ifstream in(file, std::ios::binary);
        if (!in)
            return Refusal{Why::not_found, {"regions.no_file", {{"file", file.string()}}}};
        each_row(in, name, columns, limits, read.bad, [&](Row& row) { (reader.*use)(row); });
        return Done{};
    };
    TRY(table("plan.csv", plan_columns, &PlanReader::pairing));
    TRY(table("proof-levels.csv", level_columns, &PlanReader::level));
    TRY(table("proof-offers.csv", offer_proof_columns, &PlanReader::offer));
    TRY(table("proof-asks.csv", ask_proof_columns, &PlanReader::ask));
    TRY(table("proof-travel.csv", travel_columns, &PlanReader::travel));
    return read;
}

}
