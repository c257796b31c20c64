#pragma once
#include "base/result.hpp"

#include <cstddef>
#include <string>
#include <string_view>

/// What people type, made fit to be kept and shown.
///
/// Every text comes out as valid UTF-8 in normalisation form C, without control characters and
/// without characters that are there but cannot be seen: bidirectional overrides, zero-width spaces,
/// fillers, soft hyphens, tags. Joiners stay where a script or an emoji needs them, and a letter
/// keeps at most six marks on top of each other. Cleaning a clean text changes nothing.
///
/// Refuses, naming the field: `text.not_text` for bytes that are no UTF-8, `text.empty`,
/// `text.too_long`, and for names `text.invisible_name`.
///
/// Pure; usable from any thread.
namespace plenty::text {

/// Where a text comes from, and how much of it we take.
struct Field {
    std::string_view name; ///< the form field, which the refusal names
    std::size_t longest;   ///< in code points, after cleaning
};

/// One line: every run of white space is one space, none at the ends.
Result<std::string> clean_line(std::string_view typed, const Field& field);
Result<std::string> clean_optional_line(std::string_view typed, const Field& field);

/// Several lines: LF between them, no spaces at their ends, at most one empty line in a row.
Result<std::string> clean_words(std::string_view typed, const Field& field);
Result<std::string> clean_optional_words(std::string_view typed, const Field& field);

/// What somebody wants to be called: one line in which at least one letter, number or picture can
/// be seen.
Result<std::string> clean_name(std::string_view typed, const Field& field);

/// How many code points a valid UTF-8 text has.
std::size_t length(std::string_view text);

}
