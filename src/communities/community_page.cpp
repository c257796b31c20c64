#include "communities/look.hpp"
#include "communities/pages.hpp"
#include "platform/html/components.hpp"
#include "platform/html/form.hpp"

namespace plenty::communities {
namespace {

using namespace html;
using web::Visit;

Html answer_part(const Visit& visit, const CommunityView& view) {
    if (!view.answer)
        return {};
    const bool welcome = view.answer->answer == Answer::welcome;
    return notice(NoticeKind::info,
                  visit.say(welcome ? SentenceKey("communities.were_welcomed")
                                    : SentenceKey("communities.were_told_not_now")),
                  all(when(!view.answer->words.empty(), [&] { return words(view.answer->words); }),
                      post_button({.action = path_of(view.profile) + "/answer", .guard = visit.form_fields()},
                                  {.words = visit.say("communities.answer_read"), .weight = Weight::quiet})));
}

Html stranger_way_in(const Visit& visit, const Profile& profile) {
    const std::string next = "?next=" + http::encode_component(path_of(profile));
    return button_row(
        link_button("/join" + next, {.words = visit.say("people.join"), .icon = Icon("sprout")}),
        link_button("/sign-in" + next, {.words = visit.say("web.sign_in"), .weight = Weight::plain}));
}

Html applied_part(const Visit& visit, const Profile& profile) {
    return notice(
        NoticeKind::info, visit.say("communities.applied"),
        post_button({.action = path_of(profile) + "/applications/withdraw", .guard = visit.form_fields()},
                    {.words = visit.say("communities.withdraw"), .weight = Weight::quiet}));
}

Html way_in(const Visit& visit, const CommunityView& view) {
    const Profile& profile = view.profile;
    if (view.has_applied)
        return applied_part(visit, profile);
    switch (profile.join_policy) {
    case JoinPolicy::open:
        return post_button({.action = path_of(profile) + "/members", .guard = visit.form_fields()},
                           {.words = visit.say("communities.join_this"), .icon = Icon("sprout")});
    case JoinPolicy::ask:
        return all(
            p(visit.say("communities.ask_first")),
            button_row(link_button(path_of(profile) + "/apply",
                                   {.words = visit.say("communities.apply"), .icon = Icon("sprout")})));
    case JoinPolicy::invite:
        return notice(NoticeKind::info, visit.say("communities.invite_only"));
    }
    throw Mistake("every policy says how to join");
}

Html for_others(const Visit& visit, const CommunityView& view) {
    const std::string path = path_of(view.profile);
    return all(visit.viewer() ? way_in(visit, view) : stranger_way_in(visit, view.profile),
               button_row(link_button(path + "/board", {.words = visit.say("communities.to_public_board"),
                                                        .weight = Weight::plain}),
                          link_button(path + "/intake", {.words = visit.say("communities.without_account"),
                                                         .weight = Weight::plain})));
}

Html member_row(const Visit& visit, const CommunityView& view, const Member& member) {
    return li(strong(member.name),
              when(!member.pronouns.empty(), [&] { return all(" (", member.pronouns, ")"); }),
              when(view.is_steward(member.person),
                   [&] { return all(" ", tag(visit.say("communities.steward"), Hue::moss)); }),
              when(!member.abilities.empty(), [&] { return words(member.abilities); }),
              when(!member.languages.empty(), [&] { return small(member.languages); }));
}

Html own_area_form(const Visit& visit, const CommunityView& view) {
    std::vector<Choice> choices{{.value = "", .label = visit.say("communities.no_area")}};
    for (const NamedArea& area : view.areas)
        choices.push_back({.value = area.id.text(), .label = area.name});
    const std::string chosen = view.membership->area ? view.membership->area->text() : "";
    return post_form({.action = path_of(view.profile) + "/own-area", .guard = visit.form_fields()},
                     select_field({.name = "area",
                                   .label = visit.say("communities.own_area"),
                                   .hint = visit.say("communities.own_area_hint"),
                                   .value = chosen},
                                  choices),
                     submit_button({.words = visit.say("web.save"), .weight = Weight::plain}));
}

struct Way {
    std::string_view below;
    SentenceKey label;
};

Html list_of_ways(const Visit& visit, const CommunityView& view, SentenceKey title,
                  const std::vector<Way>& ways) {
    return section(h2(visit.say(title)), ul(each(ways, [&](const Way& way) {
                       return li(
                           a(href(path_of(view.profile) + std::string(way.below)), visit.say(way.label)));
                   })));
}

Html ways_of_stewards(const Visit& visit, const CommunityView& view) {
    return list_of_ways(visit, view, "communities.looking_after",
                        {{"/queue", "communities.queue"},
                         {"/applications", "communities.applications"},
                         {"/sheet", "sheets.title"},
                         {"/edit", "communities.change_charter"},
                         {"/areas", "communities.change_areas"},
                         {"/necessities", "communities.change_necessities"},
                         {"/kinds", "communities.own_kinds"}});
}

Html ways_of_members(const Visit& visit, const CommunityView& view) {
    return list_of_ways(visit, view, "communities.more",
                        {{"/neighbours", "neighbours.title"},
                         {"/invites", "communities.invite_title"},
                         {"/stewards", "communities.stewards"},
                         {"/weeks", "handovers.weeks"},
                         {"/leave", "communities.leave"}});
}

Html for_members(const Visit& visit, const CommunityView& view) {
    const std::string path = path_of(view.profile);
    return all(
        when(view.somebody_waits,
             [&] {
                 return notice(
                     NoticeKind::info, visit.say("communities.somebody_waits"),
                     link_button(path + "/applications",
                                 {.words = visit.say("communities.applications"), .weight = Weight::plain}));
             }),
        button_row(link_button(path + "/board", {.words = visit.say("communities.to_board")}),
                   when(view.may_look_after,
                        [&] {
                            return link_button(path + "/queue", {.words = visit.say("communities.queue"),
                                                                 .weight = Weight::plain,
                                                                 .icon = Icon("inbox")});
                        })),
        when(
            !view.profile.agreements.empty(),
            [&] { return section(h2(visit.say("communities.agreements")), words(view.profile.agreements)); }),
        section(
            h2(visit.say("communities.members")),
            ul(cls("stack"),
               each(view.members, [&](const Member& member) { return member_row(visit, view, member); }))),
        own_area_form(visit, view), when(view.may_look_after, [&] { return ways_of_stewards(visit, view); }),
        ways_of_members(visit, view));
}

std::string area_names(const Visit& visit, const CommunityView& view) {
    std::vector<std::string> names;
    for (const NamedArea& area : view.areas)
        names.push_back(area.name);
    return visit.speech().list(names);
}

}

Result<http::Response> show_community(Visit& visit) {
    const auto view = TRY(visit.read([&](db::Reader& reader) -> Result<CommunityView> {
        return look_at_community(reader, visit.viewer(), TRY(find_community(reader, visit.part_text(0))));
    }));
    Html body =
        all(page_title({.words = view.profile.name}), answer_part(visit, view), words(view.profile.purpose),
            fact_list({{.icon = Icon("map-pin"),
                        .label = visit.say("communities.area"),
                        .value = span(area_names(visit, view))}}),
            view.membership ? for_members(visit, view) : for_others(visit, view));
    return visit.show({view.profile.name, std::move(body)});
}

}
