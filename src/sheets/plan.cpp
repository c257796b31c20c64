#include "sheets/plan.hpp"

#include "sheets/alike.hpp"
#include "sheets/row_reader.hpp"

#include <algorithm>
#include <numeric>

namespace plenty::sheets {
namespace {

using sheet::Meaning;

Outcome check_columns(const RowReader& reader, const Choices& choices) {
    if (!reader.has(Meaning::wanted) && !reader.has(Meaning::kind) && !reader.has(Meaning::details))
        return Refusal{Why::invalid, {"sheets.choose_wanted"}, "column"};
    if (!reader.has(Meaning::direction) && !choices.side)
        return Refusal{Why::invalid, {"sheets.choose_side"}, "side"};
    return Done{};
}

void sort_in(Plan& plan, ReadRow row) {
    if (auto* const entry = std::get_if<Entry>(&row))
        plan.entries.push_back(std::move(*entry));
    else if (auto* const trouble = std::get_if<Trouble>(&row))
        plan.troubles.push_back(std::move(*trouble));
    else if (std::holds_alternative<Over>(row))
        ++plan.over;
    else
        ++plan.blank;
}

/// Takes out of the entries what is alike and stays out.
void leave_out(Plan& plan) {
    std::erase_if(plan.entries, [&](const Entry& entry) {
        const auto same_line = [&](const Alike& alike) { return alike.entry.line == entry.line; };
        const auto found = std::ranges::find_if(plan.alike, same_line);
        return found != plan.alike.end() && !found->is_entered;
    });
}

}

Result<Plan> make_plan(const sheet::Sheet& sheet, const Choices& choices, const Here& here) {
    expect(!here.areas.empty(), "a community has an area");
    RowReader reader(sheet, choices, here);
    TRY(check_columns(reader, choices));
    Plan plan;
    plan.rows = static_cast<int>(sheet.rows.size() + sheet.errors.size());
    for (const sheet::RowError& error : sheet.errors)
        plan.troubles.push_back({error.line, error.sentence});
    for (const sheet::Row& row : sheet.rows)
        sort_in(plan, reader.read(row));
    std::ranges::sort(plan.troubles, {}, &Trouble::line);
    if (plan.gift_count() > most_gifts)
        return Refusal{Why::too_large, {"sheets.too_many_gifts", {{"most", std::to_string(most_gifts)}}}};
    plan.kinds = reader.kinds();
    plan.areas = reader.areas();
    plan.statuses = reader.statuses();
    plan.alike = find_alike(plan.entries, choices, here);
    leave_out(plan);
    return plan;
}

std::size_t Plan::gift_count() const {
    return std::accumulate(entries.begin(), entries.end(), std::size_t{0},
                           [](std::size_t sum, const Entry& entry) { return sum + entry.gifts.size(); });
}

std::size_t Plan::left_out_alike() const {
    return static_cast<std::size_t>(std::ranges::count(alike, false, &Alike::is_entered));
}

bool Plan::adds_up() const {
    return static_cast<std::size_t>(rows) == entries.size() + troubles.size() + left_out_alike() +
                                                 static_cast<std::size_t>(over) +
                                                 static_cast<std::size_t>(blank);
}

}
