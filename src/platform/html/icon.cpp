#include "platform/html/icon.hpp"

namespace plenty::html {

extern const std::array<SvgLiteral, assets::icon_names.size()> icon_drawings;

Icon Icon::named(std::string_view name) {
    const std::size_t index = find(name);
    return index < assets::icon_names.size() ? Icon(index) : Icon("gift");
}

SvgLiteral icon(Icon which) {
    return icon_drawings[which.index()];
}

}
