#include "app/demo.hpp"
#include "app/demo_texts.hpp"
#include "handovers/handovers.hpp"
#include "people/people.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/db/database_testing.hpp"

#include <gmock/gmock.h>

#include <set>

namespace plenty::app {
namespace {

using vault::State;

class TheDemoVillage : public testing::Test {
protected:
    config::Config config() const {
        const std::string data = directory_.path() + "/data";
        return config::load({.flags = {{"data", data}, {"time-zone", "Europe/Madrid"}}});
    }
    std::unique_ptr<db::Database> open() const {
        return db::Database::open({.url = config().database, .readers = 1}, clock);
    }

    FakeClock clock;

private:
    db::TemporaryDirectory directory_;
};

TEST_F(TheDemoVillage, IsBuiltOnce) {
    EXPECT_EQ(fill_demo_village(config(), clock), Filling::filled);
    const auto on_board = [&] {
        return open()->read([](db::Reader& reader) {
            std::vector<std::string> all;
            for (const auto& each : communities::list_communities(reader))
                for (const auto& card :
                     gifts::look_at_board(reader, {.community = each.id, .as_member = true, .most = 100})
                         .cards)
                    all.push_back(card.words);
            return all;
        });
    };
    const auto words = on_board();
    EXPECT_GE(words.size(), 40U);
    EXPECT_EQ(fill_demo_village(config(), clock), Filling::not_empty);
    EXPECT_EQ(on_board(), words);
}

TEST_F(TheDemoVillage, HasSomethingInEveryStateForWhoeverSignsIn) {
    ASSERT_EQ(fill_demo_village(config(), clock), Filling::filled);
    crypto::SystemRandomness randomness;
    const auto key = crypto::MasterKey::load(config().vault_key, config().data);
    const auto vault = vault::Vault::open(config().data / "vault", key, randomness, clock);
    const auto place_key = key.key_for("places");
    const auto database = open();
    const auto states = database->read([&](db::Reader& reader) {
        std::multiset<State> all;
        const auto amina = people::find_credentials(reader, demo_villager)->person;
        for (const auto& match : handovers::list_mine(reader, *vault, {randomness, place_key}, amina))
            all.insert(match.terms.state);
        return all;
    });
    EXPECT_GE(states.count(State::replied), 2U) << "replies wait";
    EXPECT_GE(states.count(State::chosen) + states.count(State::proposed), 1U) << "something is chosen";
    EXPECT_GE(states.count(State::agreed), 1U) << "something is to be fetched";
}

TEST_F(TheDemoVillage, StandsWhenTheServerStarts) {
    ASSERT_EQ(fill_demo_village(config(), clock), Filling::filled);
    const auto ended =
        open()->write([](db::Transaction& tx) -> Result<int> { return gifts::close_ended_posts(tx, 100); });
    EXPECT_EQ(ended.value(), 0) << "nothing on the board is older than it may be";
}

TEST_F(TheDemoVillage, HasManyKindsAndAreasAndTwoLanguages) {
    std::set<std::string_view> kinds;
    std::set<std::pair<std::string_view, std::size_t>> areas;
    for (const demo::Notice& notice : demo::notices()) {
        kinds.insert(notice.kind);
        areas.insert({notice.community, notice.area});
    }
    EXPECT_GE(kinds.size(), 35U);
    EXPECT_EQ(areas.size(), 6U);
    std::set<std::string_view> languages;
    for (const demo::Villager& villager : demo::villagers())
        languages.insert(villager.language);
    EXPECT_EQ(languages.size(), 2U);
}

}
}
