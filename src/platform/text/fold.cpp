#include "platform/text/fold.hpp"

#include "base/result.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

namespace plenty::text {
namespace {

bool is_plain_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string ascii_folded(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return out;
}

icu::UnicodeString without_marks(const icu::UnicodeString& decomposed) {
    icu::UnicodeString out;
    for (std::int32_t i = 0; i < decomposed.length(); i = decomposed.moveIndex32(i, 1)) {
        const UChar32 c = decomposed.char32At(i);
        if (u_charType(c) != U_NON_SPACING_MARK)
            out.append(c);
    }
    return out;
}

}

std::string folded(std::string_view utf8) {
    if (is_plain_ascii(utf8))
        return ascii_folded(utf8);
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* const casefold = icu::Normalizer2::getNFKCCasefoldInstance(status);
    const icu::Normalizer2* const decompose = icu::Normalizer2::getNFDInstance(status);
    const icu::Normalizer2* const compose = icu::Normalizer2::getNFCInstance(status);
    if (U_FAILURE(status))
        throw Fault(std::string("ICU: ") + u_errorName(status));
    const auto text =
        icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<int>(utf8.size())));
    const auto decomposed = decompose->normalize(casefold->normalize(text, status), status);
    const auto plain = compose->normalize(without_marks(decomposed), status);
    if (U_FAILURE(status))
        throw Fault(std::string("ICU: ") + u_errorName(status));
    std::string out;
    return plain.toUTF8String(out);
}

}
