#pragma once
#include "communities/communities.hpp"
#include "queue/calls.hpp"
#include "queue/concern.hpp"
#include "queue/subject.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The queue: one list of what needs a person now. The façade for other features.
///
/// Rows are worked out from what is there and never stored, so that nothing falls between two chairs and
/// nothing stays in the list that is settled. A row is about a post and how it stands, or about whoever
/// asked; never about who replied: it is the same row whoever that was.
///
/// It is there for those who look after the community. For everybody else nothing of it is found. To take a
/// row is a sign to the others and no lock: whoever looks after the community can do whatever settles it.
///
/// What somebody has taken now is to be seen; what somebody has done is kept nowhere.
namespace plenty::queue {

/// From where rows are worked out. All of it outlives whoever is given it.
struct Sources {
    const vault::Vault& vault;
    const gifts::Posting& posting;
    const neighbours::Sealing& sealing;
};

inline constexpr int most_rows = 100;               ///< in the list; those taken are always in it
inline constexpr std::chrono::days taking_lasts{4}; ///< then the row is anybody's again
inline constexpr std::chrono::days longest_rest{366};

/// Who has a row now.
struct Holder {
    PersonId person;
    std::string name;
    std::string offered_to; ///< the name of whom they offered to take everything over; empty if nobody
};

/// How somebody without account is reached.
struct Reach {
    std::string contact; ///< "07700 900123, mornings"
    std::optional<Instant> call_at = {};
};

struct Row {
    Subject subject;
    Concern concern;
    PersonId person;                        ///< whom it is about: who posted, asked, or wants to join
    std::string name;                       ///< theirs
    std::string words = {};                 ///< what they wrote; may be empty
    gifts::Side side = gifts::Side::ask;    ///< of a post or an intake
    std::optional<kinds::KindId> kind = {}; ///< of a post
    std::optional<Instant> asked_at = {};   ///< when its poster was asked whether it is still needed
    std::optional<Reach> reach = {};        ///< of somebody without account
    std::optional<Holder> holder = {};
};

/// Somebody who looks after the community and rests.
struct Rest {
    PersonId person;
    std::string name;
    Instant until;
};

/// All that somebody has taken, offered to somebody else who has not answered.
struct Takeover {
    PersonId holder;
    std::string holder_name;
    PersonId successor;
    std::string successor_name;
    Instant offered_at;
};

struct View {
    std::vector<Row> rows; ///< the most pressing first
    bool is_cut = false;   ///< there is more than `rows`
    std::vector<Rest> resting;
    std::vector<Takeover> takeovers;
};

/// Refused with web.not_found to whoever does not look after it, whether or not it exists.
Outcome may_see(const db::Reader& reader, PersonId viewer, CommunityId community);
/// The community of that slug, for somebody who may see its queue; whoever may not learns nothing of it.
Result<communities::Profile> find_community_of_queue(const db::Reader& reader, PersonId viewer,
                                                     std::string_view slug);
Result<View> look_at_queue(const db::Reader& reader, const Sources& sources, PersonId viewer,
                           CommunityId community);
/// Whether there is a row that nobody has taken. False for whoever may not see the queue.
bool somebody_is_needed(const db::Reader& reader, const Sources& sources, PersonId viewer,
                        CommunityId community);

/// Says to the others that one sees to it. Refused if somebody has it already, it is settled, or one rests.
Outcome take(db::Transaction& tx, const Sources& sources, PersonId viewer, CommunityId community,
             Subject subject);
Outcome give_back(db::Transaction& tx, PersonId viewer, CommunityId community, Subject subject);

/// Looks after a neighbour without account of this community from now on.
Outcome look_after_neighbour(db::Transaction& tx, PersonId viewer, CommunityId community, PersonId neighbour);

/// Asks the poster whether it is still needed; they find the question on their front page. Until it is their
/// turn no more, the row rests. Refused while an earlier question is fresh.
Outcome ask_poster(db::Transaction& tx, PersonId viewer, CommunityId community, PostId post);
/// A post of one's own about which one was asked.
struct Doubt {
    PostId post;
    std::string words;
    std::string community_name;
};
std::vector<Doubt> list_doubts(const db::Reader& reader, PersonId poster);

/// Notes a call that was made to a neighbour without account of this community, and when to call again; where
/// nobody answered and no time is given, a day later. A call that reached them and plans no other settles
/// that.
Outcome note_call(db::Transaction& tx, const Sources& sources, PersonId viewer, CommunityId community,
                  PersonId neighbour, const NewCall& call);
/// Has them called at that time.
Outcome plan_call(db::Transaction& tx, PersonId viewer, CommunityId community, PersonId neighbour,
                  Instant at);
/// The calls of the last ninety days, the latest first.
Result<std::vector<Call>> list_calls(const db::Reader& reader, const Sources& sources, PersonId viewer,
                                     CommunityId community, PersonId neighbour);

/// Gives back to the queue everything one has taken, and the neighbours one looks after.
Outcome give_all_back(db::Transaction& tx, PersonId viewer, CommunityId community);
/// Offers all of it to another member instead. It stays one's own until they have said yes.
Outcome offer_takeover(db::Transaction& tx, PersonId viewer, CommunityId community, PersonId successor);
/// Keeps it after all.
Outcome withdraw_takeover(db::Transaction& tx, PersonId viewer, CommunityId community);
/// Takes over what `holder` offered; whoever did not look after the community does so from now on.
Outcome accept_takeover(db::Transaction& tx, PersonId viewer, CommunityId community, PersonId holder);
Outcome decline_takeover(db::Transaction& tx, PersonId viewer, CommunityId community, PersonId holder);
/// What others offered to this person, who need not look after anything yet.
struct TakeoverOffered {
    CommunityId community;
    std::string slug;
    std::string community_name;
    PersonId holder;
    std::string holder_name;
};
std::vector<TakeoverOffered> list_takeovers_offered(const db::Reader& reader, PersonId successor);

/// Gives everything back and lets the others know until when one rests. Ends by itself.
Outcome rest(db::Transaction& tx, PersonId viewer, CommunityId community, Instant until);
Outcome end_rest(db::Transaction& tx, PersonId viewer, CommunityId community);
/// Whether all who look after the community rest just now. For its members.
bool is_everybody_resting(const db::Reader& reader, CommunityId community);

/// Forgets who had taken what is settled, rests that are over, calls of long ago. A job, hourly.
void sweep(db::Database& database, const Sources& sources);

}
