#include "handovers/handovers.hpp"
#include "handovers/steps.hpp"
#include "platform/crypto/token.hpp"
#include "platform/text/clean.hpp"

#include <algorithm>

namespace plenty::handovers {
namespace {

using vault::State;

Outcome is_within(Quantity quantity, Quantity most) {
    if (quantity < Quantity(1))
        return Refusal{Why::invalid, {"handovers.at_least_one"}, "quantity"};
    if (quantity > most)
        return Refusal{
            Why::conflict, {"handovers.fewer_left", {{"left", std::to_string(most.units())}}}, "quantity"};
    return Done{};
}

/// A crash can leave a reply without its words; whoever sends it again means the same.
void make_way(vault::Vault& vault, const db::Reader& reader, PersonId viewer, PostId post) {
    const auto earlier = find_own_reply(vault, viewer, post);
    const auto match = earlier ? vault.find(*earlier) : std::nullopt;
    if (match && match->terms.state == State::replied && !find_note(reader, *match, 0))
        (void)vault.close(match->id);
}

/// How many units of a post live matches hold, whatever a crash has done to the post's own count.
Quantity promised(const vault::Vault& vault, PostId post) {
    Quantity sum;
    for (const vault::Match& each : vault.of_post(post))
        if (is_promised(each.terms.state))
            sum = sum + each.terms.quantity;
    return sum;
}

Outcome set_aside(db::Transaction& tx, const vault::Vault& vault, const gifts::StoredPost& post,
                  Quantity quantity) {
    const Quantity left = std::min(post.remaining, post.quantity - promised(vault, post.id));
    TRY(is_within(quantity, left));
    if (!gifts::take_units(tx, post.id, quantity))
        return Refusal{Why::conflict, {"handovers.taken_meanwhile"}, "quantity"};
    return Done{};
}

State state_of(Answer answer) {
    switch (answer) {
    case Answer::yes:
        return State::chosen;
    case Answer::not_this_time:
        return State::not_this_time;
    case Answer::passed_on:
        return State::passed_on;
    }
    throw Mistake("every answer is a state");
}

Act act_of(Answer answer) {
    switch (answer) {
    case Answer::yes:
        return Act::choose;
    case Answer::not_this_time:
        return Act::decline;
    case Answer::passed_on:
        return Act::pass_on;
    }
    throw Mistake("every answer is an act");
}

bool is_same_kind(const kinds::KindTree& tree, kinds::KindId one, kinds::KindId another) {
    const auto is_above = [&](kinds::KindId upper, kinds::KindId lower) {
        const auto above = tree.ancestors(lower);
        return std::ranges::find(above, upper) != above.end();
    };
    return one == another || is_above(one, another) || is_above(another, one);
}

/// What this person needs of that kind shows in their own open asks.
Candidate candidate_of(const db::Reader& reader, const gifts::StoredPost& post, const vault::Match& match) {
    Candidate candidate{match.id, false, match.created, match.wanted};
    const auto tree = kinds::load_tree(reader, post.community);
    for (const gifts::StoredPost& own : gifts::list_own_posts(reader, match.replier)) {
        if (own.side != gifts::Side::ask || !own.is_open() || own.community != post.community ||
            !is_same_kind(*tree, own.kind, post.kind))
            continue;
        candidate.has_necessity = candidate.has_necessity || own.is_necessity;
        candidate.waiting_since = std::min(candidate.waiting_since, own.posted_at);
    }
    return candidate;
}

Outcome give_share(db::Transaction& tx, vault::Vault& vault, Randomness& randomness,
                   const gifts::StoredPost& post, const Share& share, const Note& draw) {
    const auto match = vault.find(share.match);
    if (!match)
        return Done{}; // they took their reply back meanwhile
    if (share.given < Quantity(1))
        return change_match(tx, vault, randomness, *match,
                            refused(match->terms, State::not_this_time, {.poster = true}, tx.now()), draw);
    TRY(set_aside(tx, vault, post, share.given));
    return change_match(tx, vault, randomness, *match, chosen(match->terms, share.given, tx.now()), draw);
}

}

Result<MatchId> reply_to_post(db::Transaction& tx, vault::Vault& vault, Randomness& randomness,
                              PersonId viewer, PostId id, const Wish& wish) {
    const gifts::StoredPost post = TRY(gifts::find_visible_post(tx, viewer, id));
    if (post.author == viewer)
        return Refusal{Why::conflict, {"handovers.own_post"}};
    if (!post.is_open())
        return Refusal{Why::conflict, {"handovers.post_over"}};
    const std::string words = TRY(text::clean_words(wish.words, {"words", longest_reply}));
    TRY(is_within(wish.quantity, post.remaining));
    make_way(vault, tx, viewer, id);
    const vault::NewMatch reply{.post = id,
                                .community = post.community,
                                .poster = post.author,
                                .replier = viewer,
                                .wanted = wish.quantity,
                                .deadline = tx.now() + reply_waits};
    return add_match(tx, vault, randomness, reply, {Sort::reply, Party::replier, tx.now(), words});
}

Outcome answer_reply(db::Transaction& tx, vault::Vault& vault, PersonId viewer, MatchId id, Answer answer,
                     Quantity quantity) {
    const Mine mine = TRY(find_mine(vault, viewer, id));
    TRY(check(act_of(answer), mine.match, mine.me));
    if (answer != Answer::yes)
        return change_match(tx, vault, mine.match,
                            refused(mine.match.terms, state_of(answer), {.poster = true}, tx.now()));
    const gifts::StoredPost post = TRY(gifts::find_own_post(tx, viewer, mine.match.post));
    TRY(is_within(quantity, mine.match.wanted));
    TRY(set_aside(tx, vault, post, quantity));
    return change_match(tx, vault, mine.match, chosen(mine.match.terms, quantity, tx.now()));
}

Result<std::vector<Share>> let_need_decide(db::Transaction& tx, vault::Vault& vault, Randomness& randomness,
                                           PersonId viewer, PostId id) {
    const gifts::StoredPost post = TRY(gifts::find_visible_post(tx, viewer, id));
    if (post.author != viewer)
        return Refusal{Why::not_found, {"web.not_found"}};
    std::vector<Candidate> candidates;
    for (const vault::Match& match : vault.of_post(id))
        if (match.terms.state == State::replied)
            candidates.push_back(candidate_of(tx, post, match));
    if (candidates.empty())
        return Refusal{Why::conflict, {"handovers.nobody_waits"}};
    const Note draw{Sort::draw, Party::poster, tx.now(), crypto::Token::random(randomness).text()};
    const Quantity left = std::min(post.remaining, post.quantity - promised(vault, id));
    const auto decided = shares(in_order(std::move(candidates), draw.words), left);
    for (const Share& share : decided)
        TRY(give_share(tx, vault, randomness, post, share, draw));
    return decided;
}

void answer_waiting(db::Transaction& tx, vault::Vault& vault, PostId post) {
    for (const vault::Match& match : vault.of_post(post))
        if (match.terms.state == State::replied)
            (void)change_match(tx, vault, match,
                               refused(match.terms, State::not_this_time, {.poster = true}, tx.now()));
}

}
