#include "communities/store.hpp"

#include "communities/queries.hpp"

#include <algorithm>

namespace plenty::communities {
namespace {

const Refusal no_such_community{Why::not_found, {"communities.not_found"}};

template <class T>
Result<T> found_or_not(std::optional<T> found) {
    if (found)
        return *std::move(found);
    return no_such_community;
}

struct Decision {
    kinds::KindId kind;
    bool is_necessity;
};

}

Result<Profile> find_community(const db::Reader& reader, std::string_view slug) {
    return found_or_not(reader.find<Profile>(sql::find_community, slug));
}

Result<Profile> find_community(const db::Reader& reader, CommunityId community) {
    return found_or_not(reader.find<Profile>(sql::find_community_by_id, community));
}

std::vector<Profile> list_communities(const db::Reader& reader) {
    return reader.list<Profile>(sql::list_communities);
}

Result<Membership> find_membership(const db::Reader& reader, PersonId viewer, CommunityId community) {
    return found_or_not(reader.find<Membership>(sql::find_membership, community, viewer));
}

std::vector<Membership> list_memberships(const db::Reader& reader, PersonId viewer) {
    return reader.list<Membership>(sql::list_memberships, viewer);
}

Result<std::vector<Member>> list_members(const db::Reader& reader, PersonId viewer, CommunityId community) {
    TRY(find_membership(reader, viewer, community));
    return reader.list<Member>(sql::list_members, community);
}

std::vector<PersonId> list_stewards(const db::Reader& reader, CommunityId community) {
    return reader.list<PersonId>(sql::list_stewards, community);
}

Outcome may_look_after(const db::Reader& reader, PersonId viewer, CommunityId community) {
    TRY(find_membership(reader, viewer, community));
    const auto stewards = list_stewards(reader, community);
    if (stewards.empty() || std::ranges::find(stewards, viewer) != stewards.end())
        return Done{};
    return Refusal{Why::not_yours, {"communities.for_stewards"}};
}

std::vector<NamedArea> list_areas(const db::Reader& reader, CommunityId community) {
    return reader.list<NamedArea>(sql::list_areas, community);
}

std::vector<std::string> list_questions(const db::Reader& reader, CommunityId community) {
    return reader.list<std::string>(sql::list_join_questions, community);
}

void store_questions(db::Transaction& tx, CommunityId community, const std::vector<std::string>& questions) {
    tx.run(sql::delete_join_questions, community);
    int position = 0;
    for (const std::string& question : questions)
        tx.run(sql::insert_join_question, community, position++, question);
}

Outcome insert_member(db::Transaction& tx, PersonId person, CommunityId community) {
    TRY(tx.insert({Why::conflict, {"communities.member_already"}}, sql::insert_membership, community, person,
                  day_of(tx.now())));
    tx.run(sql::delete_application, community, person);
    return Done{};
}

kinds::Necessities necessities(const db::Reader& reader, CommunityId community) {
    kinds::Necessities all;
    for (const Decision& each : reader.list<Decision>(sql::list_necessities, community))
        all.decide(each.kind, each.is_necessity);
    return all;
}

}
