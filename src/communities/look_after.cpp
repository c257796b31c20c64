#include "communities/charter.hpp"
#include "communities/communities.hpp"
#include "communities/queries.hpp"
#include "communities/store.hpp"

#include <algorithm>

namespace plenty::communities {
namespace {

Outcome no_area_of_that_name(const db::Reader& reader, CommunityId community, std::string_view name,
                             std::optional<AreaId> other_than) {
    for (const NamedArea& area : list_areas(reader, community))
        if (area.name == name && area.id != other_than)
            return Refusal{Why::conflict, {"communities.area_there"}, "area"};
    return Done{};
}

/// Decides about `kind` and everything below it, parents first, so that as little as possible is said.
void decide_below(const kinds::KindTree& tree, const kinds::Kind& kind,
                  const std::vector<kinds::KindId>& chosen, kinds::Necessities& all) {
    const bool wanted = std::ranges::find(chosen, kind.id) != chosen.end();
    if (all.includes(tree, kind.id) != wanted)
        all.decide(kind.id, wanted);
    for (const kinds::Kind* const below : tree.children(kind.id))
        decide_below(tree, *below, chosen, all);
}

}

Outcome change_charter(db::Transaction& tx, PersonId viewer, CommunityId community, const Charter& typed) {
    TRY(may_look_after(tx, viewer, community));
    const Charter charter = TRY(checked(typed));
    tx.run(sql::change_community, community, charter.name, charter.purpose, charter.agreements,
           charter.join_policy);
    store_questions(tx, community, charter.questions);
    return Done{};
}

std::optional<NamedArea> find_area(const db::Reader& reader, CommunityId community, AreaId area) {
    for (NamedArea& each : list_areas(reader, community))
        if (each.id == area)
            return std::move(each);
    return std::nullopt;
}

Result<AreaId> add_area(db::Transaction& tx, Randomness& randomness, PersonId viewer, CommunityId community,
                        std::string_view typed, std::optional<geo::Point> where) {
    TRY(may_look_after(tx, viewer, community));
    const std::string name = TRY(checked_area_name(typed));
    TRY(no_area_of_that_name(tx, community, name, std::nullopt));
    const std::size_t position = list_areas(tx, community).size();
    if (position >= most_areas)
        return Refusal{Why::conflict, {"communities.too_many_areas"}, "area"};
    const Profile profile = TRY(find_community(tx, community));
    const auto id = randomness.id<AreaId>();
    tx.run(sql::insert_area, id, community, position, name,
           where ? geo::Cell::at(*where).value() : profile.cell);
    return id;
}

Outcome change_area(db::Transaction& tx, PersonId viewer, CommunityId community, AreaId area,
                    std::string_view typed, std::optional<geo::Point> where) {
    TRY(may_look_after(tx, viewer, community));
    const auto before = find_area(tx, community, area);
    if (!before)
        return Refusal{Why::not_found, {"communities.no_such_area"}, "area"};
    const std::string name = TRY(checked_area_name(typed));
    TRY(no_area_of_that_name(tx, community, name, area));
    tx.run(sql::change_area, area, community, name,
           where ? geo::Cell::at(*where).value() : before->cell_value);
    return Done{};
}

Outcome decide_necessity(db::Transaction& tx, PersonId viewer, CommunityId community, kinds::KindId kind,
                         bool is_necessity) {
    TRY(may_look_after(tx, viewer, community));
    tx.run(sql::decide_necessity, community, kind, is_necessity);
    return Done{};
}

Outcome decide_necessities(db::Transaction& tx, PersonId viewer, CommunityId community,
                           const std::vector<kinds::KindId>& chosen) {
    TRY(may_look_after(tx, viewer, community));
    const auto tree = kinds::load_tree(tx, community);
    kinds::Necessities all;
    for (const kinds::Kind* const root : tree->roots())
        decide_below(*tree, *root, chosen, all);
    tx.run(sql::delete_necessities, community);
    for (const auto& [kind, is_necessity] : all.decisions())
        tx.run(sql::decide_necessity, community, kind, is_necessity);
    return Done{};
}

Result<kinds::KindId> add_own_kind(db::Transaction& tx, Randomness& randomness, PersonId viewer,
                                   CommunityId community, const kinds::NewKind& wanted,
                                   locale::Language language) {
    TRY(may_look_after(tx, viewer, community));
    return kinds::add_kind(tx, randomness, community, wanted, language);
}

Outcome rename_own_kind(db::Transaction& tx, PersonId viewer, CommunityId community, kinds::KindId kind,
                        std::string_view name, const std::vector<std::string>& synonyms,
                        locale::Language language) {
    TRY(may_look_after(tx, viewer, community));
    return kinds::rename_kind(tx, community, kind, name, synonyms, language);
}

Outcome retire_own_kind(db::Transaction& tx, PersonId viewer, CommunityId community, kinds::KindId kind) {
    TRY(may_look_after(tx, viewer, community));
    return kinds::retire_kind(tx, community, kind);
}

Outcome bring_back_own_kind(db::Transaction& tx, PersonId viewer, CommunityId community, kinds::KindId kind) {
    TRY(may_look_after(tx, viewer, community));
    return kinds::bring_back_kind(tx, community, kind);
}

}
