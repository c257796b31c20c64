#include "communities/look.hpp"
#include "communities/pages.hpp"
#include "platform/html/components.hpp"
#include "platform/html/form.hpp"

namespace plenty::communities {
namespace {

using namespace html;
using web::Visit;

Html own_turn(const Visit& visit, const Profile& community, const StewardView& view) {
    const std::string path = path_of(community) + "/stewards";
    if (view.is_steward)
        return post_button({.action = path + "/hand-back", .guard = visit.form_fields()},
                           {.words = visit.say("communities.hand_back"), .weight = Weight::plain});
    return post_button({.action = path, .guard = visit.form_fields()},
                       {.words = visit.say("communities.look_after"), .icon = Icon("hand-heart")});
}

Html turn_row(const Visit& visit, const StewardTurn& turn) {
    const SentenceKey what = turn.turn == Turn::took ? SentenceKey("communities.turn_took")
                                                     : SentenceKey("communities.turn_handed_back");
    return li(visit.say(what, {{"name", turn.name}}), " ", small(visit.speech().date(turn.happened_at)));
}

}

Result<http::Response> show_stewards(Visit& visit) {
    const Place place = TRY(member_place_of(visit));
    const StewardView view = TRY(visit.read(
        [&](db::Reader& reader) { return look_at_stewards(reader, place.person, place.community.id); }));
    const std::string title = visit.say("communities.stewards");
    Html body = all(
        way_back(visit, place.community),
        page_title({.words = title, .lead = visit.say("communities.stewards_words")}),
        view.stewards.empty() ? notice(NoticeKind::info, visit.say("communities.no_stewards"))
                              : ul(each(view.stewards, [](const Member& member) { return li(member.name); })),
        own_turn(visit, place.community, view),
        section(h2(visit.say("communities.steward_log")),
                ul(each(view.turns, [&](const StewardTurn& turn) { return turn_row(visit, turn); }))));
    return visit.show({title, std::move(body)});
}

Result<http::Response> create_stewardship(Visit& visit) {
    return act(visit, "communities.steward_now", take_stewardship, "/stewards");
}

Result<http::Response> delete_stewardship(Visit& visit) {
    return act(visit, "communities.steward_no_more", hand_back_stewardship, "/stewards");
}

}
