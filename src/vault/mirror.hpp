#pragma once
#include "vault/folder.hpp"
#include "vault/record.hpp"

#include <functional>
#include <memory>

namespace plenty::vault {

/// The two copies of the slots, `match.0` and `match.1`.
///
/// Every slot is written to copy 0, synced, then to copy 1 and synced: whenever the plug is pulled, one of
/// the two is whole. At rest both hold the same bytes, in free slots too, so that nothing shows which are
/// used. Room is added at the end of the files and a slot never moves, so that growing leaves nothing behind.
///
/// After a failed write or sync nothing more is written: what the disk then holds is known only after opening
/// it again. Not for use from several threads at once.
class Mirror {
public:
    using Each = std::function<void(SlotNumber, const SlotBytes&, Record)>;

    /// Makes the files, with `first_slots`, if there are none; puts right what a crash left; and calls `each`
    /// for every used slot but slot 0. Throws a Fault, having changed nothing, if the seal opens no header:
    /// the master key is another, or this is no vault.
    Mirror(Folder& folder, const SlotSeal& seal, SlotNumber first_slots, const Each& each);

    SlotNumber slots() const { return slots_; }

    /// On the disk, in both copies, when it returns.
    void write(SlotNumber slot, const SlotBytes& bytes);
    /// Doubles the number of slots. False, with everything as it was, if there is no room for that.
    bool grow();

private:
    void open_copies(Folder& folder, SlotNumber first_slots);
    void read_header();
    void mend_lengths();
    void mend_slots(const Each& each);
    void mend(SlotNumber slot, SlotBytes& first, SlotBytes& second, const Each& each);
    void write_copies(SlotNumber slot, const SlotBytes& bytes);

    const SlotSeal& seal_;
    std::array<std::unique_ptr<File>, 2> copies_;
    SlotNumber slots_ = 0;
    bool is_sound_ = true; ///< no write has failed
};

}
