#include "platform/sheet/words.hpp"

#include "platform/text/fold.hpp"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace plenty::sheet {
namespace {

std::string with_spaces_in_camel_case(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool capital = text[i] >= 'A' && text[i] <= 'Z';
        if (i > 0 && capital && text[i - 1] >= 'a' && text[i - 1] <= 'z')
            out += ' ';
        out += text[i];
    }
    return out;
}

}

Words words_of(std::string_view text) {
    const auto letters = icu::UnicodeString::fromUTF8(text::folded(with_spaces_in_camel_case(text)) + " ");
    Words words;
    int32_t begin = 0;
    for (int32_t at = 0; at < letters.length(); at = letters.moveIndex32(at, 1)) {
        if (u_isalnum(letters.char32At(at)) != 0)
            continue;
        if (at > begin)
            letters.tempSubStringBetween(begin, at).toUTF8String(words.emplace_back());
        begin = letters.moveIndex32(at, 1);
    }
    return words;
}

}
