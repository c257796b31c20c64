#include "handovers/weeks.hpp"

#include "handovers/queries.hpp"

#include <cmath>
#include <limits>

namespace plenty::handovers {
namespace {

constexpr std::chrono::weeks told_for{8};

/// How often something happens before it fails once, where it happens with probability 1/e.
int geometric(Randomness& randomness) {
    constexpr double one = 1.0 / static_cast<double>(1ULL << 53);
    const double uniform = (static_cast<double>(randomness.number() >> 11) + 1) * one; // above 0, at most 1
    return static_cast<int>(std::floor(-std::log(uniform)));
}

void tell(db::Transaction& tx, const vault::WeekCount& counted, Randomness& randomness) {
    const auto about = blurred(counted.count, randomness);
    if (about && communities::has_members(tx, counted.bucket.community, least_members))
        tx.run(sql::insert_week, counted.bucket.community, counted.week, counted.bucket.kind_root, *about);
}

}

std::optional<int> blurred(std::uint32_t count, Randomness& randomness) {
    constexpr std::uint32_t most = std::numeric_limits<int>::max() / 2;
    const int noisy = static_cast<int>(std::min(count, most)) + geometric(randomness) - geometric(randomness);
    const int rounded = (noisy + 2) / 5 * 5;
    return rounded < least_told ? std::nullopt : std::optional(rounded);
}

void tell_weeks(db::Database& database, vault::Vault& vault, Randomness& randomness) {
    const std::vector<vault::WeekCount> over = vault.release();
    if (over.empty())
        return;
    (void)database.write([&](db::Transaction& tx) -> Outcome {
        tx.run(sql::delete_weeks_before, tx.now() - told_for);
        for (const vault::WeekCount& counted : over)
            tell(tx, counted, randomness);
        return Done{};
    });
}

Result<std::vector<KindOfWeek>> list_weeks(const db::Reader& reader, PersonId viewer, CommunityId community) {
    TRY(communities::find_membership(reader, viewer, community));
    return reader.list<KindOfWeek>(sql::list_weeks, community, reader.now() - told_for);
}

Result<WeeksView> look_at_weeks(const db::Reader& reader, PersonId viewer, std::string_view slug) {
    auto community = TRY(communities::find_community(reader, slug));
    auto weeks = TRY(list_weeks(reader, viewer, community.id));
    auto tree = kinds::load_tree(reader, community.id);
    return WeeksView{std::move(community), std::move(tree), std::move(weeks)};
}

}
