#include "allocation/reason.hpp"

#include "allocation/reading.hpp"

#include <limits>
#include <string>

namespace plenty::allocation {
namespace {

/// "300 m", "2.4 km": what two people who have agreed would tell each other anyway.
std::string in_words(std::int64_t metres) {
    if (metres < 1'000)
        return std::to_string((metres + 50) / 100 * 100) + " m";
    const std::int64_t tenths = (metres + 50) / 100;
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " km";
}

bool has_any(const Reading& reading, const Seeker& seeker) {
    std::vector<Found> found;
    reading.index.nearest(seeker, 1, [](std::uint32_t) { return true; }, found);
    return !found.empty();
}

/// Why nothing at all fits an ask.
Sentence nothing_fits(const Reading& reading, std::uint32_t ask) {
    Seeker anywhere = seeker(reading.region.asks, ask);
    anywhere.distance = most_metres;
    Seeker ever = anywhere;
    ever.slots = ~std::uint64_t{0};
    if (has_any(reading, anywhere))
        return {"allocation.unmet_out_of_reach"};
    return has_any(reading, ever) ? Sentence{"allocation.unmet_other_times"}
                                  : Sentence{"allocation.unmet_no_offer"};
}

/// At which level the last offer that fits an ask was used up; nothing if none fits.
const Level* last_level(const Reading& reading, std::uint32_t ask) {
    std::vector<Found> found;
    reading.index.nearest(
        seeker(reading.region.asks, ask), std::numeric_limits<std::size_t>::max(),
        [&](std::uint32_t offer) { return reading.region.may_pair(offer, ask); }, found);
    const Level* last = nullptr;
    for (const Found& one : found) {
        const std::uint32_t level =
            reading.plan.certificate.offers[reading.region.offers.listed[one.post]].level;
        expect(level < reading.plan.certificate.open(), "what fits an unmet ask is used up");
        const Level* here = &reading.plan.certificate.levels[level];
        last = last == nullptr || *last < *here ? here : last;
    }
    return last;
}

}

Reasons::Reasons(const Problem& problem, const Plan& plan)
    : reading_(std::make_unique<Reading>(problem, plan)) {}
Reasons::~Reasons() = default;

Sentence Reasons::of(const Pairing& pairing) const {
    const Offer& offer = reading_->problem.offers[static_cast<std::uint32_t>(pairing.offer)];
    const Ask& ask = reading_->problem.asks[static_cast<std::uint32_t>(pairing.ask)];
    const std::string away =
        in_words(rounded(metres_between(direction_of(offer.place), direction_of(ask.place))).count());
    if (offer.best_before)
        return {
            "allocation.reason_perishing", {{"away", away}}, static_cast<std::int32_t>(*offer.best_before)};
    if (ask.need == Need::necessity)
        return {"allocation.reason_necessity", {{"away", away}}};
    return {"allocation.reason_wish", {{"away", away}}};
}

Sentence Reasons::of_unmet(AskNo ask) const {
    const std::uint32_t at = reading_->ask_at[static_cast<std::uint32_t>(ask)];
    if (reading_->level(at) == nullptr || reading_->unmet[at] == 0)
        return {"allocation.met"};
    const Level* last = last_level(*reading_, at);
    if (last == nullptr)
        return nothing_fits(*reading_, at);
    if (reading_->ask(at).need == Need::wish && last->need == Need::necessity)
        return {"allocation.unmet_necessities_first"};
    return {"allocation.unmet_shared"};
}

}
