#include "communities/charter.hpp"
#include "communities/communities.hpp"
#include "communities/queries.hpp"
#include "communities/slug.hpp"
#include "communities/store.hpp"
#include "platform/text/clean.hpp"

#include <algorithm>

namespace plenty::communities {
namespace {

constexpr int most_of_one_name = 50;

const Refusal name_taken{Why::conflict, {"communities.name_taken"}, "name"};

Result<std::vector<std::string>> checked_areas(const std::vector<std::string>& typed) {
    std::vector<std::string> areas;
    for (const std::string& area : typed) {
        std::string name = TRY(text::clean_optional_line(area, {"areas", longest_name}));
        if (!name.empty() && std::ranges::find(areas, name) == areas.end())
            areas.push_back(std::move(name));
    }
    if (areas.empty())
        return Refusal{Why::invalid, {"communities.needs_an_area"}, "areas"};
    if (areas.size() > most_areas)
        return Refusal{Why::invalid, {"communities.too_many_areas"}, "areas"};
    return areas;
}

Result<geo::Cell> checked_place(const Founding& wish) {
    if (const auto point = geo::point(wish.latitude, wish.longitude))
        return geo::Cell::at(*point);
    return Refusal{Why::invalid, {"communities.no_such_place"}, "place"};
}

Result<std::string> insert_with_free_slug(db::Transaction& tx, CommunityId id, const Charter& charter,
                                          geo::Cell cell) {
    const std::string slug = slug_of(charter.name);
    for (int number = 1; number <= most_of_one_name; ++number) {
        const std::string candidate = number == 1 ? slug : slug + "-" + std::to_string(number);
        const auto inserted =
            tx.insert(name_taken, sql::insert_community, id, candidate, charter.name, charter.purpose,
                      charter.agreements, charter.join_policy, cell.value(), day_of(tx.now()));
        if (inserted.ok())
            return candidate;
    }
    return name_taken;
}

}

Result<Profile> found_community(db::Transaction& tx, Randomness& randomness, PersonId founder,
                                const Founding& wish) {
    const Charter charter =
        TRY(checked(Charter{wish.name, wish.purpose, wish.agreements, wish.join_policy, wish.questions}));
    const std::vector<std::string> areas = TRY(checked_areas(wish.areas));
    const geo::Cell cell = TRY(checked_place(wish));
    const auto id = randomness.id<CommunityId>();
    const std::string slug = TRY(insert_with_free_slug(tx, id, charter, cell));
    store_questions(tx, id, charter.questions);
    int position = 0;
    for (const std::string& area : areas)
        tx.run(sql::insert_area, randomness.id<AreaId>(), id, position++, area, cell.value());
    TRY(insert_member(tx, founder, id));
    TRY(take_stewardship(tx, founder, id));
    return find_community(tx, slug);
}

}
