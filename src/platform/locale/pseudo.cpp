#include "platform/locale/pseudo.hpp"

#include <array>

namespace plenty::locale {
namespace {

constexpr std::array<std::string_view, 26> accented_small = {"á", "ƀ", "ç", "đ", "é", "ƒ", "ğ", "ĥ", "í",
                                                             "ĵ", "ķ", "ł", "ɱ", "ñ", "ó", "þ", "ɋ", "ř",
                                                             "š", "ť", "ú", "ṽ", "ŵ", "ẋ", "ý", "ž"};
constexpr std::array<std::string_view, 26> accented_capital = {"Á", "Ɓ", "Ç", "Đ", "É", "Ƒ", "Ğ", "Ĥ", "Í",
                                                               "Ĵ", "Ķ", "Ł", "Ṁ", "Ñ", "Ó", "Þ", "Ɋ", "Ř",
                                                               "Š", "Ť", "Ú", "Ṽ", "Ŵ", "Ẋ", "Ý", "Ž"};

void append_accented(std::string& out, char letter) {
    if (letter >= 'a' && letter <= 'z')
        out += accented_small[static_cast<std::size_t>(letter - 'a')];
    else if (letter >= 'A' && letter <= 'Z')
        out += accented_capital[static_cast<std::size_t>(letter - 'A')];
    else
        out += letter;
}

bool is_vowel(char letter) {
    return std::string_view("aeiou").find(letter) != std::string_view::npos;
}

}

std::string pseudo_sentence(std::string_view english) {
    std::string out = "⟦";
    bool in_blank = false;
    for (const char letter : english) {
        in_blank = in_blank || letter == '{';
        if (in_blank) {
            out += letter;
            in_blank = letter != '}';
            continue;
        }
        append_accented(out, letter);
        if (is_vowel(letter))
            append_accented(out, letter);
    }
    return out + "⟧";
}

}
