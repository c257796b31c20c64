#include "platform/html/shell.hpp"

#include "assets/names.hpp"

namespace plenty::html {
namespace {

Html theme_color(std::string_view scheme, std::string_view colour) {
    return meta(name("theme-color"), attr("media", scheme), attr("content", colour));
}

Html head_of(const Shell& shell) {
    const std::string whole = shell.site.empty() ? shell.title : shell.title + " · " + shell.site;
    return head(
        meta(attr("charset", "utf-8")),
        meta(name("viewport"), attr("content", "width=device-width, initial-scale=1, viewport-fit=cover")),
        title(whole),
        when(!shell.description.empty(),
             [&] { return meta(name("description"), attr("content", shell.description)); }),
        meta(name("referrer"), attr("content", "no-referrer")),
        meta(name("color-scheme"), attr("content", "light dark")),
        theme_color("(prefers-color-scheme: light)", "#2c3f1c"),
        theme_color("(prefers-color-scheme: dark)", "#20290f"), link(rel("stylesheet"), href(assets::style)),
        link(rel("icon"), type("image/svg+xml"), href(assets::favicon)),
        link(rel("apple-touch-icon"), href(assets::touch_icon)),
        link(rel("manifest"), href(assets::manifest)), script_file(assets::script));
}

Html nav_link(const NavItem& item) {
    return li(a(href(item.path), attr_if_any("aria-current", item.current ? "page" : ""),
                span(cls("nav-icon"), icon(item.icon)), span(item.label),
                when(!item.waiting.empty(), [&] { return all(" ", span(cls("waiting"), item.waiting)); })));
}

Html nav_bar(std::string_view look, std::string_view label, const std::vector<NavItem>& items) {
    return when(!items.empty(), [&] { return nav(cls(look), aria_label(label), ul(each(items, nav_link))); });
}

Html header_of(const Shell& shell) {
    const Html mark = img(src(assets::mark), attr("alt", ""), attr("width", 36), attr("height", 36));
    return header(cls("top"), div(cls("top-row"), a(cls("wordmark"), href("/"), mark, span(shell.site)),
                                  nav_bar("places", shell.places_label, shell.places),
                                  nav_bar("account", shell.account_label, shell.account)));
}

Html footer_of(const Shell& shell) {
    const Html links = when(!shell.footer.empty(), [&] {
        return ul(each(shell.footer, [](const Link& link) { return li(a(href(link.path), link.label)); }));
    });
    return footer(cls("bottom"), links,
                  when(!shell.footer_words.empty(), [&] { return p(shell.footer_words); }));
}

Html flash_of(const Shell& shell) {
    return shell.flash ? notice(shell.flash->kind, shell.flash->words) : Html();
}

}

Html page(const Shell& shell) {
    return document(lang(shell.lang),
                    attr("dir", shell.direction == Direction::right_to_left ? "rtl" : "ltr"), head_of(shell),
                    body(a(cls("skip"), href("#main"), shell.skip_words), header_of(shell),
                         main(id("main"), attr("tabindex", -1), flash_of(shell), shell.body),
                         footer_of(shell)));
}

}
