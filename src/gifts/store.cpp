#include "gifts/store.hpp"

#include "gifts/board.hpp"
#include "gifts/queries.hpp"

namespace plenty::gifts {
namespace {

constexpr PersonId nobody{};

}

void insert_post(db::Transaction& tx, const NewPost& post) {
    const Draft& draft = post.draft;
    std::optional<db::BytesView> place;
    if (post.sealed_place)
        place = db::BytesView{*post.sealed_place};
    tx.run(sql::insert_post, post.id, post.community, post.author, draft.side, draft.kind, draft.words,
           draft.quantity, draft.when.from, draft.when.until, draft.when.weekdays, draft.area,
           post.cell.value(), place, draft.reach_km, draft.requirements.bits(), draft.languages,
           draft.audience, post.is_necessity, draft.urgency, draft.choosing, tx.now(),
           post.lifetime.ask_again_at, post.lifetime.ends_at);
}

bool change_post(db::Transaction& tx, const NewPost& post, Quantity remaining, std::int64_t version) {
    const Draft& draft = post.draft;
    std::optional<db::BytesView> place;
    if (post.sealed_place)
        place = db::BytesView{*post.sealed_place};
    return tx.run(sql::change_post, post.id, post.author, version, draft.kind, draft.words, draft.quantity,
                  remaining, draft.when.from, draft.when.until, draft.when.weekdays, draft.area,
                  post.cell.value(), place, draft.reach_km, draft.requirements.bits(), draft.languages,
                  draft.audience, post.is_necessity, draft.urgency, draft.choosing,
                  post.lifetime.ask_again_at, post.lifetime.ends_at) == 1;
}

Result<StoredPost> find_visible_post(const db::Reader& reader, std::optional<PersonId> viewer, PostId post) {
    if (auto found = reader.find<StoredPost>(sql::find_visible_post, post, viewer.value_or(nobody)))
        return *std::move(found);
    return Refusal{Why::not_found, {"web.not_found"}};
}

Result<StoredPost> find_own_post(const db::Reader& reader, PersonId viewer, PostId post) {
    StoredPost found = TRY(find_visible_post(reader, viewer, post));
    if (found.author != viewer)
        return Refusal{Why::not_yours, {"gifts.not_your_post"}};
    return found;
}

std::vector<StoredPost> list_own_posts(const db::Reader& reader, PersonId author) {
    return reader.list<StoredPost>(sql::list_own_posts, author);
}

std::optional<std::string> find_sealed_place(const db::Reader& reader, PersonId author, PostId post) {
    const auto sealed = reader.find<std::optional<db::Bytes>>(sql::find_own_place, post, author);
    return sealed && *sealed ? std::optional((*sealed)->bytes) : std::nullopt;
}

void put_on_board(db::Transaction& tx, const Shelving& shelving) {
    for (const Shelf shelf : shelves_of(shelving.side, shelving.audience)) {
        for (const kinds::KindId kind : shelving.kinds)
            tx.run(sql::insert_board_row, shelving.community, shelf, kind, shelving.post,
                   shelving.cell.value(), shelving.posted_at, shelving.wanted_by);
        tx.run(sql::insert_board_row, shelving.community, shelf, every_kind, shelving.post,
               shelving.cell.value(), shelving.posted_at, shelving.wanted_by);
        for (const std::string& term : shelving.terms)
            tx.run(sql::insert_board_word, shelving.community, shelf, term, shelving.posted_at,
                   shelving.post);
    }
}

void take_off_board(db::Transaction& tx, PostId post) {
    tx.run(sql::delete_board_rows, post);
    tx.run(sql::delete_board_words, post);
}

Outcome insert_pause(db::Transaction& tx, const StoredPost& post) {
    return tx.insert({Why::conflict, {"gifts.paused_already"}}, sql::insert_pause, post.id, post.community,
                     tx.now());
}

void delete_pause(db::Transaction& tx, PostId post) {
    tx.run(sql::delete_pause, post);
}

Outcome insert_closure(db::Transaction& tx, PostId post, CommunityId community) {
    return tx.insert({Why::conflict, {"gifts.closed_already"}}, sql::insert_closure, post, community,
                     tx.now());
}

void keep_until(db::Transaction& tx, const StoredPost& post, const Lifetime& lifetime) {
    tx.run(sql::still_needed, post.id, post.author, lifetime.ask_again_at, lifetime.ends_at);
}

std::optional<Posted> find_posted(const db::Reader& reader, PostId post) {
    return reader.find<Posted>(sql::find_posted, post);
}

std::vector<EndedPost> list_ended_posts(const db::Reader& reader, int most) {
    return reader.list<EndedPost>(sql::list_ended_posts, reader.now(), most);
}

std::vector<EndedPost> list_posts_of(const db::Reader& reader, PersonId author) {
    return reader.list<EndedPost>(sql::list_posts_of, author);
}

std::vector<EndedPost> list_posts_of_member(const db::Reader& reader, PersonId author,
                                            CommunityId community) {
    return reader.list<EndedPost>(sql::list_posts_of_member, author, community);
}

void delete_post(db::Transaction& tx, PostId post) {
    tx.run(sql::delete_post, post);
}

std::vector<PostId> list_closed_before(const db::Reader& reader, Instant before, int most) {
    return reader.list<PostId>(sql::list_closed_before, before, most);
}

bool take_units(db::Transaction& tx, PostId post, Quantity units) {
    return tx.run(sql::take_units, post, units) == 1;
}

void return_units(db::Transaction& tx, PostId post, Quantity units) {
    tx.run(sql::return_units, post, units);
}

}
