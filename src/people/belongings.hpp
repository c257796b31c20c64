#pragma once
#include "platform/db/database.hpp"
#include "platform/web/person_id.hpp"

#include <functional>
#include <string>
#include <vector>

/// What is a person's own across the whole house, for the two moments that concern all of it: when they
/// take a copy of it, and when they leave. Each feature says what of theirs it keeps; app/ lists them.
namespace plenty::people {

/// One thing of theirs, as names and texts in the order in which they are read: an offer, a membership.
struct Belonging {
    std::string what; ///< "posts", "memberships"...: the section it stands in, as the file names it
    std::vector<std::pair<std::string, std::string>> facts;
};

struct Belongings {
    std::function<std::vector<Belonging>(const db::Reader&, PersonId)> list;
    /// Lets go of all of it, for good, in the transaction in which the person goes.
    std::function<void(db::Transaction&, PersonId)> forget;
};

/// Everything, the person's own account first.
std::vector<Belonging> list_all(const std::vector<Belongings>& house, const db::Reader& reader,
                                PersonId person);
/// {"account": [{...}], "posts": [{...}]}
std::string as_json(const std::vector<Belonging>& all);

/// Deletes the person with all that is theirs, at once.
void depart(const std::vector<Belongings>& house, db::Transaction& tx, PersonId person);

}
