#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace plenty::crypto {

/// Base 64 for addresses and cookies: - and _ in place of + and /, no padding (RFC 4648, section 5).
std::string base64url(std::string_view bytes);
/// The reverse; nothing if the text is not exactly what base64url() writes.
std::optional<std::string> from_base64url(std::string_view text);

}
