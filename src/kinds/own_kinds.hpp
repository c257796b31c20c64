#pragma once
#include "base/randomness.hpp"
#include "base/result.hpp"
#include "kinds/kind_tree.hpp"
#include "platform/db/database.hpp"

#include <memory>
#include <string>
#include <vector>

namespace plenty {

struct Community;
using CommunityId = Id<Community>;

}

/// The kinds that a community adds to the tree. Who may do so is the community's affair: these
/// actions are called for somebody who is known to act for it.
namespace plenty::kinds {

inline constexpr std::size_t longest_name = 60;    ///< code points, of a name and of each synonym
inline constexpr std::size_t most_synonyms = 12;   ///< of one kind
inline constexpr std::size_t most_own_kinds = 300; ///< of one community, retired ones included

/// All kinds that a community knows. Cheap: a community without kinds of its own shares one tree.
std::shared_ptr<const KindTree> load_tree(const db::Reader& reader, CommunityId community);

/// What somebody fills in to add a kind.
struct NewKind {
    KindId parent; ///< a built-in kind
    std::string name;
    std::vector<std::string> synonyms = {}; ///< empty ones are passed over
    Unit unit = Unit::piece;
    Nature nature = Nature::thing;
    bool is_perishable = false;
};

/// Refuses `kinds.unknown_parent`; `kinds.already_there` with the path of a built-in kind that has
/// this name; `kinds.name_taken` by another one of the community; `kinds.too_many`,
/// `kinds.too_many_synonyms`; and texts that cannot be kept (text/clean.hpp).
Result<KindId> add_kind(db::Transaction& tx, Randomness& randomness, CommunityId community,
                        const NewKind& wanted, locale::Language language);

/// Refuses as add_kind(), and `kinds.not_found` for a kind that is not the community's own.
Outcome rename_kind(db::Transaction& tx, CommunityId community, KindId kind, std::string_view name,
                    const std::vector<std::string>& synonyms, locale::Language language);

/// Takes an own kind out of the lists to choose from, or brings it back. Twice is once.
Outcome retire_kind(db::Transaction& tx, CommunityId community, KindId kind);
Outcome bring_back_kind(db::Transaction& tx, CommunityId community, KindId kind);

/// When a community ends.
void delete_kinds_of(db::Transaction& tx, CommunityId community);

}
