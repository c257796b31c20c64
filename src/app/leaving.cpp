#include "app/leaving.hpp"

#include "gifts/gifts.hpp"
#include "handovers/handovers.hpp"
#include "neighbours/neighbours.hpp"
#include "sheets/sheets.hpp"

namespace plenty::app {
namespace {

/// A reply that waits for the one who leaves; it is answered as their post is withdrawn.
bool waits_for_them(const handovers::View& match) {
    return match.me == handovers::Party::poster && match.terms.state == vault::State::replied;
}

void take_back_matches(db::Transaction& tx, const handovers::Handovers& handing_over, PersonId person,
                       CommunityId community) {
    for (const handovers::View& match :
         handovers::list_mine(tx, handing_over.vault, handing_over.posting, person))
        if (match.post && match.post->community == community && !waits_for_them(match))
            (void)handovers::cancel(tx, handing_over.vault, person, match.id);
}

void withdraw_posts(db::Transaction& tx, PersonId person, CommunityId community) {
    for (const gifts::StoredPost& post : gifts::list_own_posts(tx, person))
        if (post.community == community)
            (void)gifts::withdraw_post(tx, person, post.id);
}

}

std::vector<communities::OnLeaving> on_leaving(const handovers::Handovers& handing_over) {
    return {[&handing_over](db::Transaction& tx, PersonId person, CommunityId community) {
                take_back_matches(tx, handing_over, person, community);
            },
            withdraw_posts, neighbours::let_go_of_all, sheets::forget_sheets_of};
}

}
