#pragma once
#include <string_view>

namespace plenty::http {

/// Whether `text` is well-formed UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF (RFC 3629).
bool is_utf8(std::string_view text);

/// Well-formed UTF-8 without the character NUL, which no person types and no database stores.
bool is_plain_text(std::string_view text);

}
