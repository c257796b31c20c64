#pragma once
#include <string>
#include <utility>
#include <vector>

namespace plenty::web {

/// The headers of every answer: nothing runs, loads, frames or learns of us but what we serve ourselves.
/// Over HTTPS with HSTS for two years.
std::vector<std::pair<std::string, std::string>> security_headers(bool https);

}
