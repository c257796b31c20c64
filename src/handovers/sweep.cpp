#include "handovers/sweep.hpp"

#include "handovers/handovers.hpp"
#include "handovers/queries.hpp"

#include <algorithm>

namespace plenty::handovers {
namespace {

std::vector<vault::EnvelopeId> list_envelopes(const db::Reader& reader) {
    std::vector<vault::EnvelopeId> ids;
    for (const db::Bytes& each : reader.list<db::Bytes>(sql::list_envelopes))
        if (const auto id = vault::EnvelopeId::from_bytes(each.bytes))
            ids.push_back(*id);
    return ids;
}

template <class T>
void shuffle(std::vector<T>& items, Randomness& randomness) {
    for (std::size_t left = items.size(); left > 1; --left)
        std::swap(items[left - 1], items[randomness.number() % left]);
}

}

void delete_orphans(db::Database& database, const vault::Vault& vault, Randomness& randomness) {
    // First the database, then the vault: a message is in the vault before its envelope is in the database.
    auto orphans = database.read([](db::Reader& reader) { return list_envelopes(reader); });
    const auto live = vault.live_envelopes();
    std::erase_if(orphans, [&](const vault::EnvelopeId& id) { return std::ranges::binary_search(live, id); });
    if (orphans.empty())
        return;
    shuffle(orphans, randomness);
    (void)database.write([&](db::Transaction& tx) -> Outcome {
        for (const vault::EnvelopeId& id : orphans)
            tx.run(sql::delete_envelope, db::BytesView{id.bytes()});
        return Done{};
    });
    database.checkpoint();
}

void sweep(db::Database& database, vault::Vault& vault, Randomness& randomness) {
    lapse_due(database, vault, database.read([](db::Reader& reader) { return reader.now(); }));
    delete_orphans(database, vault, randomness);
}

}
