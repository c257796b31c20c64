#pragma once
#include "gifts/post.hpp"
#include "platform/db/database.hpp"

#include <optional>
#include <string>
#include <vector>

/// What stands open on the board of a community, as those who look after it need to know it. Never more than
/// `most` at once, so that the cost does not grow with the board.
///
/// The caller has settled that its viewer may look after the community.
namespace plenty::gifts {

/// A post that is neither paused nor closed.
struct OpenPost {
    PostId id;
    PersonId author;
    Side side;
    kinds::KindId kind;
    std::string words;
    bool is_necessity;
    Urgency urgency;
    Instant posted_at;
    std::optional<Instant> until;
    Instant ask_again_at;
};

/// Asks that are wanted between two moments (see wanted_by()), the most pressing first.
std::vector<OpenPost> list_asks_wanted(const db::Reader& reader, CommunityId community, Instant after,
                                       Instant before, int most);
/// Asks for necessities, the most pressing first.
std::vector<OpenPost> list_necessities_asked(const db::Reader& reader, CommunityId community, int most);
/// Asks that were posted before a moment, the oldest first.
std::vector<OpenPost> list_old_asks(const db::Reader& reader, CommunityId community, Instant posted_before,
                                    int most);
/// Asks whose posters should have said by now that they still stand, the most overdue first.
std::vector<OpenPost> list_unconfirmed_asks(const db::Reader& reader, CommunityId community, int most);
/// Nothing if it is not open, or of another community.
std::optional<OpenPost> find_open_post(const db::Reader& reader, CommunityId community, PostId post);

}
