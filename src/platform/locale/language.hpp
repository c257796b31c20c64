#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace plenty::locale {

enum class Direction { left_to_right, right_to_left };

/// A language that we can speak: one for each catalogue in locale/, and "qps", a make-believe
/// language in which every English sentence is accented and a third longer, so that a test finds
/// text that never went through a catalogue, and layouts that break under longer words.
///
/// Languages are numbered once per program; store the tag, never the number. Immutable; usable from
/// any thread.
class Language {
public:
    /// English, in which every sentence exists.
    constexpr Language() = default;

    /// The best match for a BCP 47 tag: "es" and "es-MX" are both Spanish. Nothing if we do not speak it.
    static std::optional<Language> find(std::string_view tag);
    /// The languages a person may choose from, without the make-believe one.
    static std::span<const Language> all();
    static Language pseudo();
    /// The best match for a browser's Accept-Language header (RFC 9110, 12.5.4; its first 32 entries),
    /// or `otherwise`.
    static Language choose(std::string_view accept_language, Language otherwise);

    std::string_view tag() const;      ///< "es": for the lang attribute and for storing
    std::string_view own_name() const; ///< "español": how its speakers call it
    Direction direction() const;

    /// Its place in all(), for tables with a column per language; pseudo() comes after the last.
    constexpr std::size_t index() const { return index_; }

    friend constexpr auto operator<=>(Language, Language) = default;

private:
    constexpr explicit Language(std::uint8_t index) : index_(index) {}
    friend struct LanguageList;

    std::uint8_t index_ = 0;
};

}
