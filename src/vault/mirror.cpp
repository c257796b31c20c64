#include "vault/mirror.hpp"

#include "base/result.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace plenty::vault {
namespace {

constexpr std::array<std::string_view, 2> names{"match.0", "match.1"};
constexpr SlotNumber slots_a_piece = 256; // read and written together

std::uint64_t place(SlotNumber slot) {
    return std::uint64_t(slot) * slot_size;
}

std::span<std::byte> bytes_of(std::span<SlotBytes> slots) {
    return {reinterpret_cast<std::byte*>(slots.data()), slots.size_bytes()};
}

std::vector<SlotBytes> free_slots(SlotNumber count, const SlotSeal& seal) {
    std::vector<SlotBytes> slots(count);
    std::ranges::generate(slots, [&] { return seal.nothing(); });
    return slots;
}

/// Adds free slots, the same to each file. False if there is no room.
bool extend(std::span<File* const> files, SlotNumber count, const SlotSeal& seal) {
    for (SlotNumber left = count; left > 0;) {
        const SlotNumber now = std::min(left, slots_a_piece);
        auto slots = free_slots(now, seal);
        for (File* const file : files) {
            if (!file->extend(bytes_of(slots)))
                return false;
        }
        left -= now;
    }
    return true;
}

[[noreturn]] void no_room() {
    throw Fault("vault: the disk is full");
}

/// A file of free slots only: it comes into being whole, and no record is ever in one that does not.
std::unique_ptr<File> new_copy(Folder& folder, std::string_view name, SlotNumber slots, const SlotSeal& seal,
                               const std::optional<SlotBytes>& header = std::nullopt) {
    const std::string fresh = std::string(name) + ".new";
    auto file = folder.create(fresh);
    File* const files[] = {file.get()};
    if (!extend(files, slots, seal))
        no_room();
    if (header)
        file->write(0, *header);
    file->sync();
    folder.rename(fresh, name);
    return file;
}

SlotNumber slots_by_header(const File& file, const SlotSeal& seal) {
    if (file.size() < slot_size)
        return 0;
    SlotBytes bytes;
    file.read(0, bytes);
    const auto record = seal.open(0, bytes);
    const auto* const header = record ? std::get_if<Header>(&*record) : nullptr;
    return header != nullptr ? header->slots : 0;
}

}

Mirror::Mirror(Folder& folder, const SlotSeal& seal, SlotNumber first_slots, const Each& each) : seal_(seal) {
    open_copies(folder, first_slots);
    mend_lengths();
    mend_slots(each);
}

void Mirror::open_copies(Folder& folder, SlotNumber first_slots) {
    if (!folder.has(names[0]) && !folder.has(names[1]))
        copies_[0] = new_copy(folder, names[0], first_slots, seal_, seal_.seal(0, Header{first_slots}));
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (!copies_[i] && folder.has(names[i]))
            copies_[i] = folder.open(names[i]);
    }
    read_header();
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (!copies_[i])
            copies_[i] = new_copy(folder, names[i], slots_, seal_);
    }
}

void Mirror::read_header() {
    for (const auto& copy : copies_) {
        if (copy)
            slots_ = std::max(slots_, slots_by_header(*copy, seal_));
    }
    if (slots_ == 0)
        throw Fault(
            "vault: the master key is not the one this vault was made with, or both copies are damaged; "
            "nothing was changed");
}

void Mirror::mend_lengths() {
    const std::uint64_t length = place(slots_);
    if (std::ranges::all_of(copies_, [&](const auto& copy) { return copy->size() < length; }))
        throw Fault("vault: both copies are shorter than they were; nothing was changed");
    for (const auto& copy : copies_) {
        const auto whole = static_cast<SlotNumber>(std::min(copy->size(), length) / slot_size);
        if (copy->size() != length)
            copy->cut(place(whole));
        File* const files[] = {copy.get()};
        if (!extend(files, slots_ - whole, seal_))
            no_room();
    }
}

void Mirror::mend_slots(const Each& each) {
    std::vector<SlotBytes> first, second;
    for (SlotNumber start = 0; start < slots_; start += slots_a_piece) {
        const SlotNumber count = std::min(slots_a_piece, slots_ - start);
        first.resize(count);
        second.resize(count);
        copies_[0]->read(place(start), bytes_of(first));
        copies_[1]->read(place(start), bytes_of(second));
        for (SlotNumber i = 0; i < count; ++i)
            mend(start + i, first[i], second[i], each);
    }
    for (const auto& copy : copies_)
        copy->sync();
}

/// Only ever writes to a copy whose other copy is whole, or where neither holds a record.
void Mirror::mend(SlotNumber slot, SlotBytes& first, SlotBytes& second, const Each& each) {
    auto in_first = seal_.open(slot, first);
    if (first == second) {
        if (in_first && slot != 0)
            each(slot, first, std::move(*in_first));
        return;
    }
    auto in_second = seal_.open(slot, second);
    if (!in_first && !in_second) {
        first = second = seal_.nothing(); // half of a record may lie there
        copies_[0]->write(place(slot), first);
        copies_[1]->write(place(slot), second);
        return;
    }
    const bool take_first = in_first && (!in_second || age(*in_first) >= age(*in_second));
    const SlotBytes& whole = take_first ? first : second;
    copies_[take_first ? 1 : 0]->write(place(slot), whole);
    if (slot != 0)
        each(slot, whole, std::move(take_first ? *in_first : *in_second));
}

void Mirror::write(SlotNumber slot, const SlotBytes& bytes) {
    if (!is_sound_)
        throw Fault("vault: a write failed earlier and nothing more is written; start again to put it right");
    is_sound_ = false;
    write_copies(slot, bytes);
    is_sound_ = true;
}

void Mirror::write_copies(SlotNumber slot, const SlotBytes& bytes) {
    for (const auto& copy : copies_) {
        copy->write(place(slot), bytes);
        copy->sync();
    }
}

bool Mirror::grow() {
    if (!is_sound_)
        return false;
    is_sound_ = false;
    File* const files[] = {copies_[0].get(), copies_[1].get()};
    const bool has_room = extend(files, slots_, seal_);
    if (has_room) {
        for (File* const file : files)
            file->sync();
        write_copies(0, seal_.seal(0, Header{slots_ * 2})); // from here the new slots belong to the vault
        slots_ *= 2;
    } else {
        for (File* const file : files)
            file->cut(place(slots_));
    }
    is_sound_ = true;
    return has_room;
}

}
