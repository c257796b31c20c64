#pragma once
#include "communities/communities.hpp"
#include "vault/vault.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

/// What a community may know of its weeks: about how much was handed over, so that no single hand-over can
/// be made out. The only thing that is left of one when it is done.
namespace plenty::handovers {

/// Smaller numbers are not told, and no numbers at all in a community with fewer members than that.
inline constexpr int least_told = 10;
inline constexpr std::size_t least_members = 20;

/// A count with two-sided geometric noise (Ghosh, Roughgarden and Sundararajan 2009) of epsilon 1, rounded to
/// five; nothing below `least_told`. Whoever sees it is at most e times surer that one more, or one fewer,
/// was counted.
std::optional<int> blurred(std::uint32_t count, Randomness& randomness);

/// Takes the counts of all weeks that are over out of the vault, which then has none of them, and tells each
/// once, blurred. A crash meanwhile loses them. A job.
void tell_weeks(db::Database& database, vault::Vault& vault, Randomness& randomness);

struct KindOfWeek {
    Instant week;
    kinds::KindId kind; ///< a root of the tree
    int about;          ///< a multiple of five
};
/// The last eight weeks that were told, the latest first. For members.
Result<std::vector<KindOfWeek>> list_weeks(const db::Reader& reader, PersonId viewer, CommunityId community);

/// The same, with what is needed to show it.
struct WeeksView {
    communities::Profile community;
    std::shared_ptr<const kinds::KindTree> tree;
    std::vector<KindOfWeek> weeks;
};
Result<WeeksView> look_at_weeks(const db::Reader& reader, PersonId viewer, std::string_view community);

}
