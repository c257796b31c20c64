#include "vault/vault.hpp"

#include "vault/disk_folder.hpp"
#include "vault/index.hpp"
#include "vault/keeper.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <tuple>
#include <utility>

namespace plenty::vault {
namespace {

Refusal gone() {
    return {Why::not_found, {"vault.gone"}};
}

Refusal too_many_messages() {
    return {Why::too_large, {"vault.too_many_messages"}};
}

void must_destroy_in_place(const std::filesystem::path& directory) {
    const InPlace verdict = in_place_verdict(directory);
    if (verdict != InPlace::destroys)
        throw Fault("vault: the file system of " + directory.string() + ' ' +
                    std::string(why_unfit(verdict)) +
                    "; put the vault on ext4 with data=ordered, xfs or tmpfs");
}

void put_once(Index& index, const Match& match, const Index::Place& place) {
    if (index.has(match.id))
        throw Fault("vault: two slots hold the same match, which Plenty never writes");
    index.put(match, place);
}

}

struct Vault::Parts {
    Parts(std::unique_ptr<Folder> in, const crypto::MasterKey& master, Randomness& random, const Clock& time,
          SlotNumber first_slots)
        : folder(std::move(in)), randomness(random), clock(time), seal(master, random),
          keeper(Keeper(*folder, seal, random, first_slots,
                        [&](SlotNumber slot, const SlotBytes& sealed, const Match& match) {
                            index.with([&](Index& all) { put_once(all, match, {slot, sealed}); });
                        })) {}

    MatchRecord opened(const Index::Place& place) const {
        return std::get<MatchRecord>(std::move(*seal.open(place.slot, place.sealed)));
    }

    template <class Order>
    std::vector<Match> opened(const std::vector<Index::Place>& places, Order order) const {
        std::vector<Match> matches;
        for (const auto& place : places)
            matches.push_back(opened(place).match);
        std::ranges::sort(matches, std::less(), order);
        return matches;
    }

    std::optional<Index::Place> place_of(MatchId id) const {
        return index.with([&](const Index& all) { return all.find(id); });
    }

    /// Writes the match and shows it to readers once it is on the disk.
    Match kept(Keeper& slots, SlotNumber slot, Match match) {
        Record record = MatchRecord{std::move(match)};
        const SlotBytes sealed = slots.write(slot, record);
        Match& there = std::get<MatchRecord>(record).match;
        index.with([&](Index& all) { all.put(there, {slot, sealed}); });
        return std::move(there);
    }

    const std::unique_ptr<Folder> folder;
    Randomness& randomness;
    const Clock& clock;
    const SlotSeal seal;
    Guarded<Index> index;   ///< locked for moments only
    Guarded<Keeper> keeper; ///< locked for a whole change, while the disk works; before the index
};

Vault::Vault(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Vault::~Vault() = default;

std::unique_ptr<Vault> Vault::open(const std::filesystem::path& directory, const crypto::MasterKey& master,
                                   Randomness& randomness, const Clock& clock) {
    must_destroy_in_place(directory);
    return open(open_disk_folder(directory), master, randomness, clock);
}

std::unique_ptr<Vault> Vault::open(std::unique_ptr<Folder> folder, const crypto::MasterKey& master,
                                   Randomness& randomness, const Clock& clock, std::uint32_t first_slots) {
    auto parts = std::make_unique<Parts>(std::move(folder), master, randomness, clock, first_slots);
    return std::unique_ptr<Vault>(new Vault(std::move(parts)));
}

Result<Match> Vault::add(const NewMatch& reply) {
    if (reply.messages > most_messages)
        return too_many_messages();
    return parts_->keeper.with([&](Keeper& keeper) -> Result<Match> {
        if (parts_->index.with([&](const Index& all) { return all.has_reply(reply.post, reply.replier); }))
            return Refusal{Why::conflict, {"vault.already_replied"}};
        const auto slot = keeper.take_slot();
        if (!slot)
            throw Fault("vault: all slots are used and the disk has no room for more");
        const Instant now = parts_->clock.now();
        return parts_->kept(keeper, *slot,
                            {parts_->randomness.id<MatchId>(),
                             reply.post,
                             reply.community,
                             reply.poster,
                             reply.replier,
                             reply.wanted,
                             {State::replied, Quantity(), {}, reply.messages, reply.deadline},
                             now,
                             now,
                             1,
                             crypto::SecretKey::random(parts_->randomness)});
    });
}

std::optional<Match> Vault::find(MatchId id) const {
    const auto place = parts_->place_of(id);
    return place ? std::optional(parts_->opened(*place).match) : std::nullopt;
}

std::vector<Match> Vault::of_post(PostId post) const {
    const auto places = parts_->index.with([&](const Index& all) { return all.of_post(post); });
    return parts_->opened(places, [](const Match& match) { return std::tuple(match.created, match.id); });
}

std::vector<Match> Vault::of_person(PersonId person) const {
    const auto places = parts_->index.with([&](const Index& all) { return all.of_person(person); });
    return parts_->opened(places, [](const Match& match) { return std::tuple(match.created, match.id); });
}

std::vector<Match> Vault::due(Instant before) const {
    const auto places = parts_->index.with([&](const Index& all) { return all.due(before); });
    return parts_->opened(places,
                          [](const Match& match) { return std::tuple(match.terms.deadline, match.id); });
}

Result<Match> Vault::change(MatchId id, std::uint64_t generation, const Terms& terms) {
    expect(terms.state != State::closing, "closing is close()'s to say");
    if (terms.messages > most_messages)
        return too_many_messages();
    return parts_->keeper.with([&](Keeper& keeper) -> Result<Match> {
        const auto place = parts_->place_of(id);
        if (!place)
            return gone();
        Match match = parts_->opened(*place).match;
        if (match.generation != generation)
            return Refusal{Why::stale, {"vault.changed_meanwhile"}};
        match.terms = terms;
        match.changed = parts_->clock.now();
        ++match.generation;
        return parts_->kept(keeper, place->slot, std::move(match));
    });
}

Outcome Vault::close(MatchId id, std::optional<kinds::KindId> done_as) {
    return parts_->keeper.with([&](Keeper& keeper) -> Outcome {
        const auto place = parts_->place_of(id);
        if (!place)
            return gone();
        MatchRecord record = parts_->opened(*place);
        if (done_as)
            record.bucket = Bucket{record.match.community, *done_as};
        record.match.changed = parts_->clock.now();
        ++record.match.generation;
        keeper.close(place->slot, std::move(record));
        parts_->index.with([&](Index& all) { all.forget(id); });
        return Done{};
    });
}

std::vector<EnvelopeId> Vault::live_envelopes() const {
    std::vector<EnvelopeId> ids;
    for (const auto& place : parts_->index.with([](const Index& all) { return all.all(); })) {
        const Match match = parts_->opened(place).match;
        for (std::uint32_t number = 0; number < std::min(match.terms.messages, most_messages); ++number)
            ids.push_back(envelope_id(match.message_key, number));
    }
    std::ranges::sort(ids);
    return ids;
}

void Vault::count(const Bucket& bucket) {
    parts_->keeper.with([&](Keeper& keeper) { keeper.count(bucket, parts_->clock.now()); });
}

std::vector<WeekCount> Vault::release() {
    return parts_->keeper.with([&](Keeper& keeper) { return keeper.release(parts_->clock.now()); });
}

}
