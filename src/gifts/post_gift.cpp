#include "gifts/gifts.hpp"
#include "platform/crypto/sealing.hpp"
#include "platform/text/terms.hpp"

#include <algorithm>

namespace plenty::gifts {
namespace {

std::string place_context(PostId post) {
    return "place of post " + post.text();
}

Result<communities::NamedArea> find_area(const db::Reader& reader, CommunityId community, AreaId area) {
    for (communities::NamedArea& each : communities::list_areas(reader, community))
        if (each.id == area)
            return std::move(each);
    return Refusal{Why::invalid, {"gifts.choose_area"}, "area"};
}

Result<kinds::KindId> checked_kind(const kinds::KindTree& tree, kinds::KindId kind) {
    const kinds::Kind* const found = tree.find(kind);
    if (!found || found->is_retired)
        return Refusal{Why::invalid, {"gifts.choose_kind"}, "kind"};
    return kind;
}

Result<std::optional<std::string>> sealed_place(const Posting& posting, const Draft& draft, PostId post) {
    if (draft.exact_place.empty())
        return std::optional<std::string>();
    return std::optional(
        TRY(crypto::seal(posting.place_key, draft.exact_place, place_context(post), posting.randomness)));
}

/// Everything that is decided when a draft becomes a post.
Result<NewPost> decide(const db::Reader& reader, const Posting& posting, PersonId author,
                       CommunityId community, PostId id, const Draft& typed) {
    const auto tree = kinds::load_tree(reader, community);
    const Draft draft = TRY(checked(typed, reader.now()));
    TRY(checked_kind(*tree, draft.kind));
    const communities::NamedArea area = TRY(find_area(reader, community, draft.area));
    const bool is_necessity = communities::necessities(reader, community).includes(*tree, draft.kind);
    return NewPost{.id = id,
                   .community = community,
                   .author = author,
                   .draft = draft,
                   .cell = draft.cell.value_or(area.cell()),
                   .is_necessity = is_necessity,
                   .lifetime = lifetime(draft, is_necessity, reader.now()),
                   .sealed_place = TRY(sealed_place(posting, draft, id))};
}

void shelve(db::Transaction& tx, const NewPost& post, Instant posted_at) {
    const auto tree = kinds::load_tree(tx, post.community);
    std::vector<kinds::KindId> kinds = tree->ancestors(post.draft.kind);
    kinds.push_back(post.draft.kind);
    put_on_board(tx, {.post = post.id,
                      .community = post.community,
                      .side = post.draft.side,
                      .audience = post.draft.audience,
                      .kinds = std::move(kinds),
                      .terms = text::index_terms(post.draft.words),
                      .cell = post.cell,
                      .posted_at = posted_at,
                      .wanted_by = wanted_by(post.draft, post.is_necessity, posted_at)});
}

Draft draft_of(const StoredPost& post) {
    return {.side = post.side,
            .kind = post.kind,
            .words = post.words,
            .quantity = post.quantity,
            .when = {post.from, post.until, post.weekdays},
            .area = post.area,
            .cell = geo::Cell::from(post.cell),
            .reach_km = post.reach_km,
            .requirements = Requirements(post.requirements),
            .languages = post.languages,
            .audience = post.audience,
            .urgency = post.urgency,
            .choosing = post.choosing,
            .is_no_trade = true};
}

void shelve_again(db::Transaction& tx, const StoredPost& post) {
    shelve(tx,
           {.id = post.id,
            .community = post.community,
            .author = post.author,
            .draft = draft_of(post),
            .cell = *geo::Cell::from(post.cell),
            .is_necessity = post.is_necessity,
            .lifetime = {},
            .sealed_place = {}},
           post.posted_at);
}

constexpr std::string_view before_post = "{\"post\":\"", after_post = "\"}";

db::Event event(std::string_view name, PostId post) {
    return {name, std::string(before_post) + post.text() + std::string(after_post)};
}

Result<PostId> put_up(db::Transaction& tx, const Posting& posting, PersonId author, CommunityId community,
                      const Draft& draft) {
    const auto id = posting.randomness.id<PostId>();
    const NewPost post = TRY(decide(tx, posting, author, community, id, draft));
    insert_post(tx, post);
    shelve(tx, post, tx.now());
    tx.publish(event("gifts.posted", id));
    return id;
}

}

Result<PostId> post_gift(db::Transaction& tx, const Posting& posting, PersonId viewer, CommunityId community,
                         const Draft& draft) {
    TRY(communities::find_membership(tx, viewer, community));
    return put_up(tx, posting, viewer, community, draft);
}

Result<PostId> post_without_account(db::Transaction& tx, const Posting& posting, PersonId author,
                                    CommunityId community, const Draft& draft) {
    return put_up(tx, posting, author, community, draft);
}

Outcome edit_post(db::Transaction& tx, const Posting& posting, PersonId viewer, PostId id, const Draft& draft,
                  std::int64_t version) {
    const StoredPost before = TRY(find_own_post(tx, viewer, id));
    if (before.is_closed)
        return Refusal{Why::conflict, {"gifts.closed_already"}};
    Draft of_its_side = draft;
    of_its_side.side = before.side;
    const NewPost after = TRY(decide(tx, posting, viewer, before.community, id, of_its_side));
    const Quantity promised = before.quantity - before.remaining;
    if (after.draft.quantity < promised || after.draft.quantity < Quantity(1))
        return Refusal{Why::conflict,
                       {"gifts.fewer_than_promised", {{"promised", std::to_string(promised.units())}}},
                       "quantity"};
    if (!change_post(tx, after, after.draft.quantity - promised, version))
        return Refusal{Why::stale, {"gifts.changed_meanwhile"}};
    take_off_board(tx, id);
    if (before.is_open())
        shelve(tx, after, before.posted_at);
    return Done{};
}

Outcome pause_post(db::Transaction& tx, PersonId viewer, PostId id) {
    const StoredPost post = TRY(find_own_post(tx, viewer, id));
    TRY(insert_pause(tx, post));
    take_off_board(tx, id);
    return Done{};
}

Outcome resume_post(db::Transaction& tx, PersonId viewer, PostId id) {
    const StoredPost post = TRY(find_own_post(tx, viewer, id));
    if (!post.is_paused)
        return Refusal{Why::conflict, {"gifts.not_paused"}};
    delete_pause(tx, id);
    if (!post.is_closed)
        shelve_again(tx, post);
    return Done{};
}

Outcome withdraw_post(db::Transaction& tx, PersonId viewer, PostId id) {
    const StoredPost post = TRY(find_own_post(tx, viewer, id));
    return close_post(tx, id, post.community);
}

Outcome confirm_post(db::Transaction& tx, PersonId viewer, PostId id) {
    const StoredPost post = TRY(find_own_post(tx, viewer, id));
    Draft draft = draft_of(post);
    draft.when.until = std::nullopt; // the date they first gave may be what has passed
    keep_until(tx, post, lifetime(draft, post.is_necessity, tx.now()));
    return Done{};
}

Outcome close_post(db::Transaction& tx, PostId id, CommunityId community) {
    TRY(insert_closure(tx, id, community));
    take_off_board(tx, id);
    tx.publish(event("gifts.closed", id));
    return Done{};
}

std::optional<PostId> post_of_event(std::string_view body) {
    if (!body.starts_with(before_post) || !body.ends_with(after_post))
        return std::nullopt;
    body.remove_prefix(before_post.size());
    return PostId::parse(body.substr(0, body.size() - after_post.size()));
}

int close_ended_posts(db::Transaction& tx, int most) {
    const auto ended = list_ended_posts(tx, most);
    for (const EndedPost& post : ended)
        (void)close_post(tx, post.id, post.community);
    return static_cast<int>(ended.size());
}

int forget_closed_posts(db::Transaction& tx, int most) {
    const auto over = list_closed_before(tx, tx.now() - std::chrono::days(7), most);
    for (const PostId post : over)
        delete_post(tx, post);
    return static_cast<int>(over.size());
}

Result<Draft> load_own_draft(const db::Reader& reader, const Posting& posting, PersonId viewer, PostId id) {
    const StoredPost post = TRY(find_own_post(reader, viewer, id));
    Draft draft = draft_of(post);
    if (const auto sealed = find_sealed_place(reader, viewer, id))
        draft.exact_place = crypto::open(posting.place_key, *sealed, place_context(id)).value_or("");
    return draft;
}

void forget_posts_of(db::Transaction& tx, PersonId person) {
    for (const EndedPost& post : list_posts_of(tx, person)) {
        take_off_board(tx, post.id);
        delete_post(tx, post.id);
    }
}

void forget_posts_of_member(db::Transaction& tx, PersonId person, CommunityId community) {
    for (const EndedPost& post : list_posts_of_member(tx, person, community)) {
        take_off_board(tx, post.id);
        delete_post(tx, post.id);
    }
}

}
