#pragma once
#include <string>
#include <string_view>

namespace plenty::text {

/// A text as it is compared: compatibility forms, case and diacritics taken away, so that "Pañales",
/// "PANALES" and "ｐａñａｌｅｓ" are one. Letters that only look like others stay apart. Pure.
std::string folded(std::string_view utf8);

}
