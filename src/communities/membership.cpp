#include "communities/communities.hpp"
#include "communities/queries.hpp"
#include "platform/crypto/token.hpp"
#include "platform/text/clean.hpp"

#include <algorithm>

namespace plenty::communities {
namespace {

constexpr std::chrono::days invite_life{14};

Outcome insert_member(db::Transaction& tx, PersonId person, CommunityId community) {
    TRY(tx.insert({Why::conflict, {"communities.member_already"}}, sql::insert_membership, community, person,
                  std::chrono::floor<std::chrono::days>(tx.now())));
    tx.run(sql::delete_application, community, person);
    return Done{};
}

/// Stewards welcome newcomers; where nobody has taken that task, every member may.
Outcome may_welcome(const db::Reader& reader, PersonId viewer, CommunityId community) {
    TRY(find_membership(reader, viewer, community));
    const auto stewards = list_stewards(reader, community);
    if (stewards.empty() || std::ranges::find(stewards, viewer) != stewards.end())
        return Done{};
    return Refusal{Why::not_yours, {"communities.for_stewards"}};
}

}

Outcome join_community(db::Transaction& tx, PersonId person, CommunityId community) {
    const Profile profile = TRY(find_community(tx, community));
    switch (profile.join_policy) {
    case JoinPolicy::open:
        return insert_member(tx, person, community);
    case JoinPolicy::ask:
        return Refusal{Why::not_yours, {"communities.ask_first"}};
    case JoinPolicy::invite:
        return Refusal{Why::not_yours, {"communities.invite_only"}};
    }
    throw Mistake("every policy says how to join");
}

Result<Profile> join_by_invite(db::Transaction& tx, PersonId person, std::string_view token) {
    const auto hash = crypto::hash_of(token);
    const auto community =
        tx.find<CommunityId>(sql::find_invite, db::BytesView{hash.bytes()}, tx.now());
    if (!community)
        return Refusal{Why::not_found, {"communities.invite_over"}};
    TRY(insert_member(tx, person, *community));
    return find_community(tx, *community);
}

Result<std::string> invite(db::Transaction& tx, Randomness& randomness, PersonId viewer, CommunityId community) {
    TRY(find_membership(tx, viewer, community));
    const crypto::Token token = crypto::Token::random(randomness);
    const auto hash = crypto::hash_of(token.text());
    tx.run(sql::insert_invite, db::BytesView{hash.bytes()}, community, tx.now() + invite_life);
    return token.text();
}

Outcome apply(db::Transaction& tx, PersonId person, CommunityId community, std::string_view typed) {
    const Profile profile = TRY(find_community(tx, community));
    if (profile.join_policy != JoinPolicy::ask)
        return Refusal{Why::conflict, {"communities.no_need_to_ask"}};
    if (find_membership(tx, person, community).ok())
        return Refusal{Why::conflict, {"communities.member_already"}};
    const std::string words = TRY(text::clean_words(typed, {"words", 1000}));
    return tx.insert({Why::conflict, {"communities.asked_already"}}, sql::insert_application, community, person,
                     words, tx.now());
}

Result<std::vector<Application>> list_applications(const db::Reader& reader, PersonId viewer,
                                                   CommunityId community) {
    TRY(may_welcome(reader, viewer, community));
    return reader.list<Application>(sql::list_applications, community);
}

Outcome answer_application(db::Transaction& tx, PersonId viewer, CommunityId community, PersonId applicant,
                           Answer answer) {
    TRY(may_welcome(tx, viewer, community));
    if (tx.run(sql::delete_application, community, applicant) == 0)
        return Refusal{Why::not_found, {"communities.application_gone"}};
    return answer == Answer::welcome ? insert_member(tx, applicant, community) : Outcome(Done{});
}

Outcome leave_community(db::Transaction& tx, PersonId person, CommunityId community) {
    TRY(find_membership(tx, person, community));
    tx.run(sql::delete_membership, community, person);
    return Done{};
}

Outcome take_stewardship(db::Transaction& tx, PersonId person, CommunityId community) {
    TRY(find_membership(tx, person, community));
    return tx.insert({Why::conflict, {"communities.steward_already"}}, sql::insert_steward, community, person,
                     tx.now());
}

Outcome hand_back_stewardship(db::Transaction& tx, PersonId person, CommunityId community) {
    TRY(find_membership(tx, person, community));
    if (tx.run(sql::delete_steward, community, person) == 0)
        return Refusal{Why::conflict, {"communities.no_steward"}};
    return Done{};
}

Outcome decide_necessity(db::Transaction& tx, PersonId viewer, CommunityId community, kinds::KindId kind,
                         bool is_necessity) {
    TRY(may_welcome(tx, viewer, community));
    tx.run(sql::decide_necessity, community, kind, is_necessity);
    return Done{};
}

}
