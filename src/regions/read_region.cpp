#include "base/number.hpp"
#include "regions/fields.hpp"
#include "regions/regions.hpp"
#include "regions/tables.hpp"

#include <array>
#include <fstream>

namespace plenty::regions {
namespace {

using namespace allocation;
namespace fs = std::filesystem;

constexpr std::string_view kind_title = "kind";
constexpr int place_decimals = 7;
constexpr int way_decimals = 3;

/// The number of a text, a new one if there is none yet.
std::uint32_t number_of(Known::Numbers& numbers, std::vector<std::string>& names, std::string_view text) {
    const auto [at, is_new] =
        numbers.try_emplace(std::string(text), static_cast<std::uint32_t>(names.size()));
    if (is_new)
        names.emplace_back(text);
    return at->second;
}

class RegionReader {
public:
    RegionReader(Known& known, Read& read) : known_(known), read_(read) {}

    void kind(Row& row) {
        const auto name = row.name(0, kind_title);
        if (known_.kinds.contains(std::string(name)))
            row.complain({"regions.listed_twice", {{"name", std::string(name)}}});
        if (row.complaint())
            return;
        number_of(known_.kinds, names().kinds, name);
        parents_.emplace_back(row.text(1));
        lines_.push_back(row.line());
    }

    /// Parents may stand below their children.
    void finish_kinds() {
        auto& parents = read_.region.problem.parents;
        for (std::size_t kind = 0; kind < parents_.size(); ++kind) {
            const auto found = known_.kinds.find(parents_[kind]);
            parents.push_back(std::nullopt);
            if (found != known_.kinds.end())
                parents.back() = KindNo(found->second);
            else if (!parents_[kind].empty())
                complain_of(kind, "regions.unknown_kind", parents_[kind]);
        }
        std::vector<std::uint8_t> is_rooted(parents.size());
        for (std::size_t kind = 0; kind < parents.size(); ++kind)
            if (!follow_to_root(kind, is_rooted))
                complain_of(kind, "regions.kind_in_circle", names().kinds[kind]);
    }

    void offer(Row& row) {
        Offer offer;
        const auto name = new_name(row, known_.offers, "offer");
        const auto person = row.name(1, "person");
        offer.kind = kind_in(row, 2);
        offer.quantity = Quantity(row.whole(3, "quantity", 1, most_units));
        offer.place = place_in(row, 4);
        offer.reach = Metres(row.decimal(6, "reach_km", way_decimals, 0, most_metres));
        offer.slots = slots_in(row, 7);
        if (!row.text(8).empty())
            offer.best_before =
                Days(static_cast<std::int32_t>(row.whole(8, "best_before_days", 0, most_days)));
        if (row.complaint())
            return;
        number_of(known_.offers, names().offers, name);
        offer.person = PersonNo(number_of(known_.persons, names().persons, person));
        read_.region.problem.offers.push_back(offer);
    }

    void ask(Row& row) {
        Ask ask;
        const auto name = new_name(row, known_.asks, "ask");
        const auto person = row.name(1, "person");
        ask.kind = kind_in(row, 2);
        ask.quantity = Quantity(row.whole(3, "quantity", 1, most_units));
        ask.place = place_in(row, 4);
        ask.mobility = Metres(row.decimal(6, "mobility_km", way_decimals, 0, most_metres));
        ask.slots = slots_in(row, 7);
        ask.need = row.whole(8, "necessity", 0, 1) == 1 ? Need::necessity : Need::wish;
        ask.urgency = Urgency(row.whole(9, "urgency", 0, 3));
        ask.waiting = Days(static_cast<std::int32_t>(row.whole(10, "waiting_days", 0, most_days)));
        if (row.complaint())
            return;
        number_of(known_.asks, names().asks, name);
        ask.person = PersonNo(number_of(known_.persons, names().persons, person));
        read_.region.problem.asks.push_back(ask);
    }

    std::pair<PersonNo, PersonNo> persons(Row& row) {
        const auto one = row.name(0, "person");
        const auto other = row.name(1, "person");
        if (row.complaint())
            return {};
        return {PersonNo(number_of(known_.persons, names().persons, one)),
                PersonNo(number_of(known_.persons, names().persons, other))};
    }

private:
    Names& names() { return read_.region.names; }

    void complain_of(std::size_t kind, SentenceKey key, const std::string& name) {
        read_.bad.push_back({"kinds.csv", lines_[kind], {key, {{"name", name}}}});
    }

    bool follow_to_root(std::size_t kind, std::vector<std::uint8_t>& is_rooted) const {
        const auto& parents = read_.region.problem.parents;
        std::vector<std::size_t> way;
        while (!is_rooted[kind] && parents[kind] && way.size() <= parents.size()) {
            way.push_back(kind);
            kind = static_cast<std::size_t>(*parents[kind]);
        }
        if (way.size() > parents.size())
            return false;
        for (const std::size_t passed : way)
            is_rooted[passed] = 1;
        return true;
    }

    static std::string_view new_name(Row& row, const Known::Numbers& known, std::string_view title) {
        const auto name = row.name(0, title);
        if (known.contains(std::string(name)))
            row.complain({"regions.listed_twice", {{"name", std::string(name)}}});
        return name;
    }

    KindNo kind_in(Row& row, std::size_t column) const {
        const std::string name(row.name(column, kind_title));
        const auto found = known_.kinds.find(name);
        if (found != known_.kinds.end())
            return KindNo(found->second);
        row.complain({"regions.unknown_kind", {{"name", name}}});
        return {};
    }

    static Place place_in(Row& row, std::size_t column) {
        const auto latitude = row.decimal(column, "lat", place_decimals, -900'000'000, 900'000'000);
        const auto longitude = row.decimal(column + 1, "lon", place_decimals, -1'800'000'000, 1'800'000'000);
        return {static_cast<std::int32_t>(latitude), static_cast<std::int32_t>(longitude)};
    }

    static Slots slots_in(Row& row, std::size_t column) {
        const auto slots = parse_number<std::uint64_t>(row.text(column));
        if (!slots)
            row.complain({"regions.no_slots", {{"text", std::string(row.text(column).substr(0, 40))}}});
        return Slots(slots.value_or(0));
    }

    Known& known_;
    Read& read_;
    std::vector<std::string> parents_; ///< of each kind
    std::vector<std::size_t> lines_;   ///< where each kind stands
};

constexpr std::array<std::string_view, 2> kind_columns{kind_title, "parent"};
constexpr std::array<std::string_view, 9> offer_columns{
    "offer", "person", kind_title, "quantity", "lat", "lon", "reach_km", "slots", "best_before_days"};
constexpr std::array<std::string_view, 11> ask_columns{"ask",       "person",  kind_title,    "quantity",
                                                       "lat",       "lon",     "mobility_km", "slots",
                                                       "necessity", "urgency", "waiting_days"};
constexpr std::array<std::string_view, 2> distance_columns{"person", "person"};
constexpr std::array<std::string_view, 2> company_columns{"giver", "person"};

}

void read_table(std::istream& in, Table table, const Limits& limits, Known& known, Read& read) {
    RegionReader reader(known, read);
    const auto each = [&](std::string_view file, std::span<const std::string_view> columns, auto&& use) {
        each_row(in, file, columns, limits, read.bad, use);
    };
    switch (table) {
    case Table::kinds:
        each("kinds.csv", kind_columns, [&](Row& row) { reader.kind(row); });
        return reader.finish_kinds();
    case Table::offers:
        return each("offers.csv", offer_columns, [&](Row& row) { reader.offer(row); });
    case Table::asks:
        return each("asks.csv", ask_columns, [&](Row& row) { reader.ask(row); });
    case Table::distance:
        return each("distance.csv", distance_columns, [&](Row& row) {
            if (const auto [one, other] = reader.persons(row); !row.complaint())
                read.region.problem.distance.push_back({one, other});
        });
    case Table::company:
        return each("company.csv", company_columns, [&](Row& row) {
            if (const auto [giver, person] = reader.persons(row); !row.complaint())
                read.region.problem.company.push_back({giver, person});
        });
    }
}

Result<Read> read_region(const fs::path& directory, const Limits& limits) {
    Known known;
    Read read;
    const auto table = [&](Table which, const char* name, bool is_needed) -> Outcome {
        const fs::path file = directory / name;
        std::ifstream in(file, std::ios::binary);
        if (in)
            read_table(in, which, limits, known, read);
        else if (is_needed || fs::exists(file))
            return Refusal{Why::not_found, {"regions.no_file", {{"file", file.string()}}}};
        return Done{};
    };
    TRY(table(Table::kinds, "kinds.csv", true));
    TRY(table(Table::offers, "offers.csv", true));
    TRY(table(Table::asks, "asks.csv", true));
    TRY(table(Table::distance, "distance.csv", false));
    TRY(table(Table::company, "company.csv", false));
    return read;
}

}
