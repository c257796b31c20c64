#pragma once
#include "kinds/kind.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// How kinds are found by what people call them. For kind_tree.cpp only.
namespace plenty::kinds {

/// A text split into words that can be compared, with their stems in every language.
struct ComparedText {
    explicit ComparedText(std::string_view text);

    std::string folded;                          ///< words with single spaces between
    std::vector<std::string> words;              ///< folded
    std::vector<std::vector<std::string>> stems; ///< by Language::index(), then as `words`
};

/// A kind, and how well it fits; the higher the better.
struct Fit {
    const Kind* kind;
    int score;
};

/// All names and synonyms of some kinds, ready to be compared. Keeps pointers to the kinds.
class KindWords {
public:
    KindWords() = default;
    explicit KindWords(std::span<const Kind> kinds);

    /// Kinds that fit what is typed so far, in the order of the tree.
    void search(const ComparedText& typed, locale::Language language, std::vector<Fit>& fits) const;
    /// As search(), for a slip of the keyboard: one letter too many, too few, wrong or swapped.
    void search_misspelt(const ComparedText& typed, locale::Language language, std::vector<Fit>& fits) const;
    /// Kinds one of whose names stands in a text.
    void find_in(const ComparedText& text, locale::Language language, std::vector<Fit>& fits) const;

private:
    struct Name {
        const Kind* kind;
        locale::Language language;
        bool is_first; ///< its name, and no synonym
        std::string folded;
        std::vector<std::string> words;
        std::vector<std::string> stems;
        std::uint64_t initials; ///< a bit for each letter that a word begins with
    };

    static Name make_name(const Kind& kind, locale::Language language, const std::string& name);
    static int worth(const Name& name, const ComparedText& typed);
    template <class Score>
    void collect(std::vector<Fit>& fits, locale::Language language, Score score) const;

    std::vector<Name> names_; ///< those of a kind side by side
};

}
