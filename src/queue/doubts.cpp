#include "queue/queries.hpp"
#include "queue/rows.hpp"

namespace plenty::queue {

std::optional<Instant> find_doubt(const db::Reader& reader, PostId post) {
    return reader.find<Instant>(sql::find_doubt, post);
}

Outcome ask_poster(db::Transaction& tx, PersonId viewer, CommunityId community, PostId id) {
    TRY(may_act(tx, viewer, community));
    const auto post = gifts::find_open_post(tx, community, id);
    if (!post)
        return Refusal{Why::conflict, {"queue.settled_already"}};
    if (const auto asked_at = find_doubt(tx, id); asked_at && tx.now() - *asked_at < quiet_after_asking)
        return Refusal{Why::conflict, {"queue.asked_already"}};
    tx.run(sql::insert_doubt, id, community, post->ask_again_at, tx.now());
    return Done{};
}

std::vector<Doubt> list_doubts(const db::Reader& reader, PersonId poster) {
    return reader.list<Doubt>(sql::list_doubts_about, poster);
}

}
