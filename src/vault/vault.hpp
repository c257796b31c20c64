#pragma once
#include "base/guarded.hpp"
#include "base/instant.hpp"
#include "base/randomness.hpp"
#include "base/result.hpp"
#include "platform/crypto/master_key.hpp"
#include "vault/folder.hpp"
#include "vault/in_place.hpp"
#include "vault/match.hpp"

#include <filesystem>
#include <memory>
#include <vector>

namespace plenty::vault {

/// The only place that knows who is matched with whom, from the first reply until the hand-over is done.
///
/// A fixed number of equal, sealed slots in two copies, overwritten where they lie: what is closed is gone
/// from the disk when close() returns, even on a full disk and after a crash at any moment. Nothing of it is
/// ever in a table, a log or a backup; losing the machine loses the live matches.
///
/// Plain values go in and come out; the vault holds no reference to anything of its callers and hands none
/// out. Every change is on the disk, in both copies, when it returns. Safe to use from any thread; changes
/// wait for each other, reading waits for none. After a failing disk every change throws a Fault until the
/// vault is opened again.
class Vault {
public:
    /// How many messages two people can write about one hand-over.
    static constexpr std::uint32_t most_messages = 1'000;

    /// Opens the vault in a directory, or makes one; finishes what a crash interrupted. Throws a Fault that
    /// says what to do, having changed nothing, if overwriting does not destroy there, if the master key is
    /// not the vault's own, or if another process has it open. Randomness and clock outlive the vault.
    static std::unique_ptr<Vault> open(const std::filesystem::path& directory,
                                       const crypto::MasterKey& master, Randomness& randomness,
                                       const Clock& clock);
    /// The same in any folder, which is not judged, beginning with `first_slots` slots.
    static std::unique_ptr<Vault> open(std::unique_ptr<Folder> folder, const crypto::MasterKey& master,
                                       Randomness& randomness, const Clock& clock,
                                       std::uint32_t first_slots = 1'024);
    ~Vault();

    /// Takes a reply in and gives it an id and a key of its own. Refuses (conflict) a second reply of the
    /// same person to the same post while the first is not closed, and (too_large) more than most_messages.
    Result<Match> add(const NewMatch& reply);

    std::optional<Match> find(MatchId id) const;
    /// All of one post; the oldest first.
    std::vector<Match> of_post(PostId post) const;
    /// All in which that person is one of the two; the oldest first.
    std::vector<Match> of_person(PersonId person) const;
    /// All whose deadline lies before `before`; the most overdue first.
    std::vector<Match> due(Instant before) const;

    /// Gives a match new terms. Refuses (stale) if `generation` is not its present one, (not_found) if it is
    /// closed, (too_large) more than most_messages. The state cannot be `closing`: that is close()'s to say.
    Result<Match> change(MatchId id, std::uint64_t generation, const Terms& terms);

    /// Destroys a match and its key: everything the two wrote to each other is unreadable from here on. If
    /// `done_as` names a kind, first counts one more hand-over of it this week, exactly once whatever
    /// happens. Refuses (not_found) what is closed already.
    Outcome close(MatchId id, std::optional<kinds::KindId> done_as = std::nullopt);

    /// The envelopes of all live matches, sorted; any other is an orphan to delete.
    std::vector<EnvelopeId> live_envelopes() const;

    /// Counts one more in this week's bucket.
    void count(const Bucket& bucket);
    /// The counts of all weeks that are over, which the vault then destroys: nobody can ask twice. A crash
    /// meanwhile may lose them.
    std::vector<WeekCount> release();

private:
    struct Parts;
    explicit Vault(std::unique_ptr<Parts> parts);

    std::unique_ptr<Parts> parts_;
};

}
