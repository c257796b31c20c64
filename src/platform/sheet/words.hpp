#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace plenty::sheet {

using Words = std::vector<std::string>;

/// The words of a header or a name, folded, without signs: "¿Qué necesitas?" is que, necesitas, and
/// "deliverySlackId" is delivery, slack, id.
Words words_of(std::string_view text);

}
