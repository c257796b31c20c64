#pragma once
#include "gifts/gifts.hpp"
#include "handovers/draw.hpp"
#include "handovers/match_rules.hpp"
#include "handovers/note.hpp"

#include <optional>
#include <string>
#include <vector>

/// Replies under a post, choosing among them, and the hand-over that follows: the façade for other features.
///
/// Who is paired with whom is in the vault alone; what the two write lies in the database in envelopes that
/// lead to nobody. Actions run in the caller's transaction, take the viewer, and tell whoever is not one of
/// the two that there is nothing. If the transaction does not stay, neither does what they did in the vault.
/// Nothing that is over can be listed: it is not there.
namespace plenty::handovers {

inline constexpr std::size_t longest_reply = 1'000;   ///< code points
inline constexpr std::size_t longest_message = 2'000; ///< code points
inline constexpr std::size_t longest_place = 300;     ///< code points
inline constexpr std::size_t longest_contact = 500;   ///< code points

/// "I can bring that", "I'd be glad of it".
struct Wish {
    Quantity quantity{1};
    std::string words;
};
/// Replies to a post the viewer may see. Nobody replies to themselves, asks for more than is left, or
/// replies twice before the first reply is over.
Result<MatchId> reply_to_post(db::Transaction& tx, vault::Vault& vault, Randomness& randomness,
                              PersonId viewer, PostId post, const Wish& wish);

enum class Answer : std::uint8_t { yes, not_this_time, passed_on };
/// The poster's answer. A yes sets so many units aside, up to what was asked for and what is left.
Outcome answer_reply(db::Transaction& tx, vault::Vault& vault, PersonId viewer, MatchId match, Answer answer,
                     Quantity quantity = {});

/// Answers all waiting replies of one's own post: need first, then whoever has waited longest, then an open
/// draw. Each replier can read the seed and their lot.
Result<std::vector<Share>> let_need_decide(db::Transaction& tx, vault::Vault& vault, Randomness& randomness,
                                           PersonId viewer, PostId post);

/// Answers whoever still waits under a post that is closed: the reaction to gifts.closed.
void answer_waiting(db::Transaction& tx, vault::Vault& vault, PostId post);

struct Meeting {
    std::string place;   ///< shown at once
    Instant at;          ///< between now and a year ahead
    std::string contact; ///< shown when both have said yes; may be empty
};
/// Proposes when and where, or proposes it anew; whoever proposes has said yes to it.
Outcome propose_meeting(db::Transaction& tx, vault::Vault& vault, Randomness& randomness, PersonId viewer,
                        MatchId match, const Meeting& meeting);
/// Says yes to the meeting with that number. Stale if another was proposed meanwhile.
Outcome agree_to_meeting(db::Transaction& tx, vault::Vault& vault, Randomness& randomness, PersonId viewer,
                         MatchId match, std::uint32_t meeting, std::string_view contact = {});

Outcome write_message(db::Transaction& tx, vault::Vault& vault, Randomness& randomness, PersonId viewer,
                      MatchId match, std::string_view words);

/// Takes a reply or a promise back; its units are free again. What the two wrote cannot be read any more,
/// and the other one is told.
Outcome cancel(db::Transaction& tx, vault::Vault& vault, PersonId viewer, MatchId match);

/// It was handed over. Destroys what linked the two; closes the post if nothing of it is left.
Outcome finish(db::Transaction& tx, vault::Vault& vault, PersonId viewer, MatchId match);

/// Puts an answer away that one has read.
Outcome hear_answer(db::Transaction& tx, vault::Vault& vault, PersonId viewer, MatchId match);

/// Ends everything this person is part of, at once: they leave.
void forget_matches_of(db::Transaction& tx, vault::Vault& vault, PersonId person);

/// Does what time has brought: answers replies nobody answered, frees what nobody arranged, completes what
/// was handed over, and deletes envelopes without a match in an order that tells nothing. A job, hourly.
void sweep(db::Database& database, vault::Vault& vault, Randomness& randomness);

/// A match as one of the two sees it.
struct View {
    MatchId id;
    Party me = Party::poster;
    PersonId other;
    std::optional<gifts::StoredPost> post; ///< gone if its author went
    Quantity wanted;
    vault::Terms terms;
    std::vector<NumberedNote> notes; ///< contact words only once both have said yes
    std::string address;             ///< the post's exact place, once both have said yes

    /// The meeting that was proposed last.
    const NumberedNote* meeting() const;
    /// The words of the reply; empty if they are lost.
    std::string reply_words() const;
};
/// How it stands, as a sentence for that one of the two.
SentenceKey state_sentence(const View& view);
Result<View> look_at(const db::Reader& reader, const vault::Vault& vault, const gifts::Posting& posting,
                     PersonId viewer, MatchId match);
/// Everything live that the viewer is part of.
std::vector<View> list_mine(const db::Reader& reader, const vault::Vault& vault,
                            const gifts::Posting& posting, PersonId viewer);
/// The replies under one's own post, the oldest first; not found for everybody else.
Result<std::vector<View>> list_replies(const db::Reader& reader, const vault::Vault& vault,
                                       const gifts::Posting& posting, PersonId viewer, PostId post);
/// The viewer's own reply under a post, as long as it is not over.
std::optional<MatchId> find_own_reply(const vault::Vault& vault, PersonId viewer, PostId post);

}
