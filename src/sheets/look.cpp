#include "sheets/kind_finder.hpp"
#include "sheets/look_page.hpp"

#include <algorithm>

namespace plenty::sheets {
namespace {

using web::Visit;

/// The kinds that were typed beside words. Refuses the first that is none.
Outcome read_kinds(const Visit& visit, OpenSheet& open) {
    const KindFinder finder(open.here.tree, visit.language());
    const auto words = visit.form().all("word");
    const auto typed = visit.form().all("kind");
    Outcome outcome = Done{};
    for (std::size_t i = 0; i < std::min(words.size(), typed.size()); ++i) {
        const std::string word(words[i]);
        if (typed[i].empty()) {
            open.choices.kinds.erase(word);
        } else if (const auto kind = finder.find_typed(typed[i])) {
            open.choices.kinds.insert_or_assign(word, *kind);
        } else if (outcome.ok()) {
            outcome = Refusal{Why::invalid,
                              {"sheets.unknown_kind", {{"typed", std::string(typed[i])}}},
                              "kind-" + std::to_string(i)};
        }
    }
    return outcome;
}

http::Response page(const Visit& visit, const Place& place, const OpenSheet& open, const Refusal* refusal) {
    const auto plan = make_plan(open.sheet, open.choices, open.here);
    if (!plan.ok())
        return visit.go_to(path_of(place, open.id) + "/columns");
    return look_page(visit, place, open, *plan, refusal);
}

/// Whether what somebody saw is what would be entered now.
bool was_seen(const Visit& visit, const OpenSheet& open) {
    const auto plan = make_plan(open.sheet, open.choices, open.here);
    return plan.ok() && visit.form().get("candidates") == std::to_string(candidates(*plan));
}

Outcome keep(Visit& visit, const Desk& desk, const Place& place, const OpenSheet& open) {
    return visit.write([&](db::Transaction& tx) {
        return keep_choices(tx, desk, place.person, place.community.id, open.id, open.choices);
    });
}

/// Where somebody comes back to a sheet that is on the board already.
std::optional<http::Response> if_imported(const Visit& visit, const Place& place) {
    const auto id = visit.id<SheetId>(1);
    if (!id.ok())
        return std::nullopt;
    const auto import =
        visit.read([&](db::Reader& reader) { return find_import(reader, place.community.id, *id); });
    return import ? std::optional(visit.go_to(path_of(place, *id) + "/import")) : std::nullopt;
}

}

Result<http::Response> show_look(Visit& visit, const Desk& desk) {
    const Place place = TRY(place_of(visit));
    if (auto elsewhere = if_imported(visit, place))
        return *std::move(elsewhere);
    return page(visit, place, TRY(open(visit, desk, place)), nullptr);
}

Result<http::Response> create_import(Visit& visit, const Desk& desk) {
    const Place place = TRY(place_of(visit));
    if (auto elsewhere = if_imported(visit, place))
        return *std::move(elsewhere);
    OpenSheet sheet = TRY(open(visit, desk, place));
    read_decisions(sheet.choices, visit.form());
    if (const auto read = read_kinds(visit, sheet); !read.ok())
        return page(visit, place, sheet, &read.refusal());
    if (visit.form().get("go") != "enter") {
        TRY(keep(visit, desk, place, sheet));
        return visit.go_to(path_of(place, sheet.id));
    }
    if (!was_seen(visit, sheet)) {
        TRY(keep(visit, desk, place, sheet));
        return visit.go_to(path_of(place, sheet.id), "sheets.changed_look_again");
    }
    const Manner manner = manner_of(visit);
    const auto imported = visit.write([&](db::Transaction& tx) {
        return import_sheet(
            tx, desk, place.person,
            {place.community.id, sheet.sheet, sheet.choices, manner, sheet.filename, sheet.id});
    });
    if (!imported.ok() && web::is_for_the_form(imported.refusal()))
        return page(visit, place, sheet, &imported.refusal());
    return visit.go_to(path_of(place, TRY(imported).id) + "/import", "gifts.is_on_board");
}

}
