#include "gifts/look.hpp"
#include "gifts/pages.hpp"

namespace plenty::gifts {
namespace {

using web::Visit;

SentenceKey title_of(Side side) {
    return side == Side::ask ? SentenceKey("gifts.ask") : SentenceKey("gifts.offer");
}

FormPage new_post_page(const communities::Profile& community, Side side) {
    const std::string path = "/c/" + community.slug + (side == Side::ask ? "/asks" : "/offers");
    return {community.id, side, path, title_of(side)};
}

Result<communities::Profile> community_before(const Visit& visit) {
    const PersonId person = TRY(visit.person());
    return visit.read(
        [&](db::Reader& reader) { return find_own_community(reader, person, visit.part_text(0)); });
}

bool was_sent_already(const Refusal& refusal) {
    return refusal.sentence.key == SentenceKey("web.already_sent");
}

/// One change of the visitor's own post, and back to it.
template <class Action>
Result<http::Response> act(Visit& visit, SentenceKey done, Action action) {
    const PersonId person = TRY(visit.somebody());
    const auto post = TRY(visit.id<PostId>(0));
    TRY(visit.write([&](db::Transaction& tx) -> Outcome { return action(tx, person, post); }));
    return visit.go_to(path_of(post), done);
}

}

Result<http::Response> show_new_post(Visit& visit, const Posting&, Side side) {
    const communities::Profile community = TRY(community_before(visit));
    return post_form_page(visit, new_post_page(community, side), PostForm::read(visit.query()), nullptr);
}

Result<http::Response> create_post(Visit& visit, const Posting& posting, Side side) {
    const communities::Profile community = TRY(community_before(visit));
    const PersonId person = TRY(visit.person());
    const PostForm form = PostForm::read(visit.form());
    const auto posted = visit.write([&](db::Transaction& tx) -> Result<PostId> {
        return post_gift(tx, posting, person, community.id,
                         TRY(form.draft(side, visit.surroundings().time_zone)));
    });
    if (!posted.ok() && was_sent_already(posted.refusal()))
        return posted.refusal();
    if (!posted.ok())
        return post_form_page(visit, new_post_page(community, side), form, &posted.refusal());
    return visit.go_to(path_of(*posted), "gifts.is_on_board");
}

Result<http::Response> show_edit(Visit& visit, const Posting& posting) {
    const PersonId person = TRY(visit.somebody());
    const auto id = TRY(visit.id<PostId>(0));
    const auto post = TRY(visit.read([&](db::Reader& reader) { return find_own_post(reader, person, id); }));
    const auto draft =
        TRY(visit.read([&](db::Reader& reader) { return load_own_draft(reader, posting, person, id); }));
    PostForm form = PostForm::of(draft, visit.surroundings().time_zone);
    form.version = std::to_string(post.version);
    return post_form_page(visit, {post.community, post.side, path_of(id), "gifts.edit"}, form, nullptr);
}

Result<http::Response> change_own_post(Visit& visit, const Posting& posting) {
    const PersonId person = TRY(visit.somebody());
    const auto id = TRY(visit.id<PostId>(0));
    const auto post = TRY(visit.read([&](db::Reader& reader) { return find_own_post(reader, person, id); }));
    const PostForm form = PostForm::read(visit.form());
    const auto changed = visit.write([&](db::Transaction& tx) -> Outcome {
        const std::int64_t version = form.version == std::to_string(post.version) ? post.version : 0;
        return edit_post(tx, posting, person, id, TRY(form.draft(post.side, visit.surroundings().time_zone)),
                         version);
    });
    if (!changed.ok() && was_sent_already(changed.refusal()))
        return changed.refusal();
    if (!changed.ok())
        return post_form_page(visit, {post.community, post.side, path_of(id), "gifts.edit"}, form,
                              &changed.refusal());
    return visit.go_to(path_of(id), "web.saved");
}

Result<http::Response> create_pause(Visit& visit) {
    return act(visit, "gifts.paused", pause_post);
}

Result<http::Response> delete_own_pause(Visit& visit) {
    return act(visit, "gifts.resumed", resume_post);
}

Result<http::Response> create_confirmation(Visit& visit) {
    return act(visit, "gifts.confirmed", confirm_post);
}

Result<http::Response> create_closure(Visit& visit) {
    TRY(act(visit, "gifts.withdrawn", withdraw_post));
    return visit.go_to("/posts", "gifts.withdrawn");
}

}
