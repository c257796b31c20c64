#include "communities/communities.hpp"
#include "communities/queries.hpp"
#include "communities/store.hpp"
#include "platform/crypto/token.hpp"

namespace plenty::communities {
namespace {

constexpr std::chrono::days invite_life{14};
constexpr std::chrono::days answers_kept{92};

Result<CommunityId> find_by_token(const db::Reader& reader, std::string_view token) {
    const auto hash = crypto::hash_of(token);
    const auto community =
        reader.find<CommunityId>(sql::find_invite, db::BytesView{hash.bytes()}, reader.now());
    if (community)
        return *community;
    return Refusal{Why::not_found, {"communities.invite_over"}};
}

}

Result<Profile> find_invited(const db::Reader& reader, std::string_view token) {
    return find_community(reader, TRY(find_by_token(reader, token)));
}

Result<Profile> join_by_invite(db::Transaction& tx, PersonId person, std::string_view token) {
    const CommunityId community = TRY(find_by_token(tx, token));
    TRY(insert_member(tx, person, community));
    return find_community(tx, community);
}

Result<std::string> invite(db::Transaction& tx, Randomness& randomness, PersonId viewer,
                           CommunityId community) {
    TRY(find_membership(tx, viewer, community));
    const std::string token = crypto::Token::random(randomness).text();
    const auto hash = crypto::hash_of(token);
    tx.run(sql::insert_invite, randomness.id<Id<InviteLink>>(), community, viewer,
           db::BytesView{hash.bytes()}, tx.now() + invite_life);
    return token;
}

Result<std::vector<Invite>> list_invites(const db::Reader& reader, PersonId viewer, CommunityId community) {
    TRY(find_membership(reader, viewer, community));
    const bool all_of_them = may_look_after(reader, viewer, community).ok();
    return reader.list<Invite>(sql::list_invites, community, viewer, all_of_them, reader.now());
}

Outcome revoke_invite(db::Transaction& tx, PersonId viewer, CommunityId community, Id<InviteLink> invite) {
    TRY(find_membership(tx, viewer, community));
    const bool all_of_them = may_look_after(tx, viewer, community).ok();
    if (tx.run(sql::delete_invite, invite, community, viewer, all_of_them) == 0)
        return Refusal{Why::not_found, {"communities.invite_over"}};
    return Done{};
}

void forget_old_invites(db::Transaction& tx) {
    tx.run(sql::delete_old_invites, tx.now());
    tx.run(sql::delete_old_join_answers, tx.now() - answers_kept);
}

}
