#include "platform/text/unicode.hpp"

#include "base/result.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace plenty::text {
namespace {

UChar32 icu(char32_t c) {
    return static_cast<UChar32>(c);
}

bool is_virama(char32_t c) {
    constexpr std::uint8_t virama_class = 9;
    return u_getCombiningClass(icu(c)) == virama_class;
}

bool joins_its_neighbours(char32_t c) {
    const int joining = u_getIntPropertyValue(icu(c), UCHAR_JOINING_TYPE);
    return joining == U_JT_DUAL_JOINING || joining == U_JT_RIGHT_JOINING || joining == U_JT_LEFT_JOINING;
}

bool is_emoji(char32_t c) {
    return u_hasBinaryProperty(icu(c), UCHAR_EXTENDED_PICTOGRAPHIC) != 0;
}

bool ends_emoji(char32_t c) {
    constexpr char32_t emoji_style = 0xFE0F;
    return is_emoji(c) || c == emoji_style || u_hasBinaryProperty(icu(c), UCHAR_EMOJI_MODIFIER) != 0;
}

bool is_tag(char32_t c) {
    return c >= 0xE0020 && c <= 0xE007F;
}

}

std::optional<std::u32string> decode(std::string_view utf8) {
    std::u32string code_points;
    code_points.reserve(utf8.size());
    const auto* const bytes = reinterpret_cast<const std::uint8_t*>(utf8.data());
    const auto size = static_cast<std::int64_t>(utf8.size());
    for (std::int64_t i = 0; i < size;) {
        UChar32 c = 0;
        U8_NEXT(bytes, i, size, c);
        if (c < 0)
            return std::nullopt;
        code_points += static_cast<char32_t>(c);
    }
    return code_points;
}

std::string encode(std::u32string_view code_points) {
    std::string utf8;
    utf8.reserve(code_points.size());
    for (const char32_t c : code_points) {
        std::uint8_t bytes[U8_MAX_LENGTH];
        int length = 0;
        U8_APPEND_UNSAFE(bytes, length, c);
        utf8.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
    }
    return utf8;
}

std::string composed(std::string_view utf8) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* const form_c = icu::Normalizer2::getNFCInstance(status);
    std::string out;
    icu::StringByteSink<std::string> sink(&out);
    if (U_SUCCESS(status))
        form_c->normalizeUTF8(0, icu::StringPiece(utf8.data(), static_cast<int>(utf8.size())), sink, nullptr,
                              status);
    if (U_FAILURE(status))
        throw Fault(std::string("ICU: ") + u_errorName(status));
    return out;
}

bool is_line_break(char32_t c) {
    return (c >= '\n' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
}

bool is_space(char32_t c) {
    return u_hasBinaryProperty(icu(c), UCHAR_WHITE_SPACE) != 0 && !is_line_break(c);
}

bool is_graphic(char32_t c) {
    constexpr std::uint32_t not_graphic = U_GC_C_MASK & ~U_GC_CF_MASK;
    return (U_GET_GC_MASK(icu(c)) & not_graphic) == 0;
}

bool is_hidden(char32_t c) {
    constexpr char32_t interlinear_first = 0xFFF9, interlinear_last = 0xFFFB;
    return u_hasBinaryProperty(icu(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0 ||
           u_hasBinaryProperty(icu(c), UCHAR_BIDI_CONTROL) != 0 ||
           (c >= interlinear_first && c <= interlinear_last);
}

bool is_mark(char32_t c) {
    return (U_GET_GC_MASK(icu(c)) & (U_GC_MN_MASK | U_GC_ME_MASK)) != 0;
}

bool is_letter_number_or_picture(char32_t c) {
    constexpr char32_t blank_braille = 0x2800;
    return c != blank_braille && (U_GET_GC_MASK(icu(c)) & (U_GC_L_MASK | U_GC_N_MASK | U_GC_SO_MASK)) != 0;
}

bool needs_joiner(char32_t before, char32_t after) {
    if (is_virama(before) || (ends_emoji(before) && is_emoji(after)))
        return true;
    return joins_its_neighbours(before) && joins_its_neighbours(after);
}

bool may_select(char32_t before, char32_t selector) {
    constexpr char32_t text_style = 0xFE0E, emoji_style = 0xFE0F, black_flag = 0x1F3F4;
    if (selector == text_style || selector == emoji_style)
        return u_hasBinaryProperty(icu(before), UCHAR_EMOJI) != 0;
    return is_tag(selector) && (before == black_flag || is_tag(before));
}

}
