#include "gifts/post.hpp"
#include "gifts/post_form.hpp"

#include <gtest/gtest.h>

namespace plenty::gifts {
namespace {

using namespace std::chrono_literals;

const Instant noon{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + 12h};

Draft bread() {
    Draft draft;
    draft.kind = kinds::KindId(7);
    draft.words = "Bread for two, please";
    draft.area = AreaId(1);
    return draft;
}

std::string field_refused(const Draft& draft) {
    const auto result = checked(draft, noon);
    return result.ok() ? "" : result.refusal().field;
}

TEST(Draft, IsCleanedAndTaken) {
    Draft draft = bread();
    draft.words = "  Bread for two,   please \r\n";
    EXPECT_EQ(checked(draft, noon)->words, "Bread for two,   please");
}

TEST(Draft, SaysWhichFieldIsOutOfRange) {
    Draft empty = bread();
    empty.words = " \n ";
    EXPECT_EQ(field_refused(empty), "words");
    for (const std::int64_t units : {-1, 0, 1001}) {
        Draft draft = bread();
        draft.quantity = Quantity(units);
        EXPECT_EQ(field_refused(draft), "quantity") << units;
    }
    Draft past = bread();
    past.when.until = noon - 1h;
    EXPECT_EQ(field_refused(past), "until");
    Draft year_9999 = bread();
    year_9999.when.until = std::chrono::sys_days{std::chrono::year{9999} / 1 / 1};
    EXPECT_EQ(field_refused(year_9999), "until");
}

TEST(Draft, AsksBackWhenItSoundsLikeATrade) {
    Draft draft = bread();
    draft.words = "A bike in exchange for $20";
    EXPECT_EQ(checked(draft, noon).refusal().sentence.key, SentenceKey("gifts.sounds_like_trade"));
    draft.is_no_trade = true;
    EXPECT_TRUE(checked(draft, noon).ok());
}

TEST(Lifetime, ANecessityNeverEndsByItself) {
    EXPECT_FALSE(lifetime(bread(), true, noon).ends_at);
    EXPECT_TRUE(lifetime(bread(), false, noon).ends_at);
    Draft offer = bread();
    offer.side = Side::offer;
    EXPECT_TRUE(lifetime(offer, true, noon).ends_at);
}

TEST(WantedBy, PutsNecessitiesFirstThenTheSoonest) {
    Draft today = bread();
    today.urgency = Urgency::today;
    EXPECT_LT(wanted_by(today, false, noon), wanted_by(bread(), false, noon));
    EXPECT_LT(wanted_by(bread(), true, noon), wanted_by(today, false, noon));
}

TEST(PostForm, GivesBackWhatADraftSays) {
    const locale::TimeZone zone;
    Draft draft = bread();
    draft.when = {std::nullopt, noon + 48h, 5};
    draft.requirements = Requirements().with(Requirement::step_free);
    draft.audience = Audience::everyone;
    draft.urgency = Urgency::this_week;
    const auto again = PostForm::of(draft, zone).draft(Side::ask, zone);
    ASSERT_TRUE(again.ok());
    EXPECT_EQ(again->kind, draft.kind);
    EXPECT_EQ(again->when.weekdays, draft.when.weekdays);
    EXPECT_EQ(again->requirements, draft.requirements);
    EXPECT_EQ(again->audience, draft.audience);
    EXPECT_EQ(again->urgency, draft.urgency);
}

TEST(PostForm, NamesTheFieldThatMakesNoSense) {
    PostForm good = PostForm::of(bread(), {});
    const auto refused_field = [&](auto change) {
        PostForm form = good;
        change(form);
        const auto result = form.draft(Side::ask, {});
        return result.ok() ? std::string() : result.refusal().field;
    };
    EXPECT_EQ(refused_field([](PostForm&) {}), "");
    EXPECT_EQ(refused_field([](PostForm& form) { form.quantity = "two"; }), "quantity");
    EXPECT_EQ(refused_field([](PostForm& form) { form.quantity = "99999999999999999999"; }), "quantity");
    EXPECT_EQ(refused_field([](PostForm& form) { form.until = "31/12/2026"; }), "until");
    EXPECT_EQ(refused_field([](PostForm& form) { form.kind = "bread"; }), "kind");
    EXPECT_EQ(refused_field([](PostForm& form) { form.area = ""; }), "area");
    EXPECT_EQ(refused_field([](PostForm& form) { form.audience = "the king"; }), "audience");
    EXPECT_EQ(refused_field([](PostForm& form) { form.weekdays = {"7"}; }), "weekdays");
}

}
}
