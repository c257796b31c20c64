#pragma once
#include "base/result.hpp"

#include <boost/json/value.hpp>

#include <string_view>

namespace plenty::api {

namespace json = boost::json;

inline constexpr std::size_t deepest_json = 8;

/// Reads a text as JSON (RFC 8259) and takes nothing that two programs might read differently: one value and
/// nothing after it, valid UTF-8 without NUL, finite numbers, no member twice, at most `deepest_json` levels.
///
/// Refuses `api.not_json`, `api.too_deep`, `api.repeated_member`, `api.number_too_large` and `api.not_text`;
/// the field is the JSON pointer (RFC 6901) of what is wrong, where that is known. Pure.
Result<json::value> read_json(std::string_view text);

/// The pointer to a member or an item of what `at` points to.
std::string below(std::string_view at, std::string_view member);

}
