#pragma once
#include "gifts/board.hpp"
#include "gifts/form_page.hpp"
#include "gifts/open_posts.hpp"
#include "gifts/post.hpp"
#include "gifts/post_shapes.hpp"
#include "gifts/store.hpp"
#include "platform/crypto/secret_key.hpp"

#include <vector>

/// Asking for gifts and offering them: the façade for other features.
///
/// Every action runs in the caller's transaction and takes the viewer; page, API, command line,
/// import and simulation all call the same ones.
namespace plenty::gifts {

/// What posting needs besides the database: chance for identities, and the key under which exact
/// places are sealed, so that a copy of the database shows none.
struct Posting {
    Randomness& randomness;
    const crypto::SecretKey& place_key;
};

/// Puts an ask or an offer on the board of a community the viewer belongs to. Publishes gifts.posted.
Result<PostId> post_gift(db::Transaction& tx, const Posting& posting, PersonId viewer, CommunityId community,
                         const Draft& draft);

/// The same for somebody who is no member: a neighbour without account. Whoever calls it has made sure that
/// they belong to that community and that a member of it wants the post there.
Result<PostId> post_without_account(db::Transaction& tx, const Posting& posting, PersonId author,
                                    CommunityId community, const Draft& draft);

/// Changes one's own post. Stale if it was changed since `version`; what is already promised to
/// others cannot be taken back by a smaller quantity.
Outcome edit_post(db::Transaction& tx, const Posting& posting, PersonId viewer, PostId post,
                  const Draft& draft, std::int64_t version);

/// Takes one's own post off the board for a while, and puts it back.
Outcome pause_post(db::Transaction& tx, PersonId viewer, PostId post);
Outcome resume_post(db::Transaction& tx, PersonId viewer, PostId post);

/// Ends one's own post. Publishes gifts.closed, upon which everybody who replied hears back.
Outcome withdraw_post(db::Transaction& tx, PersonId viewer, PostId post);

/// "Yes, it still stands."
Outcome confirm_post(db::Transaction& tx, PersonId viewer, PostId post);

/// Ends a post whose units are all handed over, or whose time has come. Publishes gifts.closed.
Outcome close_post(db::Transaction& tx, PostId post, CommunityId community);

/// Closes what nobody confirmed in time, at most so many at once; returns how many. A job. An ask for
/// a necessity is never among them.
int close_ended_posts(db::Transaction& tx, int most);

/// Deletes the rows of posts that have been over for a week, at most so many at once; returns how many. A
/// job. Their identities are random, so their order tells nothing.
int forget_closed_posts(db::Transaction& tx, int most);

/// The post in the body of gifts.posted and gifts.closed; nothing if there is none.
std::optional<PostId> post_of_event(std::string_view body);

/// The draft behind one's own post, with its exact place opened, for the form that edits it.
Result<Draft> load_own_draft(const db::Reader& reader, const Posting& posting, PersonId viewer, PostId post);

/// Everything of this person's goes at once: they delete their account, or leave that community.
void forget_posts_of(db::Transaction& tx, PersonId person);
void forget_posts_of_member(db::Transaction& tx, PersonId person, CommunityId community);

}
