#pragma once
#include "platform/locale/language.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

/// The sentences of locale/*.po as they travel inside the program. Only speech.cpp looks here.
namespace plenty::locale {

/// The file names of the catalogues without their ending, English first.
std::span<const std::string_view> catalogue_tags();

/// The sentence under `key`, a NUL-terminated text, in the form that fits `count`; nothing if the
/// catalogue does not have it. The view lives as long as the program.
std::optional<std::string_view> look_up(Language language, const char* key,
                                        std::optional<std::int64_t> count);

}
