#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace plenty::http {

/// A header value of the shape `value; name=token; name="quoted"`, taken apart.
///
/// The value is what stands before the first semicolon, trimmed.
std::string_view value_without_parameters(std::string_view header);

/// One parameter of it, unquoted; the first if it is repeated, nothing if it is missing or the header
/// is malformed. In a quoted text a backslash stands for itself unless a quote or a backslash follows,
/// because old browsers send Windows paths.
std::optional<std::string> parameter(std::string_view header, std::string_view name);

}
