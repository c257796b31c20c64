#include "platform/db/database_testing.hpp"
#include "platform/web/sessions.hpp"

namespace plenty::web {
namespace {

using namespace std::chrono_literals;
constexpr std::chrono::days day{1};

class Sessions : public db::DatabaseTest {
protected:
    std::string start(PersonId person, std::optional<std::string> device = std::nullopt) {
        return *database().write([&](db::Transaction& tx) -> Result<std::string> {
            return start_session(tx, randomness, person, locale::Language(), device);
        });
    }
    std::optional<FoundSession> find(std::string_view token) {
        return database().read([&](db::Reader& reader) { return find_session(reader, token); });
    }
    template <class F>
    void change(F&& action) {
        (void)database().write([&](db::Transaction& tx) -> Outcome {
            action(tx);
            return Done{};
        });
    }
    void touch(std::string_view token) {
        change([&](db::Transaction& tx) { touch_session(tx, token); });
    }
    std::vector<SignedInPlace> places_of(PersonId person) {
        return database().read([&](db::Reader& reader) { return list_sessions_of(reader, person); });
    }

    const PersonId amina{11};
    const PersonId bo{12};
};
PLENTY_ON_BOTH_ENGINES(Sessions);

TEST_P(Sessions, AreFoundByTheirTokenOnly) {
    const std::string token = start(amina);
    const auto found = find(token);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->session.person, amina);
    EXPECT_EQ(found->session.started_at, clock.now());
    EXPECT_FALSE(found->session.device);
    EXPECT_NE(start(amina), token);
    for (const std::string& wrong : {token + "A", token.substr(1), std::string(), std::string("\0\xFF", 2)})
        EXPECT_FALSE(find(wrong));
}

TEST_P(Sessions, EndAfterTwoWeeksWithoutAVisit) {
    const std::string token = start(amina);
    clock.advance(session_idle_days);
    EXPECT_TRUE(find(token));
    clock.advance(day);
    EXPECT_FALSE(find(token));
}

TEST_P(Sessions, StayWhileTheyAreUsedButNotForEver) {
    const std::string token = start(amina);
    const Instant started = clock.now();
    while (clock.now() + 10 * day <= started + session_longest_days) {
        clock.advance(10 * day);
        ASSERT_TRUE(find(token));
        touch(token);
    }
    clock.set(started + session_longest_days);
    EXPECT_TRUE(find(token));
    clock.advance(1us);
    EXPECT_FALSE(find(token));
}

TEST_P(Sessions, AreTouchedOnceADay) {
    const std::string token = start(amina);
    EXPECT_FALSE(find(token)->needs_touch);
    clock.advance(12h); // midnight
    EXPECT_TRUE(find(token)->needs_touch);
    touch(token);
    EXPECT_FALSE(find(token)->needs_touch);
    EXPECT_EQ(places_of(amina).at(0).used_on, std::chrono::floor<std::chrono::days>(clock.now()))
        << "the day and no more";
}

TEST_P(Sessions, OfADeviceStayUntilTheyAreTakenAway) {
    const std::string token = start(amina, "Kitchen tablet");
    clock.advance(1000 * day);
    change([](db::Transaction& tx) { forget_old_sessions(tx); });
    ASSERT_TRUE(find(token));
    EXPECT_EQ(find(token)->session.device, "Kitchen tablet");
    change([&](db::Transaction& tx) { end_session(tx, token); });
    EXPECT_FALSE(find(token));
}

TEST_P(Sessions, EndOneByOneOrAllAtOnce) {
    const std::string first = start(amina);
    const Instant first_started = clock.now();
    clock.advance(1s);
    const std::string second = start(amina, "Kitchen tablet");
    const std::string of_bo = start(bo);
    const auto places = places_of(amina);
    ASSERT_EQ(places.size(), 2u);
    EXPECT_EQ(places[0].device, "Kitchen tablet") << "the newest first";
    EXPECT_EQ(places[1].started_at, first_started);

    change([&](db::Transaction& tx) { end_session_of(tx, bo, first_started); });
    EXPECT_TRUE(find(first)) << "nobody ends another's";
    change([&](db::Transaction& tx) { end_session_of(tx, amina, first_started); });
    EXPECT_FALSE(find(first));
    EXPECT_TRUE(find(second));
    change([&](db::Transaction& tx) { end_sessions_of(tx, amina); });
    EXPECT_FALSE(find(second));
    EXPECT_TRUE(find(of_bo));
}

TEST_P(Sessions, SpeakTheLanguageTheirPersonChose) {
    const std::string token = start(amina);
    const std::string of_bo = start(bo);
    change(
        [&](db::Transaction& tx) { change_language_of_sessions(tx, amina, *locale::Language::find("es")); });
    EXPECT_EQ(find(token)->session.language.tag(), "es");
    EXPECT_EQ(find(of_bo)->session.language.tag(), "en");
}

TEST_P(Sessions, AreForgottenWhenTheyAreOver) {
    const std::string idle = start(amina);
    clock.advance(session_idle_days);
    const std::string in_use = start(bo);
    change([](db::Transaction& tx) { forget_old_sessions(tx); });
    EXPECT_EQ(places_of(amina).size(), 1u) << "not a day too early";
    clock.advance(day);
    change([](db::Transaction& tx) { forget_old_sessions(tx); });
    EXPECT_TRUE(places_of(amina).empty());
    EXPECT_TRUE(find(in_use));
}

TEST_P(Sessions, OfSomebodyWithoutAccountEndWithTheirKey) {
    std::string token;
    change([&](db::Transaction& tx) {
        token = start_session_until(tx, randomness, amina, locale::Language(), clock.now() + 10 * day);
    });
    EXPECT_TRUE(find(token)->session.is_by_key());
    EXPECT_FALSE(find(start(amina))->session.is_by_key());
    clock.advance(10 * day - 1h);
    touch(token);
    EXPECT_TRUE(find(token));
    clock.advance(1h);
    EXPECT_FALSE(find(token));
    change([](db::Transaction& tx) { forget_old_sessions(tx); });
    EXPECT_TRUE(places_of(amina).size() == 1) << "only that one is forgotten";
}

TEST_P(Sessions, ActForANeighbourUntilThatEnds) {
    const PersonId rosa{13};
    const std::string here = start(amina);
    const std::string there = start(amina);
    change([&](db::Transaction& tx) { act_for(tx, here, rosa); });
    EXPECT_EQ(find(here)->session.acting_for, rosa);
    EXPECT_EQ(find(here)->session.person, amina);
    EXPECT_FALSE(find(there)->session.acting_for) << "each session by itself";
    change([&](db::Transaction& tx) { stop_acting_for(tx, bo, rosa); });
    change([&](db::Transaction& tx) { stop_acting_for(tx, amina, bo); });
    EXPECT_TRUE(find(here)->session.acting_for) << "that was another";
    change([&](db::Transaction& tx) { stop_acting_for(tx, amina, rosa); });
    EXPECT_FALSE(find(here)->session.acting_for);
    change([&](db::Transaction& tx) { act_for(tx, here, rosa); });
    change([&](db::Transaction& tx) { let_nobody_act_for(tx, rosa); });
    EXPECT_FALSE(find(here)->session.acting_for);
    change([&](db::Transaction& tx) { act_for(tx, here, rosa); });
    change([&](db::Transaction& tx) { act_for(tx, here, std::nullopt); });
    EXPECT_FALSE(find(here)->session.acting_for);
}

}
}
