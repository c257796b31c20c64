#pragma once
#include "assets/icon_names.hpp"
#include "platform/html/html.hpp"

#include <algorithm>
#include <cstddef>

namespace plenty::html {

/// One of the pictures listed in assets/icons.txt. A name that is not in that list does not compile.
class Icon {
public:
    consteval Icon(const char* icon_name) : index_(find(icon_name)) { // NOLINT(google-explicit-constructor)
        if (index_ == assets::icon_names.size())
            throw "no such icon: add its Lucide name to assets/icons.txt";
    }

    /// The icon of a name that comes from a table, such as a kind's; `gift` where there is none of that name.
    static Icon named(std::string_view name);

    std::string_view name() const { return assets::icon_names[index_]; }
    constexpr std::size_t index() const { return index_; }

private:
    explicit Icon(std::size_t index) : index_(index) {}

    static constexpr std::size_t find(std::string_view name) {
        const auto& names = assets::icon_names;
        const auto found = std::lower_bound(names.begin(), names.end(), name);
        if (found == names.end() || *found != name)
            return names.size();
        return static_cast<std::size_t>(found - names.begin());
    }

    std::size_t index_;
};

/// An icon, or none. (A std::optional cannot hand a name on at compile time.)
class MaybeIcon {
public:
    constexpr MaybeIcon() = default;
    constexpr MaybeIcon(Icon which) : index_(which.index()) {} // NOLINT(google-explicit-constructor)
    consteval MaybeIcon(const char* icon_name)
        : index_(Icon(icon_name).index()) {} // NOLINT(google-explicit-constructor)

    bool has_value() const { return index_ < assets::icon_names.size(); }
    Icon operator*() const { return Icon::named(assets::icon_names[index_]); }

private:
    std::size_t index_ = assets::icon_names.size();
};

/// Draws it at the size and in the colour of the text around it. It is hidden from screen readers: a word
/// always stands beside it, or an aria-label on the element around it.
SvgLiteral icon(Icon which);

}
