#include "handovers/handovers.hpp"
#include "handovers/steps.hpp"
#include "handovers/sweep.hpp"

#include <algorithm>

namespace plenty::handovers {
namespace {

using vault::State;

/// The post as its author sees it, closed or paused or not.
std::optional<gifts::StoredPost> post_of(const db::Reader& reader, const vault::Match& match) {
    auto post = gifts::find_visible_post(reader, match.poster, match.post);
    return post.ok() ? std::optional(*std::move(post)) : std::nullopt;
}

/// For the coarse weekly count: the root of the tree above what was given.
std::optional<kinds::KindId> root_kind(const db::Reader& reader,
                                       const std::optional<gifts::StoredPost>& post) {
    if (!post)
        return std::nullopt;
    const auto above = kinds::load_tree(reader, post->community)->ancestors(post->kind);
    return above.empty() ? post->kind : above.back();
}

bool is_last_promise(const vault::Vault& vault, const vault::Match& match) {
    return std::ranges::none_of(vault.of_post(match.post), [&](const vault::Match& each) {
        return each.id != match.id && is_promised(each.terms.state);
    });
}

void free_units(db::Transaction& tx, const vault::Match& match) {
    if (is_promised(match.terms.state))
        gifts::return_units(tx, match.post, match.terms.quantity);
}

/// Ends a promise; whoever does not know it yet will read it.
Outcome take_back(db::Transaction& tx, vault::Vault& vault, const vault::Match& match,
                  vault::Consent known_to) {
    free_units(tx, match);
    return change_match(tx, vault, match, refused(match.terms, State::not_this_time, known_to, tx.now()));
}

Outcome complete(db::Transaction& tx, vault::Vault& vault, const vault::Match& match) {
    const auto post = post_of(tx, match);
    if (post && !post->is_closed && post->remaining == Quantity() && is_last_promise(vault, match))
        TRY(gifts::close_post(tx, post->id, post->community));
    close_match(tx, vault, match.id, root_kind(tx, post));
    return Done{};
}

/// What happens when nobody did anything until the deadline.
Outcome lapse(db::Transaction& tx, vault::Vault& vault, const vault::Match& match) {
    switch (match.terms.state) {
    case State::agreed:
        return complete(tx, vault, match);
    case State::replied:
        return take_back(tx, vault, match, {.poster = true});
    case State::chosen:
    case State::proposed:
        return take_back(tx, vault, match, {});
    case State::not_this_time:
    case State::passed_on:
        close_match(tx, vault, match.id);
        return Done{};
    case State::closing:
        break;
    }
    throw Mistake("the vault shows nobody what it is closing");
}

}

Outcome cancel(db::Transaction& tx, vault::Vault& vault, PersonId viewer, MatchId id) {
    const Mine mine = TRY(find_mine(vault, viewer, id));
    TRY(check(Act::cancel, mine.match, mine.me));
    if (mine.match.terms.state == State::replied) {
        close_match(tx, vault, id);
        return Done{};
    }
    return take_back(tx, vault, mine.match, consent_of(mine.me));
}

Outcome finish(db::Transaction& tx, vault::Vault& vault, PersonId viewer, MatchId id) {
    const Mine mine = TRY(find_mine(vault, viewer, id));
    TRY(check(Act::finish, mine.match, mine.me));
    return complete(tx, vault, mine.match);
}

Outcome hear_answer(db::Transaction& tx, vault::Vault& vault, PersonId viewer, MatchId id) {
    const Mine mine = TRY(find_mine(vault, viewer, id));
    TRY(check(Act::hear, mine.match, mine.me));
    if (has_said_yes(mine.match.terms.yes, other_of(mine.me))) {
        close_match(tx, vault, id);
        return Done{};
    }
    vault::Terms known = mine.match.terms;
    (mine.me == Party::poster ? known.yes.poster : known.yes.replier) = true;
    return change_match(tx, vault, mine.match, known);
}

void forget_matches_of(db::Transaction& tx, vault::Vault& vault, PersonId person) {
    for (const vault::Match& match : vault.of_person(person)) {
        free_units(tx, match);
        close_match(tx, vault, match.id);
    }
}

void lapse_due(db::Database& database, vault::Vault& vault, Instant now) {
    for (const vault::Match& match : vault.due(now))
        (void)database.write([&](db::Transaction& tx) { return lapse(tx, vault, match); });
}

}
