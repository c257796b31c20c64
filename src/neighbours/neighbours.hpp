#pragma once
#include "gifts/gifts.hpp"
#include "handovers/handovers.hpp"
#include "neighbours/contact_line.hpp"
#include "people/people.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plenty {

struct IntakeSent;
using IntakeId = Id<IntakeSent>;

}

/// People without an account: entered by a member with their consent, or by themselves through the intake of
/// a community. The façade for other features.
///
/// A neighbour is a person who signs in nowhere. Their posts and hand-overs are like everybody's; they come
/// to them with a private link or a six-letter code, or a member who looks after them acts for them. They are
/// no members: of other people's posts they see what is public. How they are reached is sealed, and opened
/// for whoever looks after them or after the community; for everybody else there is no such neighbour.
namespace plenty::neighbours {

/// What this feature needs besides the database: chance, and a key under which contact words are sealed and
/// phones and codes hashed, so that a copy of the database tells none.
struct Sealing {
    Randomness& randomness;
    const crypto::SecretKey& key;
};

inline constexpr std::size_t longest_contact = 200; ///< code points

/// How somebody agreed that we keep this of them.
enum class Consent : std::uint8_t { spoken, written, themselves };

/// What a member writes down of a neighbour.
struct NewNeighbour {
    std::string name;
    std::string contact;   ///< how to reach them, in free words: "07700 900123, mornings"
    std::string languages; ///< free words; may be empty
    AreaId area;
    std::optional<Consent> consent = {};
    bool is_somebody_else = false; ///< known by the same phone, and yet another person
};

/// A neighbour, as whoever may see them does.
struct Neighbour {
    PersonId person;
    CommunityId community;
    std::string name;
    std::string languages;
    AreaId area;
    std::string contact;
    Consent consent;
    Instant consented_on;
    std::optional<PersonId> keeper;   ///< the member who looks after them
    std::optional<Instant> key_until; ///< when their link and code end; nothing if they have none
};

/// Writes somebody down whom the viewer, a member, then looks after. Refuses (field "consent") without their
/// consent, and with `neighbours.known_already` (field "contact") whoever's phone is known here already.
Result<PersonId> enter_neighbour(db::Transaction& tx, const Sealing& sealing, PersonId viewer,
                                 CommunityId community, const NewNeighbour& typed);
/// Changes everything but the consent. For those who may see the neighbour.
Outcome change_neighbour(db::Transaction& tx, const Sealing& sealing, PersonId viewer, PersonId neighbour,
                         const NewNeighbour& typed);

/// For whoever looks after the neighbour or after the community; not found for everybody else.
Result<Neighbour> find_neighbour(const db::Reader& reader, const Sealing& sealing, PersonId viewer,
                                 PersonId neighbour);
/// Those the viewer looks after, and all for those who look after the community; by name, at most 500.
Result<std::vector<Neighbour>> list_neighbours(const db::Reader& reader, const Sealing& sealing,
                                               PersonId viewer, CommunityId community);
/// Those of them who are reached by the same phone, for a person to look at side by side.
Result<std::vector<Neighbour>> list_with_same_phone(const db::Reader& reader, const Sealing& sealing,
                                                    PersonId viewer, CommunityId community,
                                                    std::string_view contact);
/// The community of somebody without account; nothing for everybody else.
std::optional<CommunityId> find_home(const db::Reader& reader, PersonId person);

/// Puts an ask or an offer of theirs on the board.
Result<PostId> post_for_neighbour(db::Transaction& tx, const gifts::Posting& posting, PersonId viewer,
                                  PersonId neighbour, const gifts::Draft& draft);

/// Looking after a neighbour. Whoever looks after the community may take it on, from somebody else too, and
/// give it to any member; the keeper may give it to any member or let go. Acting for them ends with it.
Outcome look_after(db::Transaction& tx, PersonId viewer, PersonId neighbour);
Outcome hand_on(db::Transaction& tx, PersonId viewer, PersonId neighbour, PersonId to);
Outcome let_go(db::Transaction& tx, PersonId viewer, PersonId neighbour);
/// Somebody leaves a community: nobody looks after their neighbours there until somebody takes it on.
void let_go_of_all(db::Transaction& tx, PersonId keeper, CommunityId community);
/// Those the viewer looks after, in every community.
std::vector<PersonId> list_kept(const db::Reader& reader, PersonId viewer);

/// Whether the viewer may: it is for who looks after the neighbour.
Outcome may_act_for(const db::Reader& reader, PersonId viewer, PersonId neighbour);
/// From now on this session of the viewer, who looks after the neighbour, does everything as the neighbour.
Outcome act_for_neighbour(db::Transaction& tx, PersonId viewer, std::string_view session_token,
                          PersonId neighbour);

/// A code and a link, shown this once.
struct Key {
    std::string code; ///< six letters
    std::string link; ///< the token of the private link
    Instant expires_at;
};
inline constexpr std::chrono::days key_life{60}; ///< from when it was given or last used

/// A key that is nobody's yet.
struct DrawnKey {
    std::string code;
    std::string link;
};
DrawnKey draw_key(Randomness& chance);

/// Gives a new one, for those who may see the neighbour; what was given before is over at once.
Result<Key> give_key(db::Transaction& tx, const Sealing& sealing, PersonId viewer, PersonId neighbour);
/// Ends it, and whoever came in with it is out.
Outcome revoke_key(db::Transaction& tx, PersonId viewer, PersonId neighbour);

/// Whose link that is. Not found (`neighbours.link_over`) once it is revoked or over.
Result<PersonId> find_by_link(const db::Reader& reader, std::string_view token);
/// Whose code that is, if it is also their name, or the first word of it. Wrong tries are counted by that
/// first word, whether or not anybody is called so: `people.too_many_tries` after ten.
Result<PersonId> prove_code(db::Database& database, people::Attempts& attempts, const Sealing& sealing,
                            std::string_view name, std::string_view code);
/// Starts a session for somebody whose key was just found. The key lives on from now; the session ends with
/// it at the latest. With a `device`, under that name, it is for the API.
Result<std::string> open_session(db::Transaction& tx, Randomness& randomness, PersonId neighbour,
                                 locale::Language language,
                                 std::optional<std::string_view> device = std::nullopt);

/// What somebody sends through the intake.
struct NewIntake {
    gifts::Side side = gifts::Side::ask;
    std::string words;
    std::string contact;
    std::string name;
    AreaId area;
};
/// Enters the one who sends it, by their own consent, with a key; nobody looks after them yet. Nothing is on
/// the board until a member puts it there. A phone that is known already is not told here, but to members.
struct Received {
    PersonId neighbour;
    Key key;
};
Result<Received> receive_intake(db::Transaction& tx, const Sealing& sealing, CommunityId community,
                                const NewIntake& typed, locale::Language language, const DrawnKey& drawn);
/// The same again for a form that was sent twice: whose key was drawn so, if they are called that.
Result<Received> find_received(const db::Reader& reader, const Sealing& sealing, std::string_view name,
                               const DrawnKey& drawn);
/// One more from somebody who is here with their key; at most `most_intakes` wait.
Result<IntakeId> add_intake(db::Transaction& tx, Randomness& randomness, PersonId neighbour, gifts::Side side,
                            std::string_view words);
inline constexpr int most_intakes = 10;

/// Something that waits for a member.
struct Intake {
    IntakeId id;
    CommunityId community;
    PersonId neighbour;
    std::string name; ///< of the neighbour
    AreaId area;
    std::optional<PersonId> keeper;
    gifts::Side side;
    std::string words;
    Instant sent_at;
};
/// What waits, the oldest first: all of it for those who look after the community, and for a member that of
/// the neighbours they look after. At most 500.
Result<std::vector<Intake>> list_intakes(const db::Reader& reader, PersonId viewer, CommunityId community);
Result<Intake> find_intake(const db::Reader& reader, PersonId viewer, IntakeId intake);
/// Puts it on the board as a post of the neighbour. If nobody looks after them, the viewer does from now on.
Result<PostId> board_intake(db::Transaction& tx, const gifts::Posting& posting, PersonId viewer,
                            IntakeId intake, const gifts::Draft& draft);
/// Answers it with words that the neighbour finds behind their link; it waits no more.
Outcome answer_intake(db::Transaction& tx, PersonId viewer, IntakeId intake, std::string_view words);
/// It was sent by somebody who is known here: gives all that the new one sent, and their key, to the known
/// one, and forgets the new one. Refuses if the new one has posts.
Outcome recognise(db::Transaction& tx, vault::Vault& vault, PersonId viewer, IntakeId intake, PersonId known);

/// What a neighbour has sent, as they see it themselves.
struct OwnIntake {
    IntakeId id;
    gifts::Side side;
    std::string words;
    Instant sent_at;
    std::optional<std::string> answer;
};
std::vector<OwnIntake> list_own_intakes(const db::Reader& reader, PersonId neighbour);
/// Takes it back, or puts an answer away that one has read.
Outcome put_intake_away(db::Transaction& tx, PersonId neighbour, IntakeId intake);

/// What is kept of a neighbour, for their own page and for their copy; nothing for everybody else.
std::optional<Neighbour> find_oneself(const db::Reader& reader, const Sealing& sealing, PersonId person);

/// Gives a neighbour the account they chose; they are no neighbour without account any more. Joins them to
/// their community where everybody may join.
Result<people::Joined> take_account(db::Transaction& tx, Randomness& randomness, PersonId neighbour,
                                    const people::PreparedJoining& prepared);

/// Forgets a neighbour with everything that is theirs, at once and for good: for those who may see them.
Outcome forget_neighbour(db::Transaction& tx, vault::Vault& vault, PersonId viewer, PersonId neighbour);
/// The same for whoever is that neighbour.
Outcome forget_oneself(db::Transaction& tx, vault::Vault& vault, PersonId neighbour);
/// Forgets those whose key is over and who have nothing open: no post, no hand-over, nothing that waits; and
/// who were entered more than a month ago. A job, daily. Returns how many.
int forget_gone_neighbours(db::Database& database, vault::Vault& vault);

}
