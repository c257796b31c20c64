#include "queue/concern.hpp"

#include <tuple>

namespace plenty::queue {
namespace {

using gifts::Urgency;

constexpr std::chrono::hours necessity_may_wait = 2 * a_day;
constexpr std::chrono::hours today_lasts = 3 * a_day; ///< then it is like any other ask that waits

bool is_pressing(const gifts::OpenPost& post, Instant now) {
    const auto age = now - post.posted_at;
    if (post.is_necessity && (age >= necessity_may_wait || post.urgency == Urgency::today))
        return true;
    if (post.until)
        return *post.until >= now && *post.until < now + a_day;
    return post.urgency == Urgency::today ? age < today_lasts
                                          : post.urgency == Urgency::this_week && age >= a_day;
}

bool waits_longer(std::optional<Instant> since, std::chrono::hours may_wait, Instant now) {
    return since && now - *since >= may_wait;
}

}

std::optional<Concern> concern_of(const gifts::OpenPost& post, const handovers::Progress& progress,
                                  Instant now) {
    const bool is_ask = post.side == gifts::Side::ask;
    if (is_ask && !progress.has_yes && is_pressing(post, now))
        return Concern{Cause::urgent, post.posted_at};
    if (waits_longer(progress.meeting_waits_since, meeting_may_wait, now))
        return Concern{Cause::not_confirmed, *progress.meeting_waits_since};
    if (waits_longer(progress.choice_waits_since, choice_may_wait, now))
        return Concern{Cause::choice_waits, *progress.choice_waits_since};
    if (is_ask && post.ask_again_at < now)
        return Concern{Cause::dragging, post.ask_again_at};
    if (is_ask && !progress.has_reply && waits_longer(post.posted_at, reply_may_wait, now))
        return Concern{Cause::unanswered, post.posted_at};
    return std::nullopt;
}

Concern concern_of_intake(Instant sent_at, std::optional<Instant> call_at, Instant now) {
    if (!call_at)
        return {Cause::new_intake, sent_at};
    return {*call_at <= now ? Cause::call_due : Cause::call_later, *call_at};
}

std::optional<Concern> concern_of_neighbour(const Company& company, Instant now) {
    if (company.call_at && *company.call_at <= now)
        return Concern{Cause::call_due, *company.call_at};
    if (!company.has_keeper)
        return Concern{Cause::on_their_own, company.entered_at};
    return std::nullopt;
}

bool is_quiet(const Concern& concern, Instant asked_at, Instant now) {
    return concern.cause != Cause::urgent && now - asked_at < quiet_after_asking;
}

bool comes_before(const Concern& one, const Concern& other) {
    return std::tie(one.cause, one.since) < std::tie(other.cause, other.since);
}

}
