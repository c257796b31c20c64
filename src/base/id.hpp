#pragma once
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace plenty {

/// Writes 65 bits as 13 letters and digits of Crockford's base 32, which has no I, L, O or U to confuse.
std::string id_text(std::int64_t value);
/// The reverse; nothing if the text is not exactly what id_text() writes.
std::optional<std::int64_t> id_from_text(std::string_view text);

/// The identity of an `Of`. A random 63-bit number, so that it tells neither age nor order, and two
/// identities of different things never mix. It has no formatter: ids of people do not reach a log.
template <class Of>
class Id {
public:
    constexpr Id() = default;
    constexpr explicit Id(std::int64_t value) : value_(value) {}

    static std::optional<Id> parse(std::string_view text) {
        const auto value = id_from_text(text);
        return value ? std::optional(Id(*value)) : std::nullopt;
    }

    constexpr std::int64_t value() const { return value_; }
    std::string text() const { return id_text(value_); }

    friend constexpr auto operator<=>(Id, Id) = default;

private:
    std::int64_t value_ = 0;
};

}

template <class Of>
struct std::hash<plenty::Id<Of>> {
    std::size_t operator()(plenty::Id<Of> id) const noexcept { return std::hash<std::int64_t>{}(id.value()); }
};
