#include "allocation/planner.hpp"

#include "allocation/post_index.hpp"

#include <algorithm>

namespace plenty::allocation {
namespace {

constexpr std::uint32_t gone = ~0U;

template <class Number>
std::uint32_t raw(Number number) {
    return static_cast<std::uint32_t>(number);
}

Refusal not_here() {
    return {Why::not_found, {"allocation.post_not_here"}};
}

}

/// Positions of one side's posts in the problem, by number and back.
struct Numbers {
    explicit Numbers(std::size_t count) {
        while (at.size() < count)
            add();
    }
    std::uint32_t add() {
        at.push_back(static_cast<std::uint32_t>(of.size()));
        of.push_back(static_cast<std::uint32_t>(at.size() - 1));
        return of.back();
    }
    bool has(std::uint32_t number) const { return number < at.size() && at[number] != gone; }
    /// The last post takes the place of the one that goes; returns that place.
    std::uint32_t remove(std::uint32_t number) {
        const std::uint32_t place = at[number];
        of[place] = of.back();
        at[of[place]] = place;
        at[number] = gone;
        of.pop_back();
        return place;
    }

    std::vector<std::uint32_t> at; ///< of each number
    std::vector<std::uint32_t> of; ///< of each position
};

/// A region and where posts of the problem stand in it.
struct Snapshot {
    explicit Snapshot(const Problem& problem)
        : region(problem), offers(region.offers), asks(region.asks), offer_at(places(region.offers)),
          ask_at(places(region.asks)) {}

    static std::vector<std::uint32_t> places(const Posts& posts) {
        std::vector<std::uint32_t> out(posts.size());
        for (std::uint32_t at = 0; at < posts.size(); ++at)
            out[posts.listed[at]] = at;
        return out;
    }

    Region region;
    PostIndex offers;
    PostIndex asks;
    std::vector<std::uint32_t> offer_at;
    std::vector<std::uint32_t> ask_at;
};

struct Planner::Parts {
    Parts(Problem start, const Effort& how)
        : problem(std::move(start)), effort(how), offers(problem.offers.size()), asks(problem.asks.size()) {}

    void change() {
        plan.reset();
        snapshot.reset();
    }
    const Snapshot& now() {
        if (!snapshot)
            snapshot.emplace(problem);
        return *snapshot;
    }

    Problem problem;
    Effort effort;
    Numbers offers;
    Numbers asks;
    std::optional<Plan> plan;
    std::optional<Snapshot> snapshot;
};

Planner::Planner(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Planner::Planner(Planner&&) noexcept = default;
Planner& Planner::operator=(Planner&&) noexcept = default;
Planner::~Planner() = default;

Result<Planner> Planner::create(Problem problem, const Effort& effort) {
    TRY(check(problem));
    return Planner(std::make_unique<Parts>(std::move(problem), effort));
}

Result<OfferNo> Planner::add(const Offer& offer) {
    parts_->problem.offers.push_back(offer);
    if (Outcome sound = check(parts_->problem); !sound.ok()) {
        parts_->problem.offers.pop_back();
        return std::move(sound).refusal();
    }
    parts_->change();
    return OfferNo(parts_->offers.add());
}

Result<AskNo> Planner::add(const Ask& ask) {
    parts_->problem.asks.push_back(ask);
    if (Outcome sound = check(parts_->problem); !sound.ok()) {
        parts_->problem.asks.pop_back();
        return std::move(sound).refusal();
    }
    parts_->change();
    return AskNo(parts_->asks.add());
}

Outcome Planner::remove(OfferNo offer) {
    if (!parts_->offers.has(raw(offer)))
        return not_here();
    auto& [problem, effort, offers, asks, plan, snapshot] = *parts_;
    const OfferNo place{offers.remove(raw(offer))};
    const OfferNo last{static_cast<std::uint32_t>(problem.offers.size() - 1)};
    std::erase_if(problem.declined, [&](const Declined& pair) { return pair.offer == place; });
    for (Declined& pair : problem.declined)
        pair.offer = pair.offer == last ? place : pair.offer;
    problem.offers[raw(place)] = problem.offers.back();
    problem.offers.pop_back();
    parts_->change();
    return Done{};
}

Outcome Planner::remove(AskNo ask) {
    if (!parts_->asks.has(raw(ask)))
        return not_here();
    auto& [problem, effort, offers, asks, plan, snapshot] = *parts_;
    const AskNo place{asks.remove(raw(ask))};
    const AskNo last{static_cast<std::uint32_t>(problem.asks.size() - 1)};
    std::erase_if(problem.declined, [&](const Declined& pair) { return pair.ask == place; });
    for (Declined& pair : problem.declined)
        pair.ask = pair.ask == last ? place : pair.ask;
    problem.asks[raw(place)] = problem.asks.back();
    problem.asks.pop_back();
    parts_->change();
    return Done{};
}

Outcome Planner::decline(OfferNo offer, AskNo ask) {
    if (!parts_->offers.has(raw(offer)) || !parts_->asks.has(raw(ask)))
        return not_here();
    parts_->problem.declined.push_back(
        {OfferNo(parts_->offers.at[raw(offer)]), AskNo(parts_->asks.at[raw(ask)])});
    parts_->change();
    return Done{};
}

std::vector<Planner::Fit<OfferNo>> Planner::fits_for(AskNo ask, std::size_t most) const {
    expect(parts_->asks.has(raw(ask)), "the ask is here");
    const Snapshot& now = parts_->now();
    const std::uint32_t at = now.ask_at[parts_->asks.at[raw(ask)]];
    std::vector<Found> found;
    now.offers.nearest(
        seeker(now.region.asks, at), most,
        [&](std::uint32_t offer) { return now.region.may_pair(offer, at); }, found);
    std::vector<Fit<OfferNo>> out;
    for (const Found& one : found)
        out.push_back({OfferNo(parts_->offers.of[now.region.offers.listed[one.post]]), Metres(one.metres)});
    return out;
}

std::vector<Planner::Fit<AskNo>> Planner::fits_for(OfferNo offer, std::size_t most) const {
    expect(parts_->offers.has(raw(offer)), "the offer is here");
    const Snapshot& now = parts_->now();
    const std::uint32_t at = now.offer_at[parts_->offers.at[raw(offer)]];
    std::vector<Found> found;
    now.asks.nearest(
        seeker(now.region.offers, at), most, [&](std::uint32_t ask) { return now.region.may_pair(at, ask); },
        found);
    std::vector<Fit<AskNo>> out;
    for (const Found& one : found)
        out.push_back({AskNo(parts_->asks.of[now.region.asks.listed[one.post]]), Metres(one.metres)});
    return out;
}

const Problem& Planner::problem() const {
    return parts_->problem;
}

const Plan& Planner::plan() {
    if (!parts_->plan)
        parts_->plan = solve(parts_->problem, parts_->effort).value();
    return *parts_->plan;
}

OfferNo Planner::number_of(OfferNo in_plan) const {
    return OfferNo(parts_->offers.of[raw(in_plan)]);
}

AskNo Planner::number_of(AskNo in_plan) const {
    return AskNo(parts_->asks.of[raw(in_plan)]);
}

}
