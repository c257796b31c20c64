#include "vault/index.hpp"

#include <algorithm>
#include <ranges>

namespace plenty::vault {
namespace {

template <class Matches, class Key>
auto equal(Matches& matches, Key key) {
    const auto [begin, end] = matches.equal_range(key);
    return std::ranges::subrange(begin, end);
}

template <class Matches, class Key>
void erase_one(Matches& matches, Key key, MatchId id) {
    const auto those = equal(matches, key);
    matches.erase(std::ranges::find(those, id, [](const auto& each) { return each.second; }));
}

}

bool Index::has_reply(PostId post, PersonId replier) const {
    return std::ranges::any_of(equal(by_post_, post),
                               [&](const auto& each) { return entries_.at(each.second).replier == replier; });
}

void Index::put(const Match& match, const Place& place) {
    const auto [at, is_new] =
        entries_.insert_or_assign(match.id, Entry{place, match.post, match.community, match.poster,
                                                  match.replier, match.terms.deadline});
    if (!is_new)
        return;
    by_post_.emplace(match.post, match.id);
    by_person_.emplace(match.poster, match.id);
    if (match.replier != match.poster)
        by_person_.emplace(match.replier, match.id);
    by_community_.emplace(match.community, match.id);
}

void Index::forget(MatchId id) {
    const Entry& entry = entries_.at(id);
    erase_one(by_post_, entry.post, id);
    erase_one(by_person_, entry.poster, id);
    if (entry.replier != entry.poster)
        erase_one(by_person_, entry.replier, id);
    erase_one(by_community_, entry.community, id);
    entries_.erase(id);
}

std::optional<Index::Place> Index::find(MatchId id) const {
    const auto found = entries_.find(id);
    return found == entries_.end() ? std::nullopt : std::optional(found->second.place);
}

template <class Key>
std::vector<Index::Place> Index::places(const ByKey<Key>& matches, Key key) const {
    std::vector<Place> found;
    for (const auto& [_, id] : equal(matches, key))
        found.push_back(entries_.at(id).place);
    return found;
}

std::vector<Index::Place> Index::of_post(PostId post) const {
    return places(by_post_, post);
}

std::vector<Index::Place> Index::of_person(PersonId person) const {
    return places(by_person_, person);
}

std::vector<Index::Place> Index::of_community(CommunityId community) const {
    return places(by_community_, community);
}

std::vector<Index::Place> Index::due(Instant before) const {
    std::vector<Place> found;
    for (const auto& [_, entry] : entries_) {
        if (entry.deadline < before)
            found.push_back(entry.place);
    }
    return found;
}

std::vector<Index::Place> Index::all() const {
    std::vector<Place> found;
    found.reserve(entries_.size());
    for (const auto& [_, entry] : entries_)
        found.push_back(entry.place);
    return found;
}

}
