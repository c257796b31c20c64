#pragma once
#include <span>
#include <string_view>

namespace plenty::crypto {

/// The 1,296 words that passphrases are suggested from: Spanish for a language tag that begins with "es",
/// else English. Alive as long as the program.
std::span<const std::string_view> plain_words(std::string_view language);

/// Words, names and whole phrases that guessers try first, in small letters, without accents or spaces.
std::span<const std::string_view> commonly_chosen();

}
