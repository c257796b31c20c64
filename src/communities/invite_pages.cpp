#include "communities/pages.hpp"
#include "platform/html/components.hpp"
#include "platform/html/form.hpp"

namespace plenty::communities {
namespace {

using namespace html;
using web::Visit;

Html invite_row(const Visit& visit, const Profile& community, const Invite& invite) {
    return queue_row(
        {.icon = Icon("link"),
         .title = visit.say("communities.invite_by", {{"name", invite.maker}}),
         .detail =
             span(visit.say("communities.invite_until", {{"date", visit.speech().date(invite.expires_at)}})),
         .actions = post_button({.action = path_of(community) + "/invites/" + invite.id.text() + "/revoke",
                                 .guard = visit.form_fields()},
                                {.words = visit.say("communities.revoke_invite"), .weight = Weight::quiet})});
}

/// A new link, which is shown this once.
Html new_link(const Visit& visit, const std::string& link) {
    return notice(
        NoticeKind::success, visit.say("communities.invite_once"),
        all(p(code(link)), button_row(copy_button(link, visit.say("web.copy"), visit.say("web.copied")))));
}

Result<http::Response> invites_page(const Visit& visit, const Place& place, const Html& fresh) {
    const auto invites = TRY(visit.read(
        [&](db::Reader& reader) { return list_invites(reader, place.person, place.community.id); }));
    const std::string path = path_of(place.community) + "/invites";
    Html body = all(way_back(visit, place.community),
                    page_title({.words = visit.say("communities.invite_title"),
                                .lead = visit.say("communities.invite_words")}),
                    fresh,
                    post_button({.action = path, .guard = visit.form_fields()},
                                {.words = visit.say("communities.make_invite"), .icon = Icon("link")}),
                    when(!invites.empty(), [&] {
                        return section(h2(visit.say("communities.invites")),
                                       queue(each(invites, [&](const Invite& invite) {
                                           return invite_row(visit, place.community, invite);
                                       })));
                    }));
    return visit.show({visit.say("communities.invite_title"), std::move(body)});
}

}

Result<http::Response> show_invites(Visit& visit) {
    return invites_page(visit, TRY(member_place_of(visit)), {});
}

Result<http::Response> create_invite(Visit& visit) {
    const Place place = TRY(place_of(visit));
    const std::string token = TRY(visit.write([&](db::Transaction& tx) {
        return invite(tx, visit.randomness(), place.person, place.community.id);
    }));
    return invites_page(visit, place, new_link(visit, visit.address_of("/invites/" + token)));
}

Result<http::Response> delete_invite(Visit& visit) {
    const auto link = TRY(visit.id<Id<InviteLink>>(1));
    return act(
        visit, "communities.invite_revoked",
        [&](db::Transaction& tx, PersonId person, CommunityId community) {
            return revoke_invite(tx, person, community, link);
        },
        "/invites");
}

Result<http::Response> show_invite(Visit& visit) {
    const Profile community =
        TRY(visit.read([&](db::Reader& reader) { return find_invited(reader, visit.part_text(0)); }));
    const std::string next = "?next=" + http::encode_component(visit.request().path);
    const Html way_in =
        visit.viewer()
            ? post_button({.action = visit.request().path, .guard = visit.form_fields()},
                          {.words = visit.say("communities.join_this"), .icon = Icon("sprout")})
            : all(p(visit.say("communities.invited_join_first")),
                  button_row(link_button("/join" + next,
                                         {.words = visit.say("people.join"), .icon = Icon("sprout")}),
                             link_button("/sign-in" + next,
                                         {.words = visit.say("web.sign_in"), .weight = Weight::plain})));
    Html body = all(page_title({.words = community.name, .before = visit.say("communities.invited")}),
                    words(community.purpose), way_in);
    return visit.show({visit.say("communities.invited"), std::move(body)});
}

Result<http::Response> accept_invite(Visit& visit) {
    const PersonId person = TRY(visit.person());
    const Profile community =
        TRY(visit.write([&](db::Transaction& tx) { return join_by_invite(tx, person, visit.part_text(0)); }));
    return visit.go_to(path_of(community), "communities.joined");
}

}
