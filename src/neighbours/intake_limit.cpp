#include "neighbours/intake_limit.hpp"

namespace plenty::neighbours {
namespace {

constexpr std::chrono::hours window{1};
constexpr std::size_t most_addresses = 20'000;

}

Outcome IntakeLimit::may_send(std::string_view address) const {
    const Instant now = clock_->now();
    return sent_.with([&](const ByAddress& sent) -> Outcome {
        const auto found = sent.find(hash_(address));
        if (found == sent.end() || found->second.count < most_ || now >= found->second.first_at + window)
            return Done{};
        return Refusal{Why::too_often, {"neighbours.too_many_intakes"}};
    });
}

void IntakeLimit::note(std::string_view address) {
    const Instant now = clock_->now();
    sent_.with([&](ByAddress& sent) {
        if (sent.size() >= most_addresses)
            std::erase_if(sent, [&](const auto& each) { return now >= each.second.first_at + window; });
        if (sent.size() >= most_addresses) // forgetting all lets too much through for a moment
            sent.clear();
        Sent& own = sent[hash_(address)];
        if (now >= own.first_at + window)
            own = {0, now};
        ++own.count;
    });
}

}
