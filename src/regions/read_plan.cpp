#include "regions/regions.hpp"
#include "regions/tables.hpp"

#include <limits>

namespace plenty::regions {
namespace {

using namespace allocation;
namespace fs = std::filesystem;
using Numbers = Known::Numbers;

constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();
constexpr SentenceKey unknown_post("regions.unknown_post");
constexpr std::int64_t most_level = std::numeric_limits<std::uint32_t>::max();

Numbers numbers_of(const std::vector<std::string>& names) {
    Numbers numbers;
    for (const std::string& name : names)
        numbers.emplace(name, static_cast<std::uint32_t>(numbers.size()));
    return numbers;
}

std::uint32_t level_in(Row& row, std::size_t column) {
    return static_cast<std::uint32_t>(row.whole(column, 0, most_level));
}

std::int64_t price_in(Row& row, std::size_t column) {
    return row.whole(column, -largest, largest);
}

/// Fills a plan from the rows of its tables.
class PlanReader {
public:
    PlanReader(const Region& region, Plan& plan)
        : plan_(plan), offers_(numbers_of(region.names.offers)), asks_(numbers_of(region.names.asks)) {
        plan.certificate.offers.resize(region.names.offers.size());
        plan.certificate.asks.resize(region.names.asks.size());
    }

    void pairing(Row& row) {
        const OfferNo offer{row.number_of(0, offers_, unknown_post)};
        const AskNo ask{row.number_of(1, asks_, unknown_post)};
        const Quantity quantity(row.whole(2, 1, most_units));
        if (!row.complaint())
            plan_.pairings.push_back({offer, ask, quantity});
    }
    void level(Row& row) {
        Level level;
        level.need = row.text(0) == "necessity" ? Need::necessity : Need::wish;
        level.met = row.whole(1, 0, most_units);
        level.asked = row.whole(2, 1, most_units);
        level.urgency = Urgency(row.whole(3, 0, 3));
        level.weeks = static_cast<std::int32_t>(row.whole(4, 0, most_days));
        plan_.certificate.levels.push_back(level);
    }
    void offer(Row& row) {
        const std::uint32_t at = row.number_of(0, offers_, unknown_post);
        if (row.complaint())
            return;
        auto& proof = plan_.certificate.offers[at];
        proof.level = level_in(row, 1);
        proof.limit = level_in(row, 2);
        proof.price = price_in(row, 3);
        proof.giver_price = price_in(row, 4);
    }
    void ask(Row& row) {
        const std::uint32_t at = row.number_of(0, asks_, unknown_post);
        if (row.complaint())
            return;
        auto& proof = plan_.certificate.asks[at];
        proof.level = level_in(row, 1);
        proof.group_level = level_in(row, 2);
        proof.limit = level_in(row, 3);
        proof.price = price_in(row, 4);
        proof.demand_price = price_in(row, 5);
    }
    void travel(Row& row) {
        plan_.travel = price_in(row, 0);
        plan_.least_travel = price_in(row, 1);
        plan_.certificate.has_prices = row.whole(2, 0, 1) == 1;
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
    const auto table = [&](const Form& form, void (PlanReader::*use)(Row&)) -> Outcome {
        std::ifstream in = TRY(open_table(directory, form));
        each_row(in, form, limits, read.bad, [&](Row& row) { (reader.*use)(row); });
        return Done{};
    };
    TRY(table(forms::plan, &PlanReader::pairing));
    TRY(table(forms::levels, &PlanReader::level));
    TRY(table(forms::offer_proofs, &PlanReader::offer));
    TRY(table(forms::ask_proofs, &PlanReader::ask));
    TRY(table(forms::travel, &PlanReader::travel));
    return read;
}

}
