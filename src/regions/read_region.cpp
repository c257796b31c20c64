#include "base/number.hpp"
#include "regions/fields.hpp"
#include "regions/regions.hpp"
#include "regions/tables.hpp"

namespace plenty::regions {
namespace {

using namespace allocation;
namespace fs = std::filesystem;

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
        const auto name = new_name(row, known_.kinds);
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
        const auto [name, person] = read_post(row, known_.offers, offer, offer.reach);
        if (!row.text(8).empty())
            offer.best_before = Days(static_cast<std::int32_t>(row.whole(8, 0, most_days)));
        if (row.complaint())
            return;
        number_of(known_.offers, names().offers, name);
        offer.person = person_of(person);
        read_.region.problem.offers.push_back(offer);
    }

    void ask(Row& row) {
        Ask ask;
        const auto [name, person] = read_post(row, known_.asks, ask, ask.mobility);
        ask.need = row.whole(8, 0, 1) == 1 ? Need::necessity : Need::wish;
        ask.urgency = Urgency(row.whole(9, 0, 3));
        ask.waiting = Days(static_cast<std::int32_t>(row.whole(10, 0, most_days)));
        if (row.complaint())
            return;
        number_of(known_.asks, names().asks, name);
        ask.person = person_of(person);
        read_.region.problem.asks.push_back(ask);
    }

    std::pair<PersonNo, PersonNo> persons(Row& row) {
        const auto one = row.name(0);
        const auto other = row.name(1);
        if (row.complaint())
            return {};
        return {person_of(one), person_of(other)};
    }

private:
    Names& names() { return read_.region.names; }
    PersonNo person_of(std::string_view name) {
        return PersonNo(number_of(known_.persons, names().persons, name));
    }

    struct Called {
        std::string_view post;
        std::string_view person;
    };
    /// What an offer and an ask have alike, in the first eight columns.
    template <class Post>
    Called read_post(Row& row, const Known::Numbers& posts, Post& post, Metres& way) const {
        const Called called{new_name(row, posts), row.name(1)};
        post.kind = KindNo(row.number_of(2, known_.kinds, SentenceKey("regions.unknown_kind")));
        post.quantity = Quantity(row.whole(3, 1, most_units));
        post.place = place_in(row, 4);
        way = Metres(row.decimal(6, way_decimals, 0, most_metres));
        post.slots = slots_in(row, 7);
        return called;
    }

    void complain_of(std::size_t kind, SentenceKey key, const std::string& name) {
        read_.bad.push_back({std::string(forms::kinds.file), lines_[kind], {key, {{"name", name}}}});
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

    static std::string_view new_name(Row& row, const Known::Numbers& known) {
        const auto name = row.name(0);
        if (known.contains(std::string(name)))
            row.complain({"regions.listed_twice", {{"name", std::string(name)}}});
        return name;
    }

    static Place place_in(Row& row, std::size_t column) {
        const auto latitude = row.decimal(column, place_decimals, -900'000'000, 900'000'000);
        const auto longitude = row.decimal(column + 1, place_decimals, -1'800'000'000, 1'800'000'000);
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

}

void read_table(std::istream& in, Table table, const Limits& limits, Known& known, Read& read) {
    RegionReader reader(known, read);
    const auto each = [&](const Form& form, auto&& use) { each_row(in, form, limits, read.bad, use); };
    switch (table) {
    case Table::kinds:
        each(forms::kinds, [&](Row& row) { reader.kind(row); });
        return reader.finish_kinds();
    case Table::offers:
        return each(forms::offers, [&](Row& row) { reader.offer(row); });
    case Table::asks:
        return each(forms::asks, [&](Row& row) { reader.ask(row); });
    case Table::distance:
        return each(forms::distance, [&](Row& row) {
            if (const auto [one, other] = reader.persons(row); !row.complaint())
                read.region.problem.distance.push_back({one, other});
        });
    case Table::company:
        return each(forms::company, [&](Row& row) {
            if (const auto [giver, person] = reader.persons(row); !row.complaint())
                read.region.problem.company.push_back({giver, person});
        });
    }
}

Result<Read> read_region(const fs::path& directory, const Limits& limits) {
    Known known;
    Read read;
    const auto table = [&](Table which, const Form& form) -> Outcome {
        std::ifstream in = TRY(open_table(directory, form));
        read_table(in, which, limits, known, read);
        return Done{};
    };
    const auto is_there = [&](const Form& form) { return fs::exists(directory / form.file); };
    TRY(table(Table::kinds, forms::kinds));
    TRY(table(Table::offers, forms::offers));
    TRY(table(Table::asks, forms::asks));
    if (is_there(forms::distance))
        TRY(table(Table::distance, forms::distance));
    if (is_there(forms::company))
        TRY(table(Table::company, forms::company));
    return read;
}

}
