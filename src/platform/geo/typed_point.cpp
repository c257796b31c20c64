#include "platform/geo/typed_point.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace plenty::geo {
namespace {

constexpr std::size_t longest = 500; // the address of a map is long, but no longer than this
constexpr std::string_view degree_sign = "\u00b0";

/// Reads a text from its front.
class Cursor {
public:
    explicit Cursor(std::string_view text) : rest_(text) {}

    bool at_end() const { return rest_.empty(); }

    void skip(std::string_view letters) {
        rest_.remove_prefix(std::min(rest_.find_first_not_of(letters), rest_.size()));
    }

    bool take(std::string_view piece) {
        if (!rest_.starts_with(piece))
            return false;
        rest_.remove_prefix(piece.size());
        return true;
    }

    std::optional<double> number() {
        double value = 0;
        if (rest_.starts_with('+'))
            rest_.remove_prefix(1);
        const auto [end, error] =
            std::from_chars(rest_.data(), rest_.data() + rest_.size(), value, std::chars_format::fixed);
        if (error != std::errc() || !std::isfinite(value))
            return std::nullopt;
        rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
        return value;
    }

    /// 1 after the first letter, -1 after the second, 0 after neither.
    int side(std::string_view letters) {
        if (rest_.empty())
            return 0;
        const auto found = letters.find(static_cast<char>(rest_.front() & ~0x20));
        if (found == std::string_view::npos)
            return 0;
        rest_.remove_prefix(1);
        return found == 0 ? 1 : -1;
    }

private:
    std::string_view rest_;
};

/// Degrees with a sign, or with the letter of the side they are on.
std::optional<double> degrees(Cursor& cursor, std::string_view letters) {
    const auto value = cursor.number();
    if (!value)
        return std::nullopt;
    cursor.skip(" ");
    cursor.take(degree_sign);
    cursor.skip(" ");
    const int side = cursor.side(letters);
    return side < 0 ? -*value : *value;
}

std::optional<Point> pair(Cursor north, Cursor east) {
    const auto latitude = degrees(north, "NS");
    const auto longitude = degrees(east, "EW");
    return latitude && longitude ? point(*latitude, *longitude) : std::nullopt;
}

std::optional<Point> pair(Cursor cursor, std::string_view between) {
    const Cursor first = cursor;
    (void)degrees(cursor, "NS");
    cursor.skip(between);
    return pair(first, cursor);
}

std::optional<std::string_view> after(std::string_view text, std::string_view mark) {
    const auto found = text.find(mark);
    return found == std::string_view::npos ? std::nullopt : std::optional(text.substr(found + mark.size()));
}

std::optional<Point> in_address(std::string_view address) {
    if (const auto north = after(address, "mlat="))
        if (const auto east = after(address, "mlon="))
            return pair(Cursor(*north), Cursor(*east));
    if (const auto map = after(address, "#map="))
        if (const auto place = after(*map, "/"))
            return pair(Cursor(*place), "/");
    if (const auto place = after(address, "/@"))
        return pair(Cursor(*place), ",");
    return std::nullopt;
}

bool is_two_numbers(std::string_view typed) {
    return typed.find_first_not_of("0123456789+-., ;\u00b0NnSsEeWw") == std::string_view::npos;
}

}

std::optional<Point> typed_point(std::string_view typed) {
    if (typed.size() > longest)
        return std::nullopt;
    Cursor cursor(typed);
    cursor.skip(" ");
    if (cursor.take("geo:"))
        return pair(cursor, ",");
    return is_two_numbers(typed) ? pair(cursor, " ,;") : in_address(typed);
}

}
