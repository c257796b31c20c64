#include "platform/html/html.hpp"

#include <algorithm>
#include <array>

namespace plenty::html {
namespace {

std::string_view entity(char letter) {
    switch (letter) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return {};
    }
}

/// A look at a table for each letter, because all but a few of a page are plain.
constexpr auto is_plain = [] {
    std::array<bool, 256> plain{};
    plain.fill(true);
    for (const char letter : {'&', '<', '>', '"', '\''})
        plain[static_cast<unsigned char>(letter)] = false;
    return plain;
}();

}

void append_escaped(std::string& out, std::string_view text) {
    for (;;) {
        const auto marked = std::ranges::find_if_not(
            text, [](char letter) { return is_plain[static_cast<unsigned char>(letter)]; });
        out.append(text.begin(), marked);
        if (marked == text.end())
            return;
        out += entity(*marked);
        text = {marked + 1, text.end()};
    }
}

bool is_linkable(std::string_view address) {
    if (address.empty() || address[0] == '#' || address[0] == '?')
        return true;
    if (address[0] == '/') // "//host" and "/\host" leave for another site
        return address.size() == 1 || (address[1] != '/' && address[1] != '\\');
    constexpr std::array<std::string_view, 5> schemes{"https://", "http://", "mailto:", "tel:", "geo:"};
    for (const std::string_view scheme : schemes)
        if (address.starts_with(scheme))
            return true;
    return false;
}

Html doctype() {
    Html html;
    html.markup_ = "<!doctype html>\n";
    return html;
}

Html script_file(std::string_view path) {
    Html html;
    html.markup_ = "<script defer src=\"";
    append_escaped(html.markup_, is_linkable(path) ? path : "#");
    html.markup_ += "\"></script>";
    return html;
}

void Builder::open(ElementName name) {
    out_.markup_ += '<';
    out_.markup_ += name.text;
}

void Builder::add(const Attribute& attribute) {
    if (!attribute.present)
        return;
    out_.markup_ += ' ';
    out_.markup_ += attribute.name.text;
    if (!attribute.has_value)
        return;
    out_.markup_ += "=\"";
    if (attribute.name.is_address && !is_linkable(attribute.value))
        out_.markup_ += '#';
    else
        append_escaped(out_.markup_, attribute.value);
    out_.markup_ += '"';
}

void Builder::close(ElementName name) {
    if (name.is_void)
        return;
    out_.markup_ += "</";
    out_.markup_ += name.text;
    out_.markup_ += '>';
}

}
