#include "communities/communities.hpp"
#include "communities/queries.hpp"
#include "communities/slug.hpp"
#include "platform/text/clean.hpp"

#include <algorithm>

namespace plenty::communities {
namespace {

constexpr std::size_t most_areas = 30;
constexpr int most_of_one_name = 50;

Result<Founding> checked(const Founding& typed) {
    Founding wish = typed;
    wish.name = TRY(text::clean_name(typed.name, {"name", 60}));
    wish.purpose = TRY(text::clean_words(typed.purpose, {"purpose", 600}));
    wish.agreements = TRY(text::clean_optional_words(typed.agreements, {"agreements", 5000}));
    wish.areas.clear();
    for (const std::string& area : typed.areas) {
        std::string name = TRY(text::clean_optional_line(area, {"areas", 60}));
        if (!name.empty() && std::ranges::find(wish.areas, name) == wish.areas.end())
            wish.areas.push_back(std::move(name));
    }
    if (wish.areas.empty())
        return Refusal{Why::invalid, {"communities.needs_an_area"}, "areas"};
    if (wish.areas.size() > most_areas)
        return Refusal{Why::too_large, {"communities.too_many_areas"}, "areas"};
    if (!geo::point(wish.latitude, wish.longitude))
        return Refusal{Why::invalid, {"communities.no_such_place"}, "place"};
    return wish;
}

Result<std::string> insert_with_free_slug(db::Transaction& tx, CommunityId id, const Founding& wish,
                                          geo::Cell cell) {
    const std::string slug = slug_of(wish.name);
    for (int number = 1; number <= most_of_one_name; ++number) {
        const std::string candidate = number == 1 ? slug : slug + "-" + std::to_string(number);
        const auto inserted = tx.insert({Why::conflict, {"communities.name_taken"}, "name"},
                                        sql::insert_community, id, candidate, wish.name, wish.purpose,
                                        wish.agreements, wish.join_policy, cell.value(),
                                        std::chrono::floor<std::chrono::days>(tx.now()));
        if (inserted.ok())
            return candidate;
    }
    return Refusal{Why::conflict, {"communities.name_taken"}, "name"};
}

}

Result<Profile> found_community(db::Transaction& tx, Randomness& randomness, PersonId founder,
                                const Founding& typed) {
    const Founding wish = TRY(checked(typed));
    const auto id = randomness.id<CommunityId>();
    const geo::Cell cell = geo::Cell::at({wish.latitude, wish.longitude});
    const std::string slug = TRY(insert_with_free_slug(tx, id, wish, cell));
    int position = 0;
    for (const std::string& area : wish.areas)
        tx.run(sql::insert_area, randomness.id<AreaId>(), id, position++, area, cell.value());
    tx.run(sql::insert_membership, id, founder, std::chrono::floor<std::chrono::days>(tx.now()));
    tx.run(sql::insert_steward, id, founder, tx.now());
    return find_community(tx, slug);
}

}
