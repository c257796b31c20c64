#pragma once
#include "platform/locale/language.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// The terms under which a text is found again: its words, folded, without their endings and without
/// those that every text has ("the", "para"). An ordinary table of them is our full-text index, the
/// same on both engines, and forgets a deleted text at once.
///
/// A text is stored under the stems of its words in every language we speak, and searched for in the
/// searcher's: neighbours write in one language, have their browser in another, or mix them, and find
/// each other's words all the same. A language that is added finds what is stored from then on.
///
/// Each term comes once, in order of appearance. Pure; usable from any thread; some 20 us for a post.
namespace plenty::text {

inline constexpr std::size_t most_index_terms = 250;
inline constexpr std::size_t most_search_terms = 8;
inline constexpr std::size_t longest_term = 40; ///< in bytes; longer words are no words

std::vector<std::string> index_terms(std::string_view words);
/// What a text must have, all of them, to answer a search.
std::vector<std::string> search_terms(std::string_view words, locale::Language language);

}
