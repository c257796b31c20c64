#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace plenty::neighbours {

/// The first phone number in words such as "Ring 07700 900123 in the morning", as it is compared: the same
/// with or without a country code, whatever signs stand between. Nothing if there is none. Pure.
std::optional<std::string> phone_in(std::string_view contact);

}
