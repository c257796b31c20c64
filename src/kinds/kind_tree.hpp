#pragma once
#include "kinds/kind.hpp"
#include "kinds/kind_search.hpp"

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace plenty::kinds {

/// The kinds that a community knows: those that come with Plenty, and its own below them.
///
/// An immutable snapshot: take one per request, hand it on by shared_ptr, use it from any thread.
/// Pointers to kinds live as long as the snapshot.
class KindTree {
public:
    /// The kinds that come with Plenty.
    static std::shared_ptr<const KindTree> built_in();
    /// The same with a community's own kinds below them. One whose parent is unknown stands below
    /// "something else"; a parent stands before its children.
    static std::shared_ptr<const KindTree> with(std::vector<Kind> own);

    /// Retired kinds are found too.
    const Kind* find(KindId id) const;
    const Kind* find_by_key(std::string_view key) const;
    /// The kind, or "something else" where the tree does not have it.
    const Kind& kind(KindId id) const;

    /// In the order of the tree, own kinds last, retired ones left out.
    std::vector<const Kind*> roots() const;
    std::vector<const Kind*> children(KindId id) const;
    /// The kind above it, the one above that, up to the root.
    std::vector<KindId> ancestors(KindId id) const;
    /// The kind and everything below it, retired ones too: for filters.
    std::vector<KindId> subtree(KindId id) const;

    std::string name(KindId id, locale::Language language) const; ///< "Bread"
    std::string path(KindId id, locale::Language language) const; ///< "Food › Bread"

    /// The kinds that somebody may mean by what they have typed so far, the likeliest first: by name
    /// and synonyms, in every language but theirs first, without regard to case, accents, endings and
    /// one slip of the keyboard.
    std::vector<const Kind*> search(std::string_view typed, locale::Language language,
                                    std::size_t most = 8) const;

    /// The kind that a whole text speaks of ("two packs of nappies, size 4"); nothing rather than a
    /// wild guess.
    std::optional<KindId> guess(std::string_view words, locale::Language language) const;

private:
    KindTree(std::shared_ptr<const KindTree> below, std::vector<Kind> kinds);

    void for_each(const std::function<void(const Kind&)>& use) const;
    std::vector<const Kind*> chosen_if(const std::function<bool(const Kind&)>& wanted) const;

    std::shared_ptr<const KindTree> below_; ///< what own kinds stand on; null in built_in()
    std::vector<Kind> kinds_;
    std::unordered_map<KindId, std::size_t> by_id_;
    KindWords words_;
};

}
