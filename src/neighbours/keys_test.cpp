#include "neighbours/neighbours_testing.hpp"
#include "testing/project.hpp"

#include <gmock/gmock.h>

#include <filesystem>

namespace plenty::neighbours {
namespace {

using testing::HasSubstr;
using testing::Not;
using namespace std::chrono_literals;

class NeighbourKeys : public NeighboursTest {
protected:
    void SetUp() override {
        NeighboursTest::SetUp();
        if (IsSkipped())
            return;
        neighbour = enter(bo, rosa()).value();
        key = key_for(bo, neighbour).value();
    }

    PersonId neighbour;
    Key key;
};
PLENTY_ON_BOTH_ENGINES(NeighbourKeys);

TEST_P(NeighbourKeys, OpenWithTheLinkOrWithNameAndCode) {
    EXPECT_EQ(key.code.size(), 6u);
    EXPECT_EQ(*by_link(key.link), neighbour);
    for (const char* name : {"Rosa by the mill", "rosa BY the Mill", "Rosa", " rosa "})
        EXPECT_EQ(by_code(name, key.code).value(), neighbour) << name;
    const std::string spoken = key.code.substr(0, 3) + " - " + key.code.substr(3);
    EXPECT_TRUE(by_code("Rosa", spoken).ok());
    for (const char* name : {"", "Ros", "Mill", "Rosa by", "Bo"})
        EXPECT_EQ(outcome_of(by_code(name, key.code)), "neighbours.code_not_known") << name;
    for (const std::string& code :
         {std::string(), std::string("BCDFGH"), key.code + "B", std::string("AEIOUA")})
        EXPECT_EQ(outcome_of(by_code("Rosa", code)), "neighbours.code_not_known") << code;
    for (const std::string& link : {std::string(), key.link.substr(1), key.link + "A", key.code})
        EXPECT_EQ(outcome_of(by_link(link)), "neighbours.link_over") << link;
}

TEST_P(NeighbourKeys, AreOverWhenTheyAreRevoked) {
    const std::string theirs = open(neighbour);
    ASSERT_TRUE(session(theirs)->is_by_key());
    ASSERT_EQ(outcome([&](auto& tx) { return revoke_key(tx, amina, neighbour); }), "done");
    EXPECT_FALSE(session(theirs)) << "at once";
    EXPECT_FALSE(by_link(key.link).ok());
    EXPECT_FALSE(by_code("Rosa", key.code).ok());
    EXPECT_FALSE(look_at(bo, neighbour)->key_until);
}

TEST_P(NeighbourKeys, ReplaceEachOther) {
    const std::string theirs = open(neighbour);
    const Key another = key_for(bo, neighbour).value();
    EXPECT_FALSE(session(theirs));
    EXPECT_FALSE(by_link(key.link).ok());
    EXPECT_TRUE(by_link(another.link).ok());
    EXPECT_TRUE(by_code("Rosa", another.code).ok());
}

TEST_P(NeighbourKeys, EndByThemselvesUnlessTheyAreUsed) {
    clock.advance(key_life - 1h);
    EXPECT_TRUE(by_link(key.link).ok());
    const std::string theirs = open(neighbour);
    clock.advance(13 * 24h);
    EXPECT_TRUE(session(theirs));
    clock.advance(key_life - 14 * 24h);
    EXPECT_TRUE(by_link(key.link).ok()) << "it lives on from when it was used";
    clock.advance(24h);
    EXPECT_FALSE(by_link(key.link).ok());
    EXPECT_FALSE(by_code("Rosa", key.code).ok());
    EXPECT_FALSE(session(theirs));
    EXPECT_EQ(outcome_of(write([&](db::Transaction& tx) {
                  return open_session(tx, randomness, neighbour, locale::Language());
              })),
              "neighbours.link_over");
}

TEST_P(NeighbourKeys, EndTheSessionHoweverBusyItIs) {
    const std::string theirs = open(neighbour);
    for (Instant const end = clock.now() + key_life; clock.now() + 24h < end; clock.advance(24h)) {
        ASSERT_TRUE(session(theirs));
        change([&](db::Transaction& tx) { web::touch_session(tx, theirs); });
    }
    clock.advance(25h);
    EXPECT_FALSE(session(theirs));
}

TEST_P(NeighbourKeys, LetTheirHolderActForNobody) {
    const std::string theirs = open(neighbour);
    change([&](db::Transaction& tx) { web::act_for(tx, theirs, bo); });
    EXPECT_EQ(session(theirs)->acting_for, std::nullopt);
}

TEST_P(NeighbourKeys, AreNotGuessedHoweverTheNameIsWritten) {
    people::Attempts attempts(clock, randomness);
    const auto guess = [&](std::string_view name, std::string_view code) {
        return outcome_of(prove_code(database(), attempts, sealing(), name, code));
    };
    const std::string wrong = key.code == "BBBBBB" ? "CCCCCC" : "BBBBBB";
    for (int i = 0; i < people::Attempts::most - 1; ++i)
        EXPECT_EQ(guess("Rosa", wrong), "neighbours.code_not_known");
    EXPECT_EQ(guess("Rosa", key.code), "done") << "nine wrong ones do not keep her out, and are forgotten";
    for (const char* name : {"Rosa", "rosa", "ROSA by the sea", " Rosa", "Rosa\u200b", "R\u00f3sa", "Rosa  x",
                             "\tRosa", "Rosa\n", "rosa by the mill"})
        EXPECT_EQ(guess(name, wrong), "neighbours.code_not_known") << name;
    for (const char* name : {"Rosa", "Rosa by the mill", "\u200bROSA"})
        EXPECT_EQ(guess(name, key.code), "people.too_many_tries") << name << ", with the right code";
    EXPECT_EQ(guess("Bo", wrong), "neighbours.code_not_known") << "others go on";
    clock.advance(people::Attempts::window);
    EXPECT_EQ(guess("Rosa by the mill", key.code), "done");
}

/// A thief of the data has every byte of it, and not the key.
class StolenNeighbours : public NeighboursTest {
protected:
    std::string stolen_bytes() {
        database().checkpoint();
        const auto file = std::filesystem::path(url().substr(std::string_view("sqlite:").size()));
        std::string bytes;
        for (const auto& each : std::filesystem::directory_iterator(file.parent_path()))
            if (each.is_regular_file())
                bytes += tests::file_text(each.path());
        return bytes;
    }
};
INSTANTIATE_TEST_SUITE_P(On, StolenNeighbours, ::testing::Values(db::Engine::sqlite), db::engine_of);

TEST_P(StolenNeighbours, TellNeitherPhoneNorCodeNorLink) {
    const PersonId neighbour = enter(bo, rosa()).value();
    const Key key = key_for(bo, neighbour).value();
    const Received other = receive(rosas_intake());
    const std::string bytes = stolen_bytes();
    EXPECT_THAT(bytes, HasSubstr("Rosa by the mill")) << "the scan finds what is there";
    for (const std::string& secret :
         {std::string("900123"), std::string("900 123"), std::string("90 01 23"), std::string("00900123"),
          std::string("before noon"), key.code, key.link, other.key.code, other.key.link})
        EXPECT_THAT(bytes, Not(HasSubstr(secret)));
    ASSERT_EQ(outcome([&](auto& tx) { return forget_neighbour(tx, *vault, bo, neighbour); }), "done");
    EXPECT_THAT(stolen_bytes(), Not(HasSubstr("Rosa by the mill"))) << "and when they go, they are gone";
}

}
}
