#pragma once
#include "vault/mirror.hpp"

#include <functional>
#include <map>
#include <utility>
#include <vector>

namespace plenty::vault {

/// Decides which slot holds what: matches, counters, or nothing. Not for use from several threads at once.
class Keeper {
public:
    using Live = std::function<void(SlotNumber, const SlotBytes&, const Match&)>;

    /// Opens the copies, finishes every closing that a crash interrupted, and calls `live` for each match
    /// that stays.
    Keeper(Folder& folder, const SlotSeal& seal, Randomness& randomness, SlotNumber first_slots,
           const Live& live);

    /// A free slot, drawn at random so that neighbours in the file tell nothing. Grows when three quarters
    /// are used; nothing if all are and the disk has no room.
    std::optional<SlotNumber> take_slot();
    /// What now lies in the slot.
    SlotBytes write(SlotNumber slot, const Record& record);
    /// Marks the match as closing, counts it, and overwrites the slot; whatever step a crash interrupts,
    /// opening finishes it.
    void close(SlotNumber slot, MatchRecord record);

    void count(const Bucket& bucket, Instant when);
    std::vector<WeekCount> release(Instant before);

private:
    using CounterKey = std::pair<Bucket, Instant>;
    struct Counter {
        SlotNumber slot;
        CounterRecord record;
    };

    void take_in(SlotNumber slot, const SlotBytes& bytes, Record record, const Live& live);
    void add_free(SlotNumber begin, SlotNumber end);
    void finish(SlotNumber slot, const MatchRecord& record);
    void count_once(const Bucket& bucket, Instant when, ClosingMark mark);
    void destroy(SlotNumber slot);

    const SlotSeal& seal_;
    Randomness& randomness_;
    std::vector<bool> used_;
    std::vector<std::pair<SlotNumber, MatchRecord>> closing_; ///< found when opening
    std::map<CounterKey, Counter> counters_;
    Mirror mirror_; ///< fills the members above when it opens
    std::vector<SlotNumber> free_;
};

}
