#pragma once
#include <string>
#include <string_view>

namespace plenty::communities {

/// A name as it stands in an address: "Elm Street & Mill Lane" is "elm-street-mill-lane". Letters
/// without accents and digits; "community" for a name that has none of these.
std::string slug_of(std::string_view name);

}
