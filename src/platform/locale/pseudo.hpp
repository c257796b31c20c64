#pragma once
#include <string>
#include <string_view>

namespace plenty::locale {

/// An English sentence made strange: letters accented, vowels doubled (about a third longer), and
/// brackets around it, so that a cut or glued sentence shows. `{blanks}` stay as they are.
std::string pseudo_sentence(std::string_view english);

}
