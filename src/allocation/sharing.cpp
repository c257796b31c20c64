#include "allocation/sharing.hpp"

#include <algorithm>

namespace plenty::allocation {

Sharing::Sharing(const Region& region, const PostIndex& offers, Candidates& candidates, unsigned threads)
    : region_(region), candidates_(candidates), threads_(threads), filling_(region, candidates),
      unseen_(offers), elsewhere_(region.groups.size()), levels_(1) {}

void Sharing::share(Need need) {
    need_ = need;
    std::vector<std::uint32_t> groups;
    for (std::uint32_t group = 0; group < region_.groups.size(); ++group)
        if (region_.groups[group].need == need) {
            filling_.target[group] = region_.groups[group].asked;
            groups.push_back(group);
        }
    fill_surely(groups);
    const auto reached = filling_.reached();
    Part everything{0, std::move(groups), {}, 0};
    if (reached.groups.empty())
        return;
    std::vector<Part> open{cut(everything, reached)};
    while (!open.empty()) {
        Part part = std::move(open.back());
        open.pop_back();
        for (Part& piece : divide(std::move(part)))
            open.push_back(std::move(piece));
    }
}

/// Whoever is still short afterwards is short of everything that fits, not only of what was looked up so far.
void Sharing::fill_surely(const std::vector<std::uint32_t>& groups) {
    for (bool is_sure = false; !is_sure;) {
        filling_.fill(groups);
        Filling::Reached reached = filling_.reached();
        std::erase_if(reached.asks, [&](std::uint32_t ask) { return candidates_.is_complete(ask); });
        std::ranges::sort(reached.asks);
        for (const std::uint32_t offer : reached.offers)
            unseen_.take(offer);
        is_sure = !candidates_.add(reached.asks, unseen_, threads_);
        for (const std::uint32_t offer : reached.offers)
            unseen_.put_back(offer);
    }
}

/// Looks at the level at which the supply of a part would be used up if anybody in it could have any of it.
/// If not all units due before that level can be handed out, those who are short and all they could have are
/// a part of their own. If they can, whoever gets no more at that level ends there.
std::vector<Sharing::Part> Sharing::divide(Part part) {
    std::vector<Part> pieces;
    const std::vector<std::uint32_t> offers = part.offers;
    for (const std::uint32_t offer : offers)
        unseen_.put_back(offer);
    const Level level = next_level(part);
    aim(part, level, Until::before);
    fill_surely(part.groups);
    if (const auto reached = filling_.reached(); !reached.groups.empty()) {
        pieces.push_back(cut(part, reached));
    } else {
        aim(part, level, Until::through);
        fill_surely(part.groups);
        const auto ended = cut(part, filling_.reached());
        levels_[ended.number] = level;
    }
    for (const std::uint32_t offer : offers)
        unseen_.take(offer);
    if (!part.groups.empty())
        pieces.push_back(std::move(part));
    return pieces;
}

Level Sharing::next_level(const Part& part) const {
    std::vector<Claim> claims;
    claims.reserve(part.groups.size());
    for (const std::uint32_t group : part.groups)
        claims.push_back({region_.groups[group], elsewhere_[group]});
    const auto level = first_level_beyond(claims, part.supply);
    expect(level.has_value(), "a part is short of something");
    return *level;
}

void Sharing::aim(const Part& part, const Level& level, Until until) {
    for (const std::uint32_t group : part.groups) {
        const Group& who = region_.groups[group];
        const std::int64_t due =
            until == Until::before ? units_before(level, who) : units_through(level, who);
        filling_.target[group] = std::max(due, elsewhere_[group]);
        if (filling_.met[group] > filling_.target[group])
            filling_.give_back(group);
    }
}

/// Whether an ask in some part is no longer a matter of sharing: its group is done, or ends in another part.
bool Sharing::must_keep(std::uint32_t ask) const {
    const std::uint32_t group = region_.group_of_ask[ask];
    return region_.groups[group].need != need_ || filling_.group_part[group] != filling_.ask_part[ask];
}

Sharing::Part Sharing::cut(Part& from, const Filling::Reached& reached) {
    Part piece{static_cast<std::uint32_t>(levels_.size()), {}, reached.offers, 0};
    levels_.emplace_back();
    for (const std::uint32_t group : reached.groups)
        filling_.group_part[group] = piece.number;
    for (const std::uint32_t ask : reached.asks) {
        filling_.ask_part[ask] = piece.number;
        piece.supply -= must_keep(ask) ? region_.asks.quantity[ask] : 0;
    }
    for (const std::uint32_t offer : reached.offers) {
        filling_.offer_part[offer] = piece.number;
        piece.supply += region_.offers.quantity[offer];
        unseen_.take(offer);
    }
    std::erase_if(from.offers,
                  [&](std::uint32_t offer) { return filling_.offer_part[offer] != from.number; });
    from.supply -= piece.supply;
    for (const std::uint32_t group : reached.groups) {
        if (region_.groups[group].need != need_)
            continue;
        piece.groups.push_back(group);
        for (const std::uint32_t ask : region_.asks_of_group.of(group))
            if (filling_.ask_part[ask] == from.number) {
                elsewhere_[group] += region_.asks.quantity[ask];
                from.supply -= region_.asks.quantity[ask];
            }
    }
    std::ranges::sort(piece.groups);
    std::erase_if(from.groups,
                  [&](std::uint32_t group) { return filling_.group_part[group] != from.number; });
    return piece;
}

}
