#pragma once
#include <string>
#include <string_view>

namespace plenty::sheet {

/// A cell such that no spreadsheet takes it for a formula: if it begins, after spaces, with = + - @, a tab
/// or a line break (or a wide form of the first four), with an apostrophe in front.
std::string with_guard(std::string_view cell);

/// The reverse. A cell that did begin with an apostrophe before such a sign got another, and keeps its own.
std::string_view without_guard(std::string_view cell);

}
