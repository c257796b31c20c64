#pragma once
#include "platform/crypto/wiping.hpp"
#include "vault/record.hpp"

#include <unordered_map>
#include <vector>

namespace plenty::vault {

/// Where the live matches are, by post, by person and by community, in memory only. Holds each match sealed
/// as on the disk; what it forgets is wiped. Not for use from several threads at once.
class Index {
public:
    struct Place {
        SlotNumber slot;
        SlotBytes sealed;
    };

    bool has(MatchId id) const { return entries_.contains(id); }
    bool has_reply(PostId post, PersonId replier) const;
    /// Takes a match in, or its new state. Its post and its people never change.
    void put(const Match& match, const Place& place);
    void forget(MatchId id);

    std::optional<Place> find(MatchId id) const;
    std::vector<Place> of_post(PostId post) const;
    std::vector<Place> of_person(PersonId person) const;
    std::vector<Place> of_community(CommunityId community) const;
    std::vector<Place> due(Instant before) const;
    std::vector<Place> all() const;

private:
    struct Entry {
        Place place;
        PostId post;
        CommunityId community;
        PersonId poster;
        PersonId replier;
        Instant deadline;
    };
    template <class Key, class Value, template <class...> class Map>
    using Wiping = Map<Key, Value, std::hash<Key>, std::equal_to<Key>,
                       crypto::WipingAllocator<std::pair<const Key, Value>>>;
    template <class Key>
    using ByKey = Wiping<Key, MatchId, std::unordered_multimap>;

    template <class Key>
    std::vector<Place> places(const ByKey<Key>& matches, Key key) const;

    Wiping<MatchId, Entry, std::unordered_map> entries_;
    ByKey<PostId> by_post_;
    ByKey<PersonId> by_person_;
    ByKey<CommunityId> by_community_;
};

}
