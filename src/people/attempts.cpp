#include "people/attempts.hpp"

#include "people/people.hpp"

#include <functional>

namespace plenty::people {
namespace {

constexpr std::size_t most_accounts = 20'000;

Refusal too_many(Instant::duration left) {
    const auto minutes = std::chrono::ceil<std::chrono::minutes>(left).count();
    return {Why::too_often, {"people.too_many_tries", {}, minutes}};
}

}

std::uint64_t Attempts::account(std::string_view what, std::string_view name) const {
    std::string text(reinterpret_cast<const char*>(&key_), sizeof key_);
    text.append(what).append("\n").append(sign_in_name(name));
    return std::hash<std::string>{}(text);
}

Outcome Attempts::may_try(std::string_view what, std::string_view name) const {
    const Instant now = clock_->now();
    return failures_.with([&](const ByAccount& failures) -> Outcome {
        const auto found = failures.find(account(what, name));
        if (found == failures.end() || found->second.count < most || now >= found->second.first_at + window)
            return Done{};
        return too_many(found->second.first_at + window - now);
    });
}

void Attempts::note_failure(std::string_view what, std::string_view name) {
    const Instant now = clock_->now();
    failures_.with([&](ByAccount& failures) {
        make_room(failures, now);
        Failures& own = failures[account(what, name)];
        if (now >= own.first_at + window)
            own = {0, now};
        ++own.count;
    });
}

void Attempts::forget_failures(std::string_view what, std::string_view name) {
    failures_.with([&](ByAccount& failures) { failures.erase(account(what, name)); });
}

/// When too many accounts are guessed at, the old ones are forgotten, then all: that lets too much through
/// for a moment, and the limit by address still holds.
void Attempts::make_room(ByAccount& failures, Instant now) {
    if (failures.size() < most_accounts)
        return;
    std::erase_if(failures, [&](const auto& each) { return now >= each.second.first_at + window; });
    if (failures.size() >= most_accounts)
        failures.clear();
}

}
