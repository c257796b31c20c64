#pragma once
#include <optional>

namespace plenty::http {

/// The status that a request has to be answered with instead of being served; nothing while all is well.
using Refused = std::optional<int>;

}
