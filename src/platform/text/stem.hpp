#pragma once
#include "platform/locale/language.hpp"

#include <string>

namespace plenty::text {

/// A folded word without its ending, by the rules of a language (libstemmer); the word itself where
/// there are none. Usable from any thread; about 0.3 us.
std::string stem(const std::string& folded_word, locale::Language language);

}
