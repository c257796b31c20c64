#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace plenty::http {

/// What a plus sign means: in a path itself, in a form a space.
enum class Plus { plus, space };

/// Undoes percent-encoding (RFC 3986, 2.1). Nothing if an escape is broken or the result is not
/// plain text (see is_plain_text()).
std::optional<std::string> percent_decode(std::string_view text, Plus plus = Plus::plus);

}
