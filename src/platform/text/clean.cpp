#include "platform/text/clean.hpp"

#include "platform/text/unicode.hpp"

#include <algorithm>

namespace plenty::text {
namespace {

constexpr std::size_t most_marks = 6;
constexpr char32_t zero_width_non_joiner = 0x200C;
constexpr char32_t zero_width_joiner = 0x200D;

enum class Presence { required, optional };

/// More bytes than this cannot come from a text of that length, however it was typed.
std::size_t most_bytes(const Field& field) {
    return field.longest * 16 + 1024;
}

Refusal too_long(const Field& field) {
    return {Why::invalid,
            {"text.too_long", {}, static_cast<std::int64_t>(field.longest)},
            std::string(field.name)};
}

/// Whether a hidden character says something where it stands; `kept` is what came before it.
bool is_needed(char32_t hidden, std::u32string_view kept, char32_t after) {
    if (kept.empty())
        return false;
    if (hidden == zero_width_joiner || hidden == zero_width_non_joiner)
        return needs_joiner(kept.back(), after);
    return may_select(kept.back(), hidden);
}

std::size_t trailing_marks(std::u32string_view kept) {
    const auto last_base = std::find_if_not(kept.rbegin(), kept.rend(), is_mark);
    return static_cast<std::size_t>(last_base - kept.rbegin());
}

bool may_stay(char32_t c, std::u32string_view kept, char32_t after) {
    if (is_space(c) || is_line_break(c))
        return true;
    if (is_hidden(c))
        return is_needed(c, kept, after);
    return is_graphic(c) && !(is_mark(c) && trailing_marks(kept) >= most_marks);
}

std::u32string without_hidden(std::u32string_view text) {
    std::u32string kept;
    kept.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char32_t after = i + 1 < text.size() ? text[i + 1] : U' ';
        if (may_stay(text[i], kept, after))
            kept += text[i];
    }
    return kept;
}

/// Composing moves marks, and a joiner may then stand where it says nothing: so again, until nothing changes.
std::u32string composed_without_hidden(std::u32string text) {
    for (;;) {
        std::u32string next = *decode(composed(encode(without_hidden(text))));
        if (next == text)
            return next;
        text = std::move(next);
    }
}

std::u32string on_one_line(std::u32string_view text) {
    std::u32string line;
    for (const char32_t c : text) {
        if (!is_space(c) && !is_line_break(c))
            line += c;
        else if (!line.empty() && line.back() != U' ')
            line += U' ';
    }
    if (line.ends_with(U' '))
        line.pop_back();
    return line;
}

void end_line(std::u32string& lines) {
    lines.erase(lines.find_last_not_of(U' ') + 1);
    if (!lines.empty() && !lines.ends_with(U"\n\n"))
        lines += U'\n';
}

std::u32string on_lines(std::u32string_view text) {
    std::u32string lines;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (is_line_break(text[i])) {
            if (text[i] != U'\r' || i + 1 == text.size() || text[i + 1] != U'\n')
                end_line(lines);
        } else {
            lines += is_space(text[i]) ? U' ' : text[i];
        }
    }
    lines.erase(lines.find_last_not_of(U" \n") + 1);
    lines.erase(0, lines.find_first_not_of(U' '));
    return lines;
}

using Layout = std::u32string (*)(std::u32string_view);

Result<std::string> clean(std::string_view typed, const Field& field, Layout layout, Presence presence) {
    if (typed.size() > most_bytes(field))
        return too_long(field);
    auto code_points = decode(typed);
    if (!code_points)
        return Refusal{Why::invalid, {"text.not_text"}, std::string(field.name)};
    const std::string text = encode(layout(composed_without_hidden(*std::move(code_points))));
    if (text.empty() && presence == Presence::required)
        return Refusal{Why::invalid, {"text.empty"}, std::string(field.name)};
    if (length(text) > field.longest)
        return too_long(field);
    return text;
}

}

Result<std::string> clean_line(std::string_view typed, const Field& field) {
    return clean(typed, field, on_one_line, Presence::required);
}

Result<std::string> clean_optional_line(std::string_view typed, const Field& field) {
    return clean(typed, field, on_one_line, Presence::optional);
}

Result<std::string> clean_words(std::string_view typed, const Field& field) {
    return clean(typed, field, on_lines, Presence::required);
}

Result<std::string> clean_optional_words(std::string_view typed, const Field& field) {
    return clean(typed, field, on_lines, Presence::optional);
}

Result<std::string> clean_name(std::string_view typed, const Field& field) {
    const std::string name = TRY(clean_line(typed, field));
    if (std::ranges::none_of(*decode(name), is_letter_number_or_picture))
        return Refusal{Why::invalid, {"text.invisible_name"}, std::string(field.name)};
    return name;
}

std::size_t length(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }));
}

}
