#pragma once
#include "queue/queue.hpp"

#include <map>

/// The parts of which the list is made.
namespace plenty::queue {

/// Everything that needs somebody, in no order and without holders. The viewer may see the queue.
std::vector<Row> list_rows(const db::Reader& reader, const Sources& sources, PersonId viewer,
                           CommunityId community);
/// Whether that viewer finds a row about it, be it at rest or not.
bool is_there(const db::Reader& reader, const Sources& sources, PersonId viewer, CommunityId community,
              const Subject& subject);

/// That somebody has a row now.
struct Taking {
    Sort sort = Sort::post;
    std::int64_t id = 0;
    PersonId person;
    std::string name;

    Subject subject() const { return {sort, id}; }
};
std::vector<Taking> list_takings(const db::Reader& reader, CommunityId community);

std::vector<Rest> list_rests(const db::Reader& reader, CommunityId community);
std::vector<Takeover> list_takeovers(const db::Reader& reader, CommunityId community);

/// When the poster was asked whether it is still needed, if they have not answered.
std::optional<Instant> find_doubt(const db::Reader& reader, PostId post);

/// Whether that is a neighbour without account of this community; not found otherwise.
Outcome find_here(const db::Reader& reader, CommunityId community, PersonId neighbour);
std::map<PersonId, Instant> list_call_backs(const db::Reader& reader, CommunityId community);

/// As may_see(), and refused to somebody who rests.
Outcome may_act(const db::Reader& reader, PersonId viewer, CommunityId community);

}
