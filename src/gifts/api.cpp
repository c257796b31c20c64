#include "gifts/api.hpp"

#include "gifts/post_form.hpp"
#include "gifts/routes.hpp"

namespace plenty::gifts::programs {
namespace {

using api::Answer;
using api::Call;

std::string path_of(PostId post) {
    return std::string(api::root) + "/posts/" + post.text();
}

const api::Shape<BoardAsked>& board_query() {
    static const auto shape =
        api::paging_record<BoardAsked>("BoardAsked", "What somebody wants to see of a board.")
            .option("side", &BoardAsked::side, or_null(side_shape()),
                    "Asks, or offers; both if it is left out.")
            .option("order", &BoardAsked::order, order_shape(), "The newest first if it is left out.")
            .option("kind", &BoardAsked::kind, or_null(api::identity<kinds::KindId>()),
                    "Of this kind, or one below it.")
            .option("words", &BoardAsked::words, api::text(),
                    "Holding these words; then the order is newest.")
            .option("area", &BoardAsked::area, or_null(api::identity<AreaId>()), "What near is near to.")
            .shape();
    return shape;
}

const api::Shape<api::Page<PostTold>>& posts_shape() {
    static const auto shape = api::page_of(post_shape());
    return shape;
}

Result<Answer> show_board(Call& call) {
    const BoardAsked asked = TRY(call.query(board_query()));
    if (!asked.after.empty() && !is_page_mark(asked.after))
        return api::no_such_page();
    const BoardWish wish{.side = asked.side,
                         .order = asked.order,
                         .kind = asked.kind.value_or(every_kind),
                         .words = asked.words,
                         .area = asked.area,
                         .after = asked.after,
                         .most = static_cast<int>(asked.limit)};
    const BoardView view = TRY(call.read([&](db::Reader& reader) {
        return look_at_board(reader, call.viewer(), call.part(0), wish, call.language());
    }));
    api::Page<CardTold> page{{}, view.page.next};
    for (const Card& card : view.page.cards)
        page.items.push_back({card,
                              named_kind(*view.tree, card.kind, call.language()),
                              {card.area, view.area_name(card.area)}});
    return ok(board_shape(), page);
}

Result<PostTold> load_post(const db::Reader& reader, const Call& call, const Posting& posting, PostId id) {
    PostTold told{TRY(look_at_post(reader, call.viewer(), id)), std::nullopt, call.language()};
    if (told.view.is_own)
        told.draft = TRY(load_own_draft(reader, posting, told.view.post.author, id));
    return told;
}

Result<Answer> show_post(Call& call, const Posting& posting) {
    return answer_with_post(call, posting, TRY(call.id<PostId>(0)));
}

Result<Answer> show_own_posts(Call& call, const Posting& posting) {
    const PersonId person = TRY(call.somebody());
    const auto asked = TRY(call.query(api::paging()));
    return call.read([&](db::Reader& reader) -> Result<Answer> {
        const auto page = TRY(api::page_after(list_own_posts(reader, person), asked,
                                              [](const StoredPost& post) { return post.id.text(); }));
        api::Page<PostTold> told{{}, page.next};
        for (const StoredPost& post : page.items)
            told.items.push_back(TRY(load_post(reader, call, posting, post.id)));
        return ok(posts_shape(), told);
    });
}

Result<Answer> create_post(Call& call, const Posting& posting) {
    const PersonId person = TRY(call.person());
    const auto community =
        TRY(call.read([&](db::Reader& reader) { return find_own_community(reader, person, call.part(0)); }));
    const PostBody body = TRY(call.body(new_post_shape()));
    const PostId id = TRY(call.write(
        [&](db::Transaction& tx) { return post_gift(tx, posting, person, community.id, draft_of(body)); }));
    return answer_with_new_post(call, posting, id);
}

Result<Answer> change_post(Call& call, const Posting& posting) {
    const PersonId person = TRY(call.somebody());
    const auto id = TRY(call.id<PostId>(0));
    const auto post = TRY(call.read([&](db::Reader& reader) { return find_own_post(reader, person, id); }));
    const auto before =
        TRY(call.read([&](db::Reader& reader) { return load_own_draft(reader, posting, person, id); }));
    const PostBody body = TRY(call.body(post_patch_shape(), body_of(before)));
    const std::int64_t version = call.names_version(post.version) ? post.version : 0;
    TRY(call.write(
        [&](db::Transaction& tx) { return edit_post(tx, posting, person, id, draft_of(body), version); }));
    return answer_with_post(call, posting, id);
}

/// One change of the caller's own post, and the post as it is then.
template <class Action>
api::Handler acting(const Posting& posting, Action action) {
    return [&posting, action](Call& call) -> Result<Answer> {
        const PersonId person = TRY(call.somebody());
        const auto id = TRY(call.id<PostId>(0));
        TRY(call.write([&](db::Transaction& tx) -> Outcome { return action(tx, person, id); }));
        Answer answer = TRY(answer_with_post(call, posting, id));
        answer.path = path_of(id);
        return answer;
    };
}

void add_reading(api::Routes& routes, const Posting& posting) {
    routes.add({.pattern = "/communities/{community}/board",
                .name = "look_at_board",
                .summary = "The board of a community: all of it for members, what is public for others",
                .whom = api::Whom::anybody,
                .query = board_query(),
                .answers = api::tells(board_shape(), "A page of the board.")},
               show_board);
    routes.add({.pattern = "/posts",
                .name = "list_own_posts",
                .summary = "One's own asks and offers, the newest first, closed ones left out",
                .whom = api::Whom::somebody,
                .query = api::paging(),
                .answers = api::tells(posts_shape(), "A page of them.")},
               [&posting](Call& call) { return show_own_posts(call, posting); });
    routes.add({.pattern = "/posts/{post}",
                .name = "read_post",
                .summary = "An ask or an offer",
                .whom = api::Whom::anybody,
                .answers = api::tells(post_shape(), "The post.")},
               [&posting](Call& call) { return show_post(call, posting); });
}

void add_writing(api::Routes& routes, const Posting& posting) {
    routes.add({.method = http::Method::post,
                .pattern = "/communities/{community}/posts",
                .name = "ask_or_offer",
                .summary = "Ask for a gift, or offer one",
                .body = new_post_shape(),
                .answers = api::creates(post_shape(), "It is on the board.")},
               [&posting](Call& call) { return create_post(call, posting); });
    routes.add({.method = http::Method::patch,
                .pattern = "/posts/{post}",
                .name = "change_post",
                .summary = "Change one's own post; what is left out stays",
                .whom = api::Whom::somebody,
                .body = post_patch_shape(),
                .answers = api::tells(post_shape(), "The post as it is now."),
                .versioned = api::Versioned::yes},
               [&posting](Call& call) { return change_post(call, posting); });
}

void add_acts(api::Routes& routes, const Posting& posting) {
    const auto act = [&](http::Method method, std::string pattern, std::string name, std::string summary,
                         auto action) {
        routes.add({.method = method,
                    .pattern = std::move(pattern),
                    .name = std::move(name),
                    .summary = std::move(summary),
                    .whom = api::Whom::somebody,
                    .answers = api::tells(post_shape(), "The post as it is now.")},
                   acting(posting, action));
    };
    act(http::Method::post, "/posts/{post}/pause", "pause_post",
        "Take one's own post off the board for a while", pause_post);
    act(http::Method::del, "/posts/{post}/pause", "resume_post", "Put it back on the board", resume_post);
    act(http::Method::post, "/posts/{post}/confirmation", "confirm_post", "Say that it still stands",
        confirm_post);
    act(http::Method::post, "/posts/{post}/closure", "withdraw_post",
        "Take one's own post down for good; everybody who replied hears back", withdraw_post);
}

}

Result<Answer> answer_with_post(const Call& call, const Posting& posting, PostId id) {
    const PostTold told =
        TRY(call.read([&](db::Reader& reader) { return load_post(reader, call, posting, id); }));
    Answer answer = ok(post_shape(), told);
    answer.etag = api::etag_of(told.view.post.version, *answer.body);
    return answer;
}

Result<Answer> answer_with_new_post(const Call& call, const Posting& posting, PostId id) {
    Answer answer = TRY(answer_with_post(call, posting, id));
    answer.status = 201;
    answer.path = path_of(id);
    return answer;
}

}

namespace plenty::gifts {

void add_api(api::Routes& routes, const Posting& posting) {
    using namespace programs;
    routes.of("gifts");
    routes.explain_part("post", api::identity<PostId>());
    add_reading(routes, posting);
    add_writing(routes, posting);
    add_acts(routes, posting);
}

}
