#include "neighbours/queries.hpp"
#include "neighbours/store.hpp"

namespace plenty::neighbours {
namespace {

constexpr std::chrono::days stays_at_least{31};
constexpr int at_once = 100;

bool has_hand_overs(const vault::Vault& vault, PersonId neighbour) {
    return !vault.of_person(neighbour).empty();
}

}

void forget(db::Transaction& tx, vault::Vault& vault, PersonId neighbour) {
    handovers::forget_matches_of(tx, vault, neighbour);
    gifts::forget_posts_of(tx, neighbour);
    people::delete_person(tx, neighbour);
}

Outcome forget_neighbour(db::Transaction& tx, vault::Vault& vault, PersonId viewer, PersonId neighbour) {
    TRY(find_visible(tx, viewer, neighbour));
    forget(tx, vault, neighbour);
    return Done{};
}

Outcome forget_oneself(db::Transaction& tx, vault::Vault& vault, PersonId neighbour) {
    if (!find_home(tx, neighbour))
        return Refusal{Why::not_found, {"neighbours.not_found"}};
    forget(tx, vault, neighbour);
    return Done{};
}

int forget_gone_neighbours(db::Database& database, vault::Vault& vault) {
    int forgotten = 0;
    PersonId after;
    for (;;) {
        const auto gone = database.read([&](db::Reader& reader) {
            return reader.list<PersonId>(sql::list_gone_neighbours, reader.now(),
                                         reader.now() - stays_at_least, after, at_once);
        });
        if (gone.empty())
            return forgotten;
        after = gone.back();
        forgotten += *database.write([&](db::Transaction& tx) -> Result<int> {
            int now = 0;
            for (const PersonId each : gone)
                if (!has_hand_overs(vault, each)) {
                    forget(tx, vault, each);
                    ++now;
                }
            return now;
        });
    }
}

}
