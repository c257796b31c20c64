#include "vault/keeper.hpp"

#include "base/result.hpp"
#include "platform/crypto/crypto.hpp"

#include <utility>

namespace plenty::vault {
namespace {

/// The Monday on which the week of that moment began.
Instant week_of(Instant moment) {
    const auto day = std::chrono::floor<std::chrono::days>(moment);
    return day - (std::chrono::weekday(day) - std::chrono::Monday);
}

[[noreturn]] void twice() {
    throw Fault("vault: two slots count the same, which Plenty never writes");
}

}

Keeper::Keeper(Folder& folder, const SlotSeal& seal, Randomness& randomness, SlotNumber first_slots,
               const Live& live)
    : seal_(seal), randomness_(randomness),
      mirror_(folder, seal, first_slots, [&](SlotNumber slot, const SlotBytes& bytes, Record record) {
          take_in(slot, bytes, std::move(record), live);
      }) {
    used_.resize(mirror_.slots());
    add_free(1, mirror_.slots());
    for (const auto& [slot, record] : std::exchange(closing_, {}))
        finish(slot, record);
}

void Keeper::take_in(SlotNumber slot, const SlotBytes& bytes, Record record, const Live& live) {
    used_.resize(slot); // they come in order
    used_.push_back(true);
    if (auto* const counter = std::get_if<CounterRecord>(&record)) {
        const WeekCount& counted = counter->counted;
        if (!counters_.try_emplace({counted.bucket, counted.week}, slot, *counter).second)
            twice();
    } else if (auto* const match = std::get_if<MatchRecord>(&record)) {
        if (match->match.terms.state == State::closing)
            closing_.emplace_back(slot, std::move(*match));
        else
            live(slot, bytes, match->match);
    }
}

void Keeper::add_free(SlotNumber begin, SlotNumber end) {
    for (SlotNumber slot = begin; slot < end; ++slot) {
        if (!used_[slot])
            free_.push_back(slot);
    }
}

std::optional<SlotNumber> Keeper::take_slot() {
    const SlotNumber before = mirror_.slots();
    if (free_.size() * 4 < before && mirror_.grow()) {
        used_.resize(mirror_.slots());
        add_free(before, mirror_.slots());
    }
    if (free_.empty())
        return std::nullopt;
    std::swap(free_[crypto::number_below(static_cast<std::uint32_t>(free_.size()), randomness_)],
              free_.back());
    const SlotNumber slot = free_.back();
    free_.pop_back();
    return slot;
}

SlotBytes Keeper::write(SlotNumber slot, const Record& record) {
    const SlotBytes bytes = seal_.seal(slot, record);
    mirror_.write(slot, bytes);
    return bytes;
}

void Keeper::close(SlotNumber slot, MatchRecord record) {
    record.match.terms.state = State::closing;
    record.mark = randomness_.number();
    const Record closing = std::move(record);
    write(slot, closing);
    finish(slot, std::get<MatchRecord>(closing));
}

void Keeper::finish(SlotNumber slot, const MatchRecord& record) {
    if (record.bucket)
        count_once(*record.bucket, record.match.changed, record.mark);
    destroy(slot);
}

void Keeper::count(const Bucket& bucket, Instant when) {
    count_once(bucket, when, randomness_.number());
}

void Keeper::count_once(const Bucket& bucket, Instant when, ClosingMark mark) {
    const Instant week = week_of(when);
    auto found = counters_.find({bucket, week});
    if (found == counters_.end()) {
        const auto slot = take_slot();
        if (!slot)
            return; // a full disk may cost a count, never a destruction
        found = counters_.emplace(CounterKey(bucket, week), Counter{*slot, {{bucket, week, 0}, 0, 0}}).first;
    }
    auto& [slot, record] = found->second;
    if (record.last == mark)
        return;
    record.last = mark;
    ++record.counted.count;
    ++record.generation;
    write(slot, record);
}

std::vector<WeekCount> Keeper::release(Instant before) {
    const Instant this_week = week_of(before);
    std::vector<WeekCount> released;
    std::vector<SlotNumber> over;
    std::erase_if(counters_, [&](const auto& each) {
        const auto& [slot, record] = each.second;
        if (record.counted.week >= this_week)
            return false;
        released.push_back(record.counted);
        over.push_back(slot);
        return true;
    });
    for (const SlotNumber slot : over)
        destroy(slot);
    return released;
}

void Keeper::destroy(SlotNumber slot) {
    mirror_.write(slot, seal_.nothing());
    free_.push_back(slot);
}

}
