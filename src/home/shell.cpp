#include "platform/html/shell.hpp"

#include "home/home.hpp"
#include "people/people.hpp"
#include "platform/html/form.hpp"

namespace plenty::home {
namespace {

using namespace html;
using web::Visit;

html::Direction direction_of(locale::Language language) {
    return language.direction() == locale::Direction::right_to_left ? html::Direction::right_to_left
                                                                    : html::Direction::left_to_right;
}

NavItem item(const Visit& visit, SentenceKey label, std::string path, Icon icon) {
    const bool current = visit.request().path == path;
    return {.label = visit.say(label), .path = std::move(path), .icon = icon, .current = current};
}

std::vector<NavItem> places(const Visit& visit) {
    std::vector<NavItem> all{item(visit, "home.front", "/", "house"),
                             item(visit, "communities.title", "/communities", "users")};
    if (visit.viewer())
        for (const auto& place : {item(visit, "gifts.mine", "/posts", "hand-heart"),
                                  item(visit, "home.on_its_way", "/handovers", "truck")})
            all.push_back(place);
    return all;
}

std::vector<NavItem> account(const Visit& visit) {
    if (visit.is_acting() || visit.is_by_key())
        return {item(visit, "neighbours.own_page", "/neighbour", "user")};
    if (visit.viewer())
        return {item(visit, "people.me", "/me", "user")};
    return {item(visit, "web.sign_in", "/sign-in", "log-in")};
}

/// On every page, as long as somebody acts for a neighbour: nobody shall forget it.
Html acting_banner(const Visit& visit) {
    if (!visit.is_acting())
        return {};
    const std::string name = visit.read(
        [&](db::Reader& reader) { return people::name_for(reader, false, *visit.session()->acting_for); });
    return div(cls("notice marigold"), role("status"), icon("users"),
               div(p(strong(visit.say("home.acting_for", {{"name", name}}))),
                   post_button({.action = "/acting/end", .guard = visit.form_fields()},
                               {.words = visit.say("home.back_to_myself"),
                                .weight = Weight::plain,
                                .icon = Icon("undo-2")})));
}

}

Html draw_shell(const Visit& visit, const web::Page& page) {
    Shell shell{.title = page.title,
                .site = visit.say("home.plenty"),
                .description = visit.say("home.description"),
                .lang = std::string(visit.language().tag()),
                .direction = direction_of(visit.language()),
                .body = all(acting_banner(visit), page.body),
                .places = places(visit),
                .account = account(visit),
                .footer_words = visit.say("home.footer"),
                .skip_words = visit.say("home.skip"),
                .places_label = visit.say("home.places"),
                .account_label = visit.say("home.account")};
    if (const auto told = visit.told())
        shell.flash = Flash{NoticeKind::success, *told};
    return html::page(shell);
}

}
