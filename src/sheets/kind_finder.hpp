#pragma once
#include "kinds/kinds.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace plenty::sheets {

/// Finds kinds by what a sheet calls them. Keeps the tree; pure, for one thread.
class KindFinder {
public:
    /// `language` is the one whose words come first where two kinds share a word.
    KindFinder(std::shared_ptr<const kinds::KindTree> tree, locale::Language language);

    /// The kind of that name, synonym, key or path, in any language.
    std::optional<kinds::KindId> exactly(std::string_view text) const;
    /// The same, or else the kind that the text speaks of.
    std::optional<kinds::KindId> find(std::string_view text) const;
    /// As find(), and rather a likely one than none: for what somebody typed into a field.
    std::optional<kinds::KindId> find_typed(std::string_view text) const;
    /// A name that exactly() takes for this kind, wherever it is read.
    std::string name_of(kinds::KindId kind, locale::Language language) const;
    /// Where everything belongs that has no better place.
    kinds::KindId other() const;

    const kinds::KindTree& tree() const { return *tree_; }

private:
    void add_below(const std::vector<const kinds::Kind*>& siblings,
                   std::vector<const kinds::Kind*>& all) const;
    void add(std::string_view text, kinds::KindId kind);

    std::shared_ptr<const kinds::KindTree> tree_;
    locale::Language language_;
    std::unordered_map<std::string, kinds::KindId> by_text_;
    mutable std::unordered_map<std::string, std::optional<kinds::KindId>> found_;
};

}
