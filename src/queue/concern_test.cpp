#include "queue/concern.hpp"
#include "queue/subject.hpp"
#include "testing/fake_clock.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace plenty::queue {
namespace {

using namespace std::chrono_literals;
using gifts::Side;
using gifts::Urgency;
using handovers::Progress;

constexpr Instant posted = FakeClock::monday_noon;

gifts::OpenPost an_ask(Urgency urgency = Urgency::whenever) {
    return {.id = PostId(1),
            .author = PersonId(2),
            .side = Side::ask,
            .kind = kinds::KindId(3),
            .words = "A ladder",
            .is_necessity = false,
            .urgency = urgency,
            .posted_at = posted,
            .until = std::nullopt,
            .ask_again_at = posted + 21 * a_day};
}
gifts::OpenPost a_necessity(Urgency urgency = Urgency::whenever) {
    gifts::OpenPost post = an_ask(urgency);
    post.is_necessity = true;
    return post;
}
gifts::OpenPost an_offer() {
    gifts::OpenPost post = an_ask();
    post.side = Side::offer;
    return post;
}
std::optional<Cause> cause(const gifts::OpenPost& post, std::chrono::hours after,
                           const Progress& progress = {}) {
    const auto concern = concern_of(post, progress, posted + after);
    return concern ? std::optional(concern->cause) : std::nullopt;
}
const Progress with_yes{.has_reply = true, .has_yes = true};

TEST(AConcern, IsNoneWhileAPostIsFresh) {
    EXPECT_FALSE(cause(an_ask(), 0h));
    EXPECT_FALSE(cause(an_ask(), 71h));
    EXPECT_FALSE(cause(a_necessity(), 47h));
    EXPECT_FALSE(cause(an_offer(), 400 * a_day)) << "an offer that nobody wants needs nobody";
}

TEST(AConcern, IsUrgentWhereNobodySaidYesInTime) {
    EXPECT_EQ(cause(an_ask(Urgency::today), 0h), Cause::urgent);
    EXPECT_EQ(cause(an_ask(Urgency::this_week), 23h), std::nullopt);
    EXPECT_EQ(cause(an_ask(Urgency::this_week), 24h), Cause::urgent);
    EXPECT_EQ(cause(a_necessity(), 48h), Cause::urgent);
    EXPECT_EQ(cause(a_necessity(Urgency::today), 0h), Cause::urgent);
    EXPECT_EQ(cause(a_necessity(), 400 * a_day), Cause::urgent) << "until it is met";
    EXPECT_FALSE(cause(a_necessity(), 48h, with_yes));
    EXPECT_EQ(cause(an_ask(Urgency::today), 72h), Cause::unanswered) << "that day is over";
}

TEST(AConcern, IsUrgentOnTheLastDay) {
    gifts::OpenPost post = an_ask();
    post.until = posted + 40h;
    EXPECT_FALSE(cause(post, 16h));
    EXPECT_EQ(cause(post, 17h), Cause::urgent);
    post.ask_again_at = *post.until;
    EXPECT_EQ(cause(post, 41h), Cause::dragging) << "its date is over";
}

TEST(AConcern, IsAPromiseWithoutAMeeting) {
    Progress progress = with_yes;
    progress.meeting_waits_since = posted + 5h;
    EXPECT_FALSE(cause(an_offer(), 28h, progress));
    EXPECT_EQ(cause(an_offer(), 29h, progress), Cause::not_confirmed);
    EXPECT_EQ(concern_of(an_offer(), progress, posted + 29h)->since, posted + 5h);
}

TEST(AConcern, IsAReplyThatNobodyAnswered) {
    Progress progress{.has_reply = true};
    progress.choice_waits_since = posted + 1h;
    EXPECT_FALSE(cause(an_offer(), 48h, progress));
    EXPECT_EQ(cause(an_offer(), 49h, progress), Cause::choice_waits);
    EXPECT_EQ(cause(a_necessity(), 49h, progress), Cause::urgent) << "a reply is no yes";
}

TEST(AConcern, IsAnAskToWhichNobodyReplied) {
    EXPECT_EQ(cause(an_ask(), 72h), Cause::unanswered);
    EXPECT_FALSE(cause(an_ask(), 72h, {.has_reply = true}));
    EXPECT_EQ(cause(an_ask(), 22 * a_day), Cause::dragging);
    EXPECT_EQ(cause(an_ask(), 22 * a_day, with_yes), Cause::dragging);
}

TEST(AConcern, IsAboutWhoeverHasNoAccount) {
    const Instant now = posted + 5h;
    EXPECT_EQ(concern_of_intake(posted, std::nullopt, now), (Concern{Cause::new_intake, posted}));
    EXPECT_EQ(concern_of_intake(posted, now, now), (Concern{Cause::call_due, now}));
    EXPECT_EQ(concern_of_intake(posted, now + 1h, now), (Concern{Cause::call_later, now + 1h}));
    EXPECT_EQ(concern_of_neighbour({false, posted}, now), (Concern{Cause::on_their_own, posted}));
    EXPECT_EQ(concern_of_neighbour({true, posted}, now), std::nullopt);
    EXPECT_EQ(concern_of_neighbour({true, posted, now + 1h}, now), std::nullopt);
    EXPECT_EQ(concern_of_neighbour({true, posted, now - 1h}, now), (Concern{Cause::call_due, now - 1h}));
}

TEST(AConcern, RestsWhileItIsThePostersTurn) {
    const Concern dragging{Cause::dragging, posted};
    EXPECT_TRUE(is_quiet(dragging, posted, posted + 47h));
    EXPECT_FALSE(is_quiet(dragging, posted, posted + 48h));
    EXPECT_FALSE(is_quiet({Cause::urgent, posted}, posted, posted + 1h));
}

TEST(AConcern, ComesBeforeLessPressingAndYoungerOnes) {
    std::vector<Concern> all{{Cause::dragging, posted},
                             {Cause::urgent, posted + 2h},
                             {Cause::urgent, posted + 1h},
                             {Cause::not_confirmed, posted}};
    std::ranges::sort(all, comes_before);
    EXPECT_EQ(all, (std::vector<Concern>{{Cause::urgent, posted + 1h},
                                         {Cause::urgent, posted + 2h},
                                         {Cause::not_confirmed, posted},
                                         {Cause::dragging, posted}}));
}

TEST(ASubject, IsReadAsItWasWritten) {
    for (const Sort sort : {Sort::post, Sort::intake, Sort::neighbour, Sort::applicant}) {
        const Subject subject{sort, 4'611'686'018'427'387'905};
        EXPECT_EQ(Subject::parse(subject.text()), subject);
    }
    for (const char* text : {"", "post-", "post-7", "posts-0000000000001", "post-000000000000U", "intake"})
        EXPECT_FALSE(Subject::parse(text)) << text;
}

}
}
