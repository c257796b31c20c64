#pragma once
#include "gifts/post.hpp"
#include "platform/db/database.hpp"

#include <optional>
#include <string>
#include <vector>

/// Posts in the database. Every load takes the viewer: what they may not see is not found.
namespace plenty::gifts {

/// A post as it stands. The exact place is not in it: only the author, and the other person of an
/// agreed hand-over, ever load that.
struct StoredPost {
    PostId id;
    CommunityId community;
    PersonId author;
    Side side;
    kinds::KindId kind;
    std::string words;
    Quantity quantity;
    Quantity remaining;
    std::optional<Instant> from;
    std::optional<Instant> until;
    std::uint8_t weekdays;
    AreaId area;
    std::int64_t cell;
    int reach_km;
    std::uint8_t requirements;
    std::string languages;
    Audience audience;
    bool is_necessity;
    Urgency urgency;
    Choosing choosing;
    std::int64_t version;
    Instant posted_at;
    Instant ask_again_at;
    std::optional<Instant> ends_at;
    bool is_paused;
    bool is_closed;

    /// Whether others may see it and reply.
    bool is_open() const { return !is_paused && !is_closed; }
};

/// A checked draft with everything that is decided around it.
struct NewPost {
    PostId id;
    CommunityId community;
    PersonId author;
    Draft draft;
    geo::Cell cell;
    bool is_necessity;
    Lifetime lifetime;
    std::optional<std::string> sealed_place;
};

void insert_post(db::Transaction& tx, const NewPost& post);
/// Replaces what the author may edit; false if somebody changed it since `version`.
bool change_post(db::Transaction& tx, const NewPost& post, Quantity remaining, std::int64_t version);

/// The post, if this viewer may see it; nobody's viewer sees only what is public.
Result<StoredPost> find_visible_post(const db::Reader& reader, std::optional<PersonId> viewer, PostId post);
/// As above, and refused if it is not the viewer's own.
Result<StoredPost> find_own_post(const db::Reader& reader, PersonId viewer, PostId post);
std::vector<StoredPost> list_own_posts(const db::Reader& reader, PersonId author);
std::optional<std::string> find_sealed_place(const db::Reader& reader, PersonId author, PostId post);

/// Puts a post on the board, under its kind and all kinds above it, with its words.
struct Shelving {
    PostId post;
    CommunityId community;
    Side side;
    Audience audience;
    std::vector<kinds::KindId> kinds; ///< its own kind and its ancestors
    std::vector<std::string> terms;
    geo::Cell cell;
    Instant posted_at;
    Instant wanted_by;
};
void put_on_board(db::Transaction& tx, const Shelving& shelving);
void take_off_board(db::Transaction& tx, PostId post);

Outcome insert_pause(db::Transaction& tx, const StoredPost& post);
void delete_pause(db::Transaction& tx, PostId post);
/// Refused if it is closed already.
Outcome insert_closure(db::Transaction& tx, PostId post, CommunityId community);
void keep_until(db::Transaction& tx, const StoredPost& post, const Lifetime& lifetime);

/// Where a post has appeared.
struct Posted {
    CommunityId community;
    Audience audience;
};
std::optional<Posted> find_posted(const db::Reader& reader, PostId post);

struct EndedPost {
    PostId id;
    CommunityId community;
};
/// Posts that nobody confirmed in time and that may end by themselves.
std::vector<EndedPost> list_ended_posts(const db::Reader& reader, int most);
std::vector<EndedPost> list_posts_of(const db::Reader& reader, PersonId author);
std::vector<EndedPost> list_posts_of_member(const db::Reader& reader, PersonId author, CommunityId community);
void delete_post(db::Transaction& tx, PostId post);
/// Closed posts whose rows may go now.
std::vector<PostId> list_closed_before(const db::Reader& reader, Instant before, int most);

/// Takes units out of what remains; false if too few are left, whoever else was faster.
bool take_units(db::Transaction& tx, PostId post, Quantity units);
void return_units(db::Transaction& tx, PostId post, Quantity units);

}
