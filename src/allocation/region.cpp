#include "allocation/region.hpp"

#include "allocation/kind_order.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace plenty::allocation {
namespace {

template <class Number>
std::uint32_t raw(Number number) {
    return static_cast<std::uint32_t>(number);
}

std::uint64_t pair_of(std::uint32_t one, std::uint32_t other) {
    return std::uint64_t{one} << 32 | other;
}

void sort_once(std::vector<std::uint64_t>& pairs) {
    std::ranges::sort(pairs);
    pairs.erase(std::ranges::unique(pairs).begin(), pairs.end());
}

bool contains(const std::vector<std::uint64_t>& pairs, std::uint64_t pair) {
    return !pairs.empty() && std::ranges::binary_search(pairs, pair);
}

/// Every second bit of the result is one of `value`.
std::uint64_t spread_bits(std::uint64_t value) {
    value = (value | value << 16) & 0x0000'ffff'0000'ffff;
    value = (value | value << 8) & 0x00ff'00ff'00ff'00ff;
    value = (value | value << 4) & 0x0f0f'0f0f'0f0f'0f0f;
    value = (value | value << 2) & 0x3333'3333'3333'3333;
    return (value | value << 1) & 0x5555'5555'5555'5555;
}

/// Where a place stands on a curve through all places that seldom jumps far.
std::uint64_t on_curve(Place place) {
    return spread_bits(static_cast<std::uint32_t>(place.latitude) ^ 0x8000'0000U) << 1 |
           spread_bits(static_cast<std::uint32_t>(place.longitude) ^ 0x8000'0000U);
}

auto all_of(const Offer& offer) {
    return std::tuple(offer.quantity, offer.best_before, offer.reach, offer.slots, raw(offer.person));
}

auto all_of(const Ask& ask) {
    return std::tuple(ask.need, ask.urgency, ask.waiting, ask.quantity, ask.mobility, ask.slots,
                      raw(ask.person));
}

struct Key {
    std::uint32_t root;
    std::uint64_t curve;
    std::uint32_t kind;
    std::uint32_t listed;
};

template <class Post>
std::vector<std::uint32_t> in_order(const std::vector<Post>& posts, const KindOrder& kinds) {
    std::vector<Key> keys;
    keys.reserve(posts.size());
    for (std::uint32_t i = 0; i < posts.size(); ++i) {
        const std::uint32_t kind = raw(posts[i].kind);
        keys.push_back({kinds.root[kind], on_curve(posts[i].place), kinds.first[kind], i});
    }
    std::ranges::sort(keys, [&](const Key& a, const Key& b) {
        if (const auto order = std::tie(a.root, a.curve, a.kind) <=> std::tie(b.root, b.curve, b.kind);
            order != 0)
            return order < 0;
        const auto left = all_of(posts[a.listed]);
        const auto right = all_of(posts[b.listed]);
        return left < right || (left == right && a.listed < b.listed);
    });
    std::vector<std::uint32_t> order;
    order.reserve(posts.size());
    for (const Key& key : keys)
        order.push_back(key.listed);
    return order;
}

Metres distance_of(const Offer& offer) {
    return offer.reach;
}

Metres distance_of(const Ask& ask) {
    return ask.mobility;
}

template <class Post>
Posts laid_out(const std::vector<Post>& posts, const KindOrder& kinds,
               const std::vector<std::uint32_t>& persons) {
    Posts out;
    out.listed = in_order(posts, kinds);
    for (const std::uint32_t listed : out.listed) {
        const Post& post = posts[listed];
        const std::uint32_t kind = raw(post.kind);
        const auto person = std::ranges::lower_bound(persons, raw(post.person)) - persons.begin();
        out.person.push_back(static_cast<std::uint32_t>(person));
        out.root.push_back(kinds.root[kind]);
        out.kind_first.push_back(kinds.first[kind]);
        out.kind_last.push_back(std::is_same_v<Post, Offer> ? kinds.first[kind] : kinds.last[kind]);
        out.direction.push_back(direction_of(post.place));
        out.distance.push_back(distance_of(post).count());
        out.slots.push_back(static_cast<std::uint64_t>(post.slots));
        out.quantity.push_back(post.quantity.units());
    }
    return out;
}

}

Region::Region(const Problem& problem) {
    number_persons(problem);
    lay_out(problem);
    gather_groups(problem);
    pair_persons(problem);
}

void Region::number_persons(const Problem& problem) {
    persons_.reserve(problem.offers.size() + problem.asks.size());
    for (const Offer& offer : problem.offers)
        persons_.push_back(raw(offer.person));
    for (const Ask& ask : problem.asks)
        persons_.push_back(raw(ask.person));
    std::ranges::sort(persons_);
    persons_.erase(std::ranges::unique(persons_).begin(), persons_.end());
    person_count = static_cast<std::uint32_t>(persons_.size());
}

void Region::lay_out(const Problem& problem) {
    const KindOrder kinds(problem.parents);
    root_count = kinds.root_count;
    offers = laid_out(problem.offers, kinds, persons_);
    asks = laid_out(problem.asks, kinds, persons_);
    offers_of_person = Rows(person_count, offers.person);
    for (const std::uint32_t listed : offers.listed) {
        const auto days = problem.offers[listed].best_before;
        best_before.push_back(days ? raw(*days) : keeps);
    }
}

void Region::gather_groups(const Problem& problem) {
    std::vector<std::tuple<std::uint32_t, std::uint32_t, Need, std::uint32_t>> whose;
    for (std::uint32_t ask = 0; ask < asks.size(); ++ask)
        whose.emplace_back(asks.root[ask], asks.person[ask], problem.asks[asks.listed[ask]].need, ask);
    std::ranges::sort(whose);
    std::vector<std::uint32_t> first_ask(asks.size());
    for (std::size_t i = 0; i < whose.size(); ++i) {
        const auto& [root, person, need, ask] = whose[i];
        const bool same = i > 0 && std::tie(root, person, need) == std::tie(std::get<0>(whose[i - 1]),
                                                                            std::get<1>(whose[i - 1]),
                                                                            std::get<2>(whose[i - 1]));
        first_ask[ask] = same ? first_ask[std::get<3>(whose[i - 1])] : ask;
    }
    group_of_ask.resize(asks.size());
    for (std::uint32_t ask = 0; ask < asks.size(); ++ask) {
        const Ask& listed = problem.asks[asks.listed[ask]];
        if (first_ask[ask] == ask) {
            group_of_ask[ask] = static_cast<std::uint32_t>(groups.size());
            groups.push_back({0, asks.person[ask], listed.need});
        } else
            group_of_ask[ask] = group_of_ask[first_ask[ask]];
        Group& group = groups[group_of_ask[ask]];
        group.asked += asks.quantity[ask];
        group.urgency = std::max(group.urgency, listed.urgency);
        group.weeks = std::max(group.weeks, static_cast<std::int32_t>(listed.waiting) / 7);
    }
    asks_of_group = Rows(groups.size(), group_of_ask);
}

void Region::pair_persons(const Problem& problem) {
    const auto find = [&](PersonNo person) {
        const auto found = std::ranges::lower_bound(persons_, raw(person));
        const bool has_posts = found != persons_.end() && *found == raw(person);
        return has_posts ? static_cast<std::uint32_t>(found - persons_.begin()) : Rows::nobody;
    };
    is_distant_.resize(person_count);
    has_companion_.resize(person_count);
    for (const Distance& pair : problem.distance) {
        const auto [one, other] = std::minmax({find(pair.one), find(pair.other)});
        if (other == Rows::nobody)
            continue;
        distant_.push_back(pair_of(one, other));
        is_distant_[one] = is_distant_[other] = 1;
    }
    sort_once(distant_);
    for (const Company& pair : problem.company)
        if (const auto giver = find(pair.giver), person = find(pair.person);
            giver != Rows::nobody && person != Rows::nobody)
            company_.push_back(pair_of(person, giver)), has_companion_[person] = 1;
    sort_once(company_);

    std::vector<std::uint32_t> offer_at(offers.size());
    for (std::uint32_t offer = 0; offer < offers.size(); ++offer)
        offer_at[offers.listed[offer]] = offer;
    std::vector<std::uint32_t> ask_at(asks.size());
    for (std::uint32_t ask = 0; ask < asks.size(); ++ask)
        ask_at[asks.listed[ask]] = ask;
    for (const Declined& pair : problem.declined)
        declined_.push_back(pair_of(offer_at[raw(pair.offer)], ask_at[raw(pair.ask)]));
    sort_once(declined_);
}

bool Region::keep_distance(std::uint32_t one, std::uint32_t other) const {
    if (!is_distant_[one] || !is_distant_[other])
        return false;
    return contains(distant_, one < other ? pair_of(one, other) : pair_of(other, one));
}

bool Region::may_pair(std::uint32_t offer, std::uint32_t ask) const {
    return offers.person[offer] != asks.person[ask] &&
           !keep_distance(offers.person[offer], asks.person[ask]) &&
           !contains(declined_, pair_of(offer, ask));
}

bool Region::fits(std::uint32_t offer, std::uint32_t ask) const {
    return offers.kind_first[offer] >= asks.kind_first[ask] &&
           offers.kind_first[offer] <= asks.kind_last[ask] && (offers.slots[offer] & asks.slots[ask]) != 0 &&
           may_pair(offer, ask) &&
           metres_between(offers.direction[offer], asks.direction[ask]) <=
               static_cast<double>(offers.distance[offer] + asks.distance[ask]);
}

Metres Region::way(std::uint32_t offer, std::uint32_t ask) const {
    return rounded(metres_between(offers.direction[offer], asks.direction[ask]));
}

bool Region::in_company(std::uint32_t offer, std::uint32_t ask) const {
    return has_companion_[asks.person[ask]] &&
           contains(company_, pair_of(asks.person[ask], offers.person[offer]));
}

}
