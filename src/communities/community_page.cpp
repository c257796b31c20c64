#include "communities/pages.hpp"
#include "platform/html/components.hpp"
#include "platform/html/form.hpp"

#include <algorithm>

namespace plenty::communities {
namespace {

using namespace html;
using web::Visit;

/// Everything the page of a community shows to this viewer.
struct View {
    Profile profile;
    bool is_member = false;
    bool is_steward = false;
    std::vector<Member> members = {};
    std::vector<PersonId> stewards = {};
    std::vector<Application> applications = {};
};

View look_at(const db::Reader& reader, std::optional<PersonId> viewer, Profile profile) {
    View view{.profile = std::move(profile)};
    if (!viewer || !find_membership(reader, *viewer, view.profile.id).ok())
        return view;
    view.is_member = true;
    view.members = *list_members(reader, *viewer, view.profile.id);
    view.stewards = list_stewards(reader, view.profile.id);
    view.is_steward = std::ranges::find(view.stewards, *viewer) != view.stewards.end();
    if (const auto applications = list_applications(reader, *viewer, view.profile.id); applications.ok())
        view.applications = *applications;
    return view;
}

Html join_part(const Visit& visit, const Profile& profile) {
    const PostForm join{.action = path_of(profile) + "/members", .guard = visit.form_fields()};
    if (!visit.viewer())
        return button_row(link_button("/join", {.words = visit.say("people.join"), .icon = "sprout"}),
                          link_button("/sign-in?next=" + http::encode_component(path_of(profile)),
                                      {.words = visit.say("web.sign_in"), .weight = Weight::plain}));
    switch (profile.join_policy) {
    case JoinPolicy::open:
        return post_button(join, {.words = visit.say("communities.join_this"), .icon = "sprout"});
    case JoinPolicy::ask:
        return post_form({.action = path_of(profile) + "/applications", .guard = visit.form_fields()},
                         text_area({.name = "words",
                                    .label = visit.say("communities.apply_words"),
                                    .required = true}),
                         submit_button({.words = visit.say("communities.apply")}));
    case JoinPolicy::invite:
        return notice(NoticeKind::info, visit.say("communities.invite_only"));
    }
    throw Mistake("every policy says how to join");
}

Html applicant_row(const Visit& visit, const Profile& profile, const Application& application) {
    const PostForm answer{.action = path_of(profile) + "/applications/" + application.person.text(),
                          .guard = visit.form_fields()};
    return queue_row({.icon = "sprout",
                      .hue = Hue::marigold,
                      .title = application.name,
                      .detail = words(application.words),
                      .actions = all(post_button(answer, {.words = visit.say("communities.welcome")},
                                                 hidden_field("answer", "welcome")),
                                     post_button(answer, {.words = visit.say("communities.not_now"),
                                                          .weight = Weight::quiet},
                                                 hidden_field("answer", "not_now")))});
}

Html member_row(const Visit& visit, const View& view, const Member& member) {
    const bool is_steward = std::ranges::find(view.stewards, member.person) != view.stewards.end();
    return li(strong(member.name), when(!member.pronouns.empty(), [&] { return all(" (", member.pronouns, ")"); }),
              when(is_steward, [&] { return all(" ", tag(visit.say("communities.steward"), Hue::moss)); }),
              when(!member.abilities.empty(), [&] { return words(member.abilities); }),
              when(!member.languages.empty(), [&] { return small(member.languages); }));
}

Html steward_part(const Visit& visit, const View& view) {
    const std::string path = path_of(view.profile) + "/stewards";
    if (view.is_steward)
        return post_button({.action = path + "/hand-back", .guard = visit.form_fields()},
                           {.words = visit.say("communities.hand_back"), .weight = Weight::plain});
    return post_button({.action = path, .guard = visit.form_fields()},
                       {.words = visit.say("communities.look_after"), .weight = Weight::plain});
}

Html member_part(const Visit& visit, const View& view) {
    const Profile& profile = view.profile;
    return all(
        button_row(link_button(path_of(profile) + "/board", {.words = visit.say("communities.to_board")})),
        when(!view.applications.empty(),
             [&] {
                 return section(h2(visit.say("communities.applications")),
                                queue(each(view.applications, [&](const Application& each_one) {
                                    return applicant_row(visit, profile, each_one);
                                })));
             }),
        when(!profile.agreements.empty(),
             [&] { return section(h2(visit.say("communities.agreements")), words(profile.agreements)); }),
        section(h2(visit.say("communities.members")),
                ul(cls("stack"), each(view.members, [&](const Member& member) {
                       return member_row(visit, view, member);
                   }))),
        section(h2(visit.say("communities.invite_title")), p(visit.say("communities.invite_words")),
                post_button({.action = path_of(profile) + "/invites", .guard = visit.form_fields()},
                            {.words = visit.say("communities.make_invite"), .weight = Weight::plain})),
        section(h2(visit.say("communities.stewards")), p(visit.say("communities.stewards_words")),
                steward_part(visit, view)),
        section(h2(visit.say("communities.leave_title")), p(visit.say("communities.leave_words")),
                post_button({.action = path_of(profile) + "/leave", .guard = visit.form_fields()},
                            {.words = visit.say("communities.leave"), .weight = Weight::danger})));
}

/// The community in the address, for somebody who is signed in.
struct Place {
    PersonId person;
    Profile community;
};

Result<Place> place_of(const Visit& visit) {
    const PersonId person = TRY(visit.person());
    Profile community =
        TRY(visit.read([&](db::Reader& reader) { return find_community(reader, visit.part_text(0)); }));
    return Place{person, std::move(community)};
}

template <class Action>
Result<http::Response> act(Visit& visit, SentenceKey done, Action action) {
    const Place place = TRY(place_of(visit));
    TRY(visit.write([&](db::Transaction& tx) -> Outcome { return action(tx, place.person, place.community.id); }));
    return visit.go_to(path_of(place.community), done);
}

}

Result<http::Response> show_community(Visit& visit) {
    const auto view = TRY(visit.read([&](db::Reader& reader) -> Result<View> {
        return look_at(reader, visit.viewer(), TRY(find_community(reader, visit.part_text(0))));
    }));
    Html body = all(page_title({.words = view.profile.name}), words(view.profile.purpose),
                    view.is_member ? member_part(visit, view)
                                   : all(button_row(link_button(path_of(view.profile) + "/board",
                                                                {.words = visit.say("communities.to_board"),
                                                                 .weight = Weight::plain})),
                                         join_part(visit, view.profile)));
    return visit.show({view.profile.name, std::move(body)});
}

Result<http::Response> create_membership(Visit& visit) {
    return act(visit, "communities.joined", join_community);
}

Result<http::Response> delete_membership(Visit& visit) {
    return act(visit, "communities.left", leave_community);
}

Result<http::Response> create_application(Visit& visit) {
    return act(visit, "communities.applied", [&](db::Transaction& tx, PersonId person, CommunityId community) {
        return apply(tx, person, community, visit.form().get("words"));
    });
}

Result<http::Response> answer_applicant(Visit& visit) {
    const auto applicant = TRY(visit.id<PersonId>(1));
    const bool welcome = visit.form().get("answer") == "welcome";
    return act(visit, "web.saved", [&](db::Transaction& tx, PersonId person, CommunityId community) {
        return answer_application(tx, person, community, applicant, welcome ? Answer::welcome : Answer::not_now);
    });
}

Result<http::Response> create_invite(Visit& visit) {
    const Place place = TRY(place_of(visit));
    const std::string token = TRY(visit.write([&](db::Transaction& tx) {
        return invite(tx, visit.randomness(), place.person, place.community.id);
    }));
    const std::string link = visit.surroundings().public_url + "/invites/" + token;
    Html body = all(page_title({.words = visit.say("communities.invite_title"),
                                .lead = visit.say("communities.invite_once")}),
                    p(code(link)), button_row(copy_button(link, visit.say("web.copy"), visit.say("web.copied"))),
                    p(a(href(path_of(place.community)), place.community.name)));
    return visit.show({visit.say("communities.invite_title"), std::move(body)});
}

Result<http::Response> show_invite(Visit& visit) {
    Html body = all(page_title({.words = visit.say("communities.invited")}),
                    visit.viewer()
                        ? post_button({.action = visit.request().path, .guard = visit.form_fields()},
                                      {.words = visit.say("communities.join_this"), .icon = "sprout"})
                        : all(p(visit.say("communities.invited_join_first")),
                              button_row(link_button("/join", {.words = visit.say("people.join")}))));
    return visit.show({visit.say("communities.invited"), std::move(body)});
}

Result<http::Response> accept_invite(Visit& visit) {
    const PersonId person = TRY(visit.person());
    const Profile community = TRY(visit.write(
        [&](db::Transaction& tx) { return join_by_invite(tx, person, visit.part_text(0)); }));
    return visit.go_to(path_of(community), "communities.joined");
}

Result<http::Response> create_stewardship(Visit& visit) {
    return act(visit, "communities.steward_now", take_stewardship);
}

Result<http::Response> delete_stewardship(Visit& visit) {
    return act(visit, "communities.steward_no_more", hand_back_stewardship);
}

}
