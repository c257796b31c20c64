#include "communities/api.hpp"

namespace plenty::communities::programs {
namespace {

using api::Call;

/// The page has a field for each answer; a program sends a list of them.
Refusal in_a_list(Refusal refusal) {
    constexpr std::string_view field = "answer-";
    if (refusal.field.starts_with(field))
        refusal.field = "/answers/" + std::to_string(std::stoul(refusal.field.substr(field.size())) - 1);
    return refusal;
}

Result<api::Answer> create_application(Call& call) {
    const Applying wish = TRY(call.body(applying_shape()));
    auto answer = act(call, [&](db::Transaction& tx, PersonId person, CommunityId community) {
        return apply(tx, person, community, wish.words, wish.answers);
    });
    if (!answer.ok())
        return in_a_list(answer.refusal());
    answer->status = 201;
    return answer;
}

Result<api::Answer> delete_application(Call& call) {
    return act_silently(call, withdraw_application);
}

Result<api::Answer> delete_answer(Call& call) {
    return act_silently(call, put_answer_away);
}

Result<api::Answer> show_applications(Call& call) {
    const Here place = TRY(here_as_member(call));
    const auto asked = TRY(call.query(api::paging()));
    const auto all = TRY(
        call.read([&](db::Reader& reader) { return list_asking(reader, place.person, place.community.id); }));
    return ok(applications_shape(), TRY(api::page_after(all, asked, [](const Asking& each) {
                  return each.application.person.text();
              })));
}

Result<api::Answer> answer_applicant(Call& call) {
    const auto applicant = TRY(call.id<PersonId>(1));
    const Answering wish = TRY(call.body(answering_shape()));
    return act_silently(call, [&](db::Transaction& tx, PersonId person, CommunityId community) {
        return answer_application(tx, person, community, applicant, wish.answer, wish.words);
    });
}

Result<api::Answer> show_invites(Call& call) {
    const Here place = TRY(here_as_member(call));
    const auto asked = TRY(call.query(api::paging()));
    const auto all = TRY(call.read(
        [&](db::Reader& reader) { return list_invites(reader, place.person, place.community.id); }));
    return ok(invites_shape(),
              TRY(api::page_after(all, asked, [](const Invite& each) { return each.id.text(); })));
}

Result<api::Answer> create_invite(Call& call) {
    const Here place = TRY(here(call));
    const std::string token = TRY(call.write([&](db::Transaction& tx) {
        return invite(tx, call.randomness(), place.person, place.community.id);
    }));
    return created(new_invite_shape(), {token, call.address_of("/invites/" + token)});
}

Result<api::Answer> delete_invite(Call& call) {
    const auto link = TRY(call.id<Id<InviteLink>>(1));
    return act_silently(call, [&](db::Transaction& tx, PersonId person, CommunityId community) {
        return revoke_invite(tx, person, community, link);
    });
}

Result<api::Answer> show_invite(Call& call) {
    return answer_with(
        call, TRY(call.read([&](db::Reader& reader) { return find_invited(reader, call.part(0)); })));
}

Result<api::Answer> accept_invite(Call& call) {
    const PersonId person = TRY(call.person());
    const Profile community =
        TRY(call.write([&](db::Transaction& tx) { return join_by_invite(tx, person, call.part(0)); }));
    api::Answer answer = TRY(answer_with(call, community));
    answer.status = 201;
    return answer;
}

void add_applications(api::Routes& routes) {
    routes.add({.method = http::Method::post,
                .pattern = "/communities/{community}/application",
                .name = "apply",
                .summary = "Ask to be let in",
                .body = applying_shape(),
                .answers = api::creates(community_shape(), "Somebody will answer.")},
               create_application);
    routes.add({.method = http::Method::del,
                .pattern = "/communities/{community}/application",
                .name = "withdraw_application",
                .summary = "Take it back",
                .answers = api::does("Taken back.")},
               delete_application);
    routes.add({.method = http::Method::del,
                .pattern = "/communities/{community}/answer",
                .name = "put_answer_away",
                .summary = "Put away the answer one has read",
                .answers = api::does("Put away.")},
               delete_answer);
    routes.add({.pattern = "/communities/{community}/applications",
                .name = "list_applications",
                .summary = "Who has asked to join, for those who look after the community",
                .query = api::paging(),
                .answers = api::tells(applications_shape(), "A page of them, the longest waiting first.")},
               show_applications);
    routes.add({.method = http::Method::post,
                .pattern = "/communities/{community}/applications/{person}/answer",
                .name = "answer_application",
                .summary = "Welcome somebody who asked to join, or tell them not now",
                .body = answering_shape(),
                .answers = api::does("They will find the answer.")},
               answer_applicant);
}

void add_invites(api::Routes& routes) {
    routes.add({.pattern = "/communities/{community}/invites",
                .name = "list_invites",
                .summary = "Links that still work: one's own, and all for those who look after the community",
                .query = api::paging(),
                .answers = api::tells(invites_shape(), "A page of them.")},
               show_invites);
    routes.add({.method = http::Method::post,
                .pattern = "/communities/{community}/invites",
                .name = "invite",
                .summary = "Make a link for whoever one wants to invite",
                .answers = api::creates(new_invite_shape(), "The link, told this once.")},
               create_invite);
    routes.add({.method = http::Method::del,
                .pattern = "/communities/{community}/invites/{invite}",
                .name = "revoke_invite",
                .summary = "End a link",
                .answers = api::does("It leads nowhere any more.")},
               delete_invite);
    routes.add({.pattern = "/invites/{token}",
                .name = "read_invite",
                .summary = "The community behind a link",
                .whom = api::Whom::anybody,
                .answers = api::tells(community_shape(), "The community.")},
               show_invite);
    routes.add({.method = http::Method::post,
                .pattern = "/invites/{token}/membership",
                .name = "accept_invite",
                .summary = "Join with a link",
                .answers = api::creates(community_shape(), "The community, now one's own.")},
               accept_invite);
}

}

void add_welcoming_api(api::Routes& routes) {
    add_applications(routes);
    add_invites(routes);
}

}
