#include "communities/api.hpp"

#include "communities/routes.hpp"

namespace plenty::communities::programs {
namespace {

using api::Call;

Result<api::Answer> show_communities(Call& call) {
    const auto asked = TRY(call.query(api::paging()));
    const auto all = call.read([](db::Reader& reader) { return list_communities(reader); });
    return ok(communities_shape(),
              TRY(api::page_after(all, asked, [](const Profile& each) { return each.slug; })));
}

Result<api::Answer> show_own_communities(Call& call) {
    const PersonId person = TRY(call.person());
    const auto asked = TRY(call.query(api::paging()));
    const auto own = call.read([&](db::Reader& reader) {
        std::vector<Profile> all;
        for (const Membership& each : list_memberships(reader, person))
            if (auto community = find_community(reader, each.community); community.ok())
                all.push_back(*std::move(community));
        return all;
    });
    return ok(communities_shape(),
              TRY(api::page_after(own, asked, [](const Profile& each) { return each.slug; })));
}

Result<api::Answer> create_community(Call& call) {
    const PersonId founder = TRY(call.person());
    const Founding wish = TRY(call.body(founding_shape()));
    const Profile community = TRY(call.write(
        [&](db::Transaction& tx) { return found_community(tx, call.randomness(), founder, wish); }));
    api::Answer answer = TRY(answer_with(call, community));
    answer.status = 201;
    return answer;
}

Result<api::Answer> show_community(Call& call) {
    return answer_with(
        call, TRY(call.read([&](db::Reader& reader) { return find_community(reader, call.part(0)); })));
}

Result<api::Answer> show_members(Call& call) {
    const Here place = TRY(here_as_member(call));
    const auto asked = TRY(call.query(api::paging()));
    const auto view = call.read(
        [&](db::Reader& reader) { return look_at_community(reader, place.person, place.community); });
    const auto page =
        TRY(api::page_after(view.members, asked, [](const Member& member) { return member.name; }));
    api::Page<MemberTold> told{{}, page.next};
    for (const Member& each : page.items)
        told.items.push_back({each, view.is_steward(each.person)});
    return ok(members_shape(), told);
}

Result<api::Answer> create_membership(Call& call) {
    api::Answer answer = TRY(act(call, join_community));
    answer.status = 201;
    return answer;
}

Result<api::Answer> delete_membership(Call& call, std::span<const OnLeaving> others) {
    return act_silently(call, [&](db::Transaction& tx, PersonId person, CommunityId community) {
        return leave_community(tx, person, community, others);
    });
}

Result<api::Answer> choose_own_area(Call& call) {
    const OwnArea wish = TRY(call.body(own_area_shape()));
    return act(call, [&](db::Transaction& tx, PersonId person, CommunityId community) {
        return choose_area(tx, person, community, wish.area);
    });
}

void add_finding(api::Routes& routes) {
    routes.add({.pattern = "/communities",
                .name = "list_communities",
                .summary = "All communities, by name",
                .whom = api::Whom::anybody,
                .query = api::paging(),
                .answers = api::tells(communities_shape(), "A page of them.")},
               show_communities);
    routes.add({.pattern = "/me/communities",
                .name = "list_own_communities",
                .summary = "The communities one is a member of",
                .query = api::paging(),
                .answers = api::tells(communities_shape(), "A page of them.")},
               show_own_communities);
    routes.add({.method = http::Method::post,
                .pattern = "/communities",
                .name = "found_community",
                .summary = "Found a community",
                .body = founding_shape(),
                .answers = api::creates(community_shape(), "It is founded.")},
               create_community);
    routes.add({.pattern = "/communities/{community}",
                .name = "read_community",
                .summary = "A community, as it looks to who asks",
                .whom = api::Whom::anybody,
                .answers = api::tells(community_shape(), "The community.")},
               show_community);
}

void add_membership(api::Routes& routes, std::vector<OnLeaving> on_leaving) {
    routes.add({.pattern = "/communities/{community}/members",
                .name = "list_members",
                .summary = "The members, for members",
                .query = api::paging(),
                .answers = api::tells(members_shape(), "A page of them, by name.")},
               show_members);
    routes.add({.method = http::Method::post,
                .pattern = "/communities/{community}/membership",
                .name = "join_community",
                .summary = "Join where everybody may",
                .answers = api::creates(community_shape(), "The community, now one's own.")},
               create_membership);
    routes.add({.method = http::Method::del,
                .pattern = "/communities/{community}/membership",
                .name = "leave_community",
                .summary = "Leave at once",
                .answers = api::does("Left.")},
               [others = std::move(on_leaving)](Call& call) { return delete_membership(call, others); });
    routes.add({.method = http::Method::put,
                .pattern = "/communities/{community}/membership/area",
                .name = "choose_own_area",
                .summary = "Say in which part of the place one usually is",
                .body = own_area_shape(),
                .answers = api::tells(community_shape(), "The community.")},
               choose_own_area);
}

}

Result<Here> here(const Call& call) {
    const PersonId person = TRY(call.person());
    Profile community =
        TRY(call.read([&](db::Reader& reader) { return find_community(reader, call.part(0)); }));
    return Here{person, std::move(community)};
}

Result<Here> here_as_member(const Call& call) {
    Here place = TRY(here(call));
    TRY(call.read(
        [&](db::Reader& reader) { return find_membership(reader, place.person, place.community.id); }));
    return place;
}

std::string api_path_of(const Profile& community) {
    return std::string(api::root) + "/communities/" + community.slug;
}

Result<api::Answer> answer_with(const Call& call, const Profile& community) {
    const CommunityTold told = TRY(call.read([&](db::Reader& reader) -> Result<CommunityTold> {
        Profile now = TRY(find_community(reader, community.id));
        return CommunityTold{look_at_community(reader, call.viewer(), std::move(now)),
                             list_questions(reader, community.id), call.viewer()};
    }));
    return ok(community_shape(), told, api_path_of(told.view.profile));
}

}

namespace plenty::communities {

void add_api(api::Routes& routes, std::vector<OnLeaving> on_leaving) {
    using namespace programs;
    routes.of("communities");
    routes.explain_part("community", api::text());
    routes.explain_part("person", api::identity<PersonId>());
    routes.explain_part("invite", api::identity<Id<InviteLink>>());
    routes.explain_part("token", api::text());
    routes.explain_part("area", api::identity<AreaId>());
    routes.explain_part("kind", api::identity<kinds::KindId>());
    add_finding(routes);
    add_membership(routes, std::move(on_leaving));
    add_welcoming_api(routes);
    add_looking_after_api(routes);
    add_kinds_api(routes);
}

}
