#pragma once
#include <charconv>
#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

/// HTML written in C++: every element is a function, every attribute is a function, every string is
/// escaped.
///
///     article(cls("post"), h2(a(href(path), post.words)), p(cell_name))
///
/// What it refuses, at compile time: `script` and `style` elements, `style=` and `on...=` attributes (so
/// that no page can ask more than our Content-Security-Policy allows), and markup from a string. The only
/// ways to markup are these functions, drawings written out in the program, and other Html. Addresses in
/// `href`, `src`, `action` and the like must be relative, http(s), mailto, tel or geo; any other becomes "#".
///
/// Values; no shared state; usable from any thread.
namespace plenty::html {

/// A drawing written out in the program itself, such as an icon. Only a literal can become one.
class SvgLiteral {
public:
    consteval SvgLiteral(const char* drawing) : text_(drawing) { // NOLINT(google-explicit-constructor)
        if (!text_.starts_with("<svg ") || !text_.ends_with("</svg>") || text_.find("<script") != text_.npos)
            throw "a drawing is one svg element without scripts";
    }

    constexpr std::string_view text() const { return text_; }

private:
    std::string_view text_;
};

/// Finished markup. Joining two pieces never escapes twice.
class Html {
public:
    Html() = default;
    Html(SvgLiteral drawing) : markup_(drawing.text()) {} // NOLINT(google-explicit-constructor)

    const std::string& markup() const& { return markup_; }
    std::string markup() && { return std::move(markup_); }
    bool empty() const { return markup_.empty(); }
    Html& operator+=(const Html& more) {
        markup_ += more.markup_;
        return *this;
    }

private:
    friend class Builder;
    friend Html doctype();
    friend Html script_file(std::string_view path);
    std::string markup_;
};

/// Appends `text` with & < > " ' escaped; right inside elements and inside quoted attributes.
void append_escaped(std::string& out, std::string_view text);

/// True for an address a page may link to: see above.
bool is_linkable(std::string_view address);

/// The name of an element, checked when it is compiled.
struct ElementName {
    std::string_view text;
    bool is_void = false;

    consteval ElementName(const char* element_name)
        : text(element_name) { // NOLINT(google-explicit-constructor)
        if (text == "script" || text == "style")
            throw "scripts and styles are files of their own: the Content-Security-Policy forbids inline "
                  "ones";
        for (const std::string_view each : {"br", "hr", "img", "input", "link", "meta", "source", "wbr"})
            is_void = is_void || text == each;
    }
};

/// The name of an attribute, checked when it is compiled.
struct AttributeName {
    std::string_view text;
    bool is_address = false;

    consteval AttributeName(const char* attribute_name)
        : text(attribute_name) { // NOLINT(google-explicit-constructor)
        if (text.starts_with("on") || text == "style" || text == "srcdoc")
            throw "event handlers and inline styles are forbidden by the Content-Security-Policy";
        for (const std::string_view each : {"href", "src", "action", "formaction", "poster", "cite", "data"})
            is_address = is_address || text == each;
    }
};

/// An attribute with its value; `present` false leaves it out.
struct Attribute {
    AttributeName name;
    std::string value;
    bool present = true;
    bool has_value = true;
};

template <class T>
concept Number = std::integral<T> && !std::same_as<T, bool> && !std::same_as<T, char>;

template <class T>
concept Text = std::convertible_to<const T&, std::string_view>;

template <Number T>
std::string number_text(T value) {
    char buffer[24];
    return {buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr};
}

/// Any attribute by name: attr("aria-label", text), attr("min", 1), attr("required", true),
/// attr("max", maybe) where an empty optional leaves it out.
inline Attribute attr(AttributeName name, bool present) {
    return {name, {}, present, false};
}
template <Number T>
Attribute attr(AttributeName name, T value) {
    return {name, number_text(value)};
}
template <Text T>
Attribute attr(AttributeName name, const T& value) {
    return {name, std::string(std::string_view(value))};
}
template <class T>
Attribute attr(AttributeName name, const std::optional<T>& value) {
    return value ? attr(name, *value) : Attribute{name, {}, false};
}

/// An attribute that is left out where its text is empty.
inline Attribute attr_if_any(AttributeName name, std::string_view text) {
    return {name, std::string(text), !text.empty()};
}

/// About how long a part becomes, so that a piece of a page finds its place in memory once. Only marks that
/// are escaped make it longer.
inline std::size_t room_for(const Attribute& attribute) {
    return attribute.name.text.size() + attribute.value.size() + 4;
}
inline std::size_t room_for(const Html& child) {
    return child.markup().size();
}
inline std::size_t room_for(SvgLiteral drawing) {
    return drawing.text().size();
}
inline std::size_t room_for(const std::vector<Html>& children) {
    std::size_t room = 0;
    for (const Html& child : children)
        room += room_for(child);
    return room;
}
inline std::size_t room_for(const std::optional<Html>& child) {
    return child ? room_for(*child) : 0;
}
template <Number T>
std::size_t room_for(T) {
    return 20;
}
template <Text T>
std::size_t room_for(const T& text) {
    return std::string_view(text).size();
}

/// Assembles markup. Pages use element() and the functions below instead.
class Builder {
public:
    explicit Builder(std::size_t room) { out_.markup_.reserve(room); }

    void open(ElementName name);
    void add(const Attribute& attribute);
    void close_start_tag() { out_.markup_ += '>'; }
    void close(ElementName name);

    void add(const Html& child) { out_.markup_ += child.markup_; }
    void add(SvgLiteral drawing) { out_.markup_ += drawing.text(); }
    void add(const std::vector<Html>& children) {
        for (const Html& child : children)
            add(child);
    }
    void add(const std::optional<Html>& child) {
        if (child)
            add(*child);
    }
    template <Number T>
    void add(T value) {
        out_.markup_ += number_text(value);
    }
    template <Text T>
    void add(const T& text) {
        append_escaped(out_.markup_, std::string_view(text));
    }

    Html done() && { return std::move(out_); }

private:
    Html out_;
};

/// The markup of an element, its attributes and children in any order.
template <class... Part>
void append_element(Builder& out, ElementName name, const Part&... part) {
    out.open(name);
    (
        [&] {
            if constexpr (std::is_same_v<Part, Attribute>)
                out.add(part);
        }(),
        ...);
    out.close_start_tag();
    (
        [&] {
            if constexpr (!std::is_same_v<Part, Attribute>)
                out.add(part);
        }(),
        ...);
    out.close(name);
}

template <class... Part>
std::size_t room_for_element(ElementName name, const Part&... part) {
    return 2 * name.text.size() + sizeof "<></>" + (std::size_t(0) + ... + room_for(part));
}

/// An element with its attributes and children in any order: element("section", cls("card"), h2("...")).
template <class... Part>
Html element(ElementName name, const Part&... part) {
    Builder builder(room_for_element(name, part...));
    append_element(builder, name, part...);
    return std::move(builder).done();
}

/// Several pieces side by side, without an element around them.
template <class... Part>
Html all(const Part&... part) {
    Builder builder((std::size_t(0) + ... + room_for(part)));
    (builder.add(part), ...);
    return std::move(builder).done();
}

/// One piece for each element of `range`.
template <class Range, class Draw>
Html each(const Range& range, Draw draw) {
    std::vector<Html> pieces;
    for (const auto& item : range)
        pieces.push_back(draw(item));
    return all(pieces);
}

/// `draw()` if `condition`, else nothing.
template <class Draw>
Html when(bool condition, Draw draw) {
    return condition ? Html(draw()) : Html();
}

/// <!doctype html>
Html doctype();

/// The one way to a script: a file of ours, run once the page is there.
Html script_file(std::string_view path);

/// <!doctype html> and the root element.
template <class... Part>
Html document(const Part&... part) {
    const Html first = doctype();
    Builder builder(room_for(first) + room_for_element("html", part...));
    builder.add(first);
    append_element(builder, "html", part...);
    return std::move(builder).done();
}

#define PLENTY_HTML_ELEMENT(name)                                                                            \
    template <class... Part>                                                                                 \
    Html name(const Part&... part) {                                                                         \
        return element(#name, part...);                                                                      \
    }
PLENTY_HTML_ELEMENT(a)
PLENTY_HTML_ELEMENT(abbr)
PLENTY_HTML_ELEMENT(article)
PLENTY_HTML_ELEMENT(aside)
PLENTY_HTML_ELEMENT(body)
PLENTY_HTML_ELEMENT(br)
PLENTY_HTML_ELEMENT(button)
PLENTY_HTML_ELEMENT(caption)
PLENTY_HTML_ELEMENT(code)
PLENTY_HTML_ELEMENT(dd)
PLENTY_HTML_ELEMENT(details)
PLENTY_HTML_ELEMENT(div)
PLENTY_HTML_ELEMENT(dl)
PLENTY_HTML_ELEMENT(dt)
PLENTY_HTML_ELEMENT(em)
PLENTY_HTML_ELEMENT(fieldset)
PLENTY_HTML_ELEMENT(figure)
PLENTY_HTML_ELEMENT(footer)
PLENTY_HTML_ELEMENT(form)
PLENTY_HTML_ELEMENT(h1)
PLENTY_HTML_ELEMENT(h2)
PLENTY_HTML_ELEMENT(h3)
PLENTY_HTML_ELEMENT(head)
PLENTY_HTML_ELEMENT(header)
PLENTY_HTML_ELEMENT(hr)
PLENTY_HTML_ELEMENT(img)
PLENTY_HTML_ELEMENT(input)
PLENTY_HTML_ELEMENT(label)
PLENTY_HTML_ELEMENT(legend)
PLENTY_HTML_ELEMENT(li)
PLENTY_HTML_ELEMENT(link)
PLENTY_HTML_ELEMENT(main)
PLENTY_HTML_ELEMENT(meta)
PLENTY_HTML_ELEMENT(nav)
PLENTY_HTML_ELEMENT(ol)
PLENTY_HTML_ELEMENT(optgroup)
PLENTY_HTML_ELEMENT(option)
PLENTY_HTML_ELEMENT(p)
PLENTY_HTML_ELEMENT(search)
PLENTY_HTML_ELEMENT(section)
PLENTY_HTML_ELEMENT(select)
PLENTY_HTML_ELEMENT(small)
PLENTY_HTML_ELEMENT(span)
PLENTY_HTML_ELEMENT(strong)
PLENTY_HTML_ELEMENT(summary)
PLENTY_HTML_ELEMENT(table)
PLENTY_HTML_ELEMENT(tbody)
PLENTY_HTML_ELEMENT(td)
PLENTY_HTML_ELEMENT(textarea)
PLENTY_HTML_ELEMENT(tfoot)
PLENTY_HTML_ELEMENT(th)
PLENTY_HTML_ELEMENT(thead)
PLENTY_HTML_ELEMENT(time)
PLENTY_HTML_ELEMENT(title)
PLENTY_HTML_ELEMENT(tr)
PLENTY_HTML_ELEMENT(ul)
#undef PLENTY_HTML_ELEMENT

/// Attributes used everywhere. Those whose name is also an element's are written attr("...").
#define PLENTY_HTML_ATTRIBUTE(function, name)                                                                \
    template <class T>                                                                                       \
    Attribute function(const T& value) {                                                                     \
        return attr(name, value);                                                                            \
    }
PLENTY_HTML_ATTRIBUTE(action, "action")
PLENTY_HTML_ATTRIBUTE(aria_current, "aria-current")
PLENTY_HTML_ATTRIBUTE(aria_describedby, "aria-describedby")
PLENTY_HTML_ATTRIBUTE(aria_hidden, "aria-hidden")
PLENTY_HTML_ATTRIBUTE(aria_label, "aria-label")
PLENTY_HTML_ATTRIBUTE(aria_labelledby, "aria-labelledby")
PLENTY_HTML_ATTRIBUTE(aria_live, "aria-live")
PLENTY_HTML_ATTRIBUTE(checked, "checked")
PLENTY_HTML_ATTRIBUTE(cls, "class")
PLENTY_HTML_ATTRIBUTE(datetime, "datetime")
PLENTY_HTML_ATTRIBUTE(for_, "for")
PLENTY_HTML_ATTRIBUTE(href, "href")
PLENTY_HTML_ATTRIBUTE(id, "id")
PLENTY_HTML_ATTRIBUTE(lang, "lang")
PLENTY_HTML_ATTRIBUTE(method, "method")
PLENTY_HTML_ATTRIBUTE(name, "name")
PLENTY_HTML_ATTRIBUTE(rel, "rel")
PLENTY_HTML_ATTRIBUTE(required, "required")
PLENTY_HTML_ATTRIBUTE(role, "role")
PLENTY_HTML_ATTRIBUTE(scope, "scope")
PLENTY_HTML_ATTRIBUTE(selected, "selected")
PLENTY_HTML_ATTRIBUTE(src, "src")
PLENTY_HTML_ATTRIBUTE(type, "type")
PLENTY_HTML_ATTRIBUTE(value, "value")
#undef PLENTY_HTML_ATTRIBUTE

}
