#include "gifts/open_posts.hpp"

#include "gifts/queries.hpp"

namespace plenty::gifts {
namespace {

/// wanted_by() lets necessities stand ten years ahead of everything else; nothing else is that early.
constexpr std::chrono::days between_them{5 * 366};

}

std::vector<OpenPost> list_asks_wanted(const db::Reader& reader, CommunityId community, Instant after,
                                       Instant before, int most) {
    return reader.list<OpenPost>(sql::list_asks_wanted, community, after, before, most);
}

std::vector<OpenPost> list_necessities_asked(const db::Reader& reader, CommunityId community, int most) {
    return list_asks_wanted(reader, community, Instant(), reader.now() - between_them, most);
}

std::vector<OpenPost> list_old_asks(const db::Reader& reader, CommunityId community, Instant posted_before,
                                    int most) {
    return reader.list<OpenPost>(sql::list_old_asks, community, posted_before, most);
}

std::vector<OpenPost> list_unconfirmed_asks(const db::Reader& reader, CommunityId community, int most) {
    return reader.list<OpenPost>(sql::list_unconfirmed_asks, community, reader.now(), most);
}

std::optional<OpenPost> find_open_post(const db::Reader& reader, CommunityId community, PostId post) {
    return reader.find<OpenPost>(sql::find_open_post, community, post);
}

}
