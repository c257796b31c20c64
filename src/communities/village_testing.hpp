#pragma once
#include "communities/communities.hpp"
#include "people/people.hpp"
#include "platform/db/database_testing.hpp"
#include "testing/outcome.hpp"

#include <string>

namespace plenty::communities {

/// A test in a small village, on a fresh database of its own.
///
/// Amina has founded Elm Street and looks after it; Bo is a member there. Chipo has founded the
/// Harbour and knows nobody on Elm Street. Both communities let anybody join.
///
///     class Posts : public communities::VillageTest {};
///     PLENTY_ON_BOTH_ENGINES(Posts);
class VillageTest : public db::DatabaseTest {
protected:
    void SetUp() override;

    /// One more person, in no community.
    PersonId newcomer(const std::string& name);
    /// One more community, founded by somebody.
    Profile found(PersonId founder, const std::string& name, JoinPolicy policy = JoinPolicy::open);

    template <class F>
    auto write(F&& change) {
        return database().write(std::forward<F>(change));
    }
    template <class F>
    auto read(F&& look) {
        return database().read(std::forward<F>(look));
    }
    /// As write(), for an action that cannot be refused.
    template <class F>
    void change(F&& action) {
        (void)database().write([&](db::Transaction& tx) -> Outcome {
            action(tx);
            return Done{};
        });
    }

    PersonId amina, bo, chipo;
    CommunityId elm_street, harbour;
    AreaId mill_lane, old_school; ///< of Elm Street
    AreaId pier;                  ///< of the Harbour, its first
};

}
