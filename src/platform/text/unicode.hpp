#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// Code points in and out of UTF-8, and what ICU knows of them. For this folder only.
namespace plenty::text {

/// Nothing if it is not valid UTF-8.
std::optional<std::u32string> decode(std::string_view utf8);
std::string encode(std::u32string_view code_points);

/// The same text in normalisation form C. `utf8` must be valid.
std::string composed(std::string_view utf8);

bool is_line_break(char32_t c);
bool is_space(char32_t c); ///< white space other than a line break
/// Letters, marks, numbers, punctuation, symbols: nothing that is a control, unassigned or reserved.
bool is_graphic(char32_t c);
/// Takes room in the text and none on the page, or changes what stands around it.
bool is_hidden(char32_t c);
bool is_mark(char32_t c); ///< drawn onto the character before it
bool is_letter_number_or_picture(char32_t c);

/// Whether a zero-width joiner or non-joiner after `before` and before `after` says something: in
/// scripts whose letters join, after a virama, and inside an emoji (Unicode Annex 31, 2.3).
bool needs_joiner(char32_t before, char32_t after);
/// Whether a variation selector or an emoji tag after `before` says something.
bool may_select(char32_t before, char32_t selector);

}
