#include "communities/communities.hpp"
#include "home/home.hpp"
#include "platform/html/components.hpp"
#include "platform/html/form.hpp"

namespace plenty::home {
namespace {

using namespace html;
using web::Visit;

Html language_form(const Visit& visit) {
    return post_form({.action = "/language", .guard = visit.form_fields()},
                     button_row(each(locale::Language::all(), [](locale::Language language) {
                         return submit_button({.words = std::string(language.own_name()),
                                               .weight = Weight::quiet,
                                               .name = "language",
                                               .value = std::string(language.tag())});
                     })));
}

Html for_strangers(const Visit& visit) {
    return all(page_title({.words = visit.say("home.welcome"), .lead = visit.say("home.description")}),
               button_row(link_button("/join", {.words = visit.say("people.join"), .icon = Icon("sprout")}),
                          link_button("/communities", {.words = visit.say("home.look_around"), .weight = Weight::plain})),
               stack(words(visit.say("home.how_ask")), words(visit.say("home.how_offer")),
                     words(visit.say("home.how_nothing_owed"))),
               language_form(visit));
}

Html membership_card(const Visit& visit, const communities::Membership& membership) {
    const std::string path = "/c/" + membership.slug;
    return card(Hue::moss, card_head({.icon = Icon("users"), .title = membership.community_name, .path = path}),
                card_foot(button_row(
                    link_button(path + "/board", {.words = visit.say("communities.to_board")}),
                    link_button(path + "/ask", {.words = visit.say("gifts.ask"), .weight = Weight::plain, .icon = Icon("hand")}),
                    link_button(path + "/offer",
                                {.words = visit.say("gifts.offer"), .weight = Weight::plain, .icon = Icon("gift")}))));
}

Html for_members(const Visit& visit, const std::vector<communities::Membership>& memberships) {
    Html title = page_title({.words = visit.say("home.yours")});
    if (memberships.empty())
        return all(title, empty_state({.icon = Icon("sprout"),
                                       .title = visit.say("home.no_community"),
                                       .words = visit.say("home.no_community_words"),
                                       .action = link_button("/communities",
                                                             {.words = visit.say("home.look_around")})}));
    return all(title, board(each(memberships, [&](const communities::Membership& membership) {
                   return membership_card(visit, membership);
               })));
}

Result<http::Response> show_front_page(Visit& visit) {
    if (visit.is_acting() || visit.is_by_key())
        return visit.go_to("/neighbour");
    const auto viewer = visit.viewer();
    if (!viewer)
        return visit.show({visit.say("home.front"), for_strangers(visit)});
    const auto memberships =
        visit.read([&](db::Reader& reader) { return communities::list_memberships(reader, *viewer); });
    return visit.show({visit.say("home.front"), for_members(visit, memberships)});
}

}

void add_routes(web::Routes& routes) {
    routes.get("/", show_front_page);
}

}
