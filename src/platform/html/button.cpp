#include "platform/html/button.hpp"

namespace plenty::html {
namespace {

std::string_view look(Weight weight) {
    switch (weight) {
    case Weight::primary:
        return "button primary";
    case Weight::plain:
        return "button";
    case Weight::quiet:
        return "button quiet";
    case Weight::danger:
        return "button danger";
    }
    return "button";
}

Html face(const Button& button) {
    return all(when(button.icon.has_value(), [&] { return icon(*button.icon); }), span(button.words));
}

}

Html submit_button(const Button& button) {
    return element("button", cls(look(button.weight)), type("submit"), attr_if_any("name", button.name),
                   attr_if_any("value", button.value), attr_if_any("data-confirm", button.confirm),
                   face(button));
}

Html link_button(std::string_view path, const Button& button) {
    return a(cls(look(button.weight)), href(path), face(button));
}

Html copy_button(std::string_view text, std::string_view words, std::string_view done_words) {
    return element("button", cls("button"), type("button"), attr("hidden", true), attr("data-copy", text),
                   attr("data-done", done_words), icon("copy"), span(aria_live("polite"), words));
}

Html print_button(std::string_view words) {
    return element("button", cls("button"), type("button"), attr("hidden", true), attr("data-print", true),
                   icon("printer"), span(words));
}

}
