#include "handovers/village_testing.hpp"
#include "platform/crypto/sealing.hpp"
#include "testing/project.hpp"

#include <cstring>
#include <filesystem>

namespace plenty::handovers {
namespace {

namespace fs = std::filesystem;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;

/// Every byte below a directory, file after file.
std::string all_bytes(const fs::path& directory) {
    std::string bytes;
    for (const auto& entry : fs::recursive_directory_iterator(directory))
        if (entry.is_regular_file())
            bytes += tests::file_text(entry.path());
    return bytes;
}

std::string column_bytes(std::int64_t value) {
    std::string bytes(8, '\0');
    for (std::size_t i = 0; i < 8; ++i)
        bytes[i] = static_cast<char>(static_cast<std::uint64_t>(value) >> (8 * (7 - i)));
    return bytes;
}

/// How often two ids stand as close as in one row. Lists of members have them close, too: what counts is
/// that nothing adds to it.
int times_side_by_side(std::string_view bytes, PersonId one, PersonId another) {
    const std::string first = column_bytes(one.value());
    const std::string second = column_bytes(another.value());
    int times = 0;
    for (auto at = bytes.find(first); at != bytes.npos; at = bytes.find(first, at + 1)) {
        const auto from = at < 24 ? 0 : at - 24;
        if (bytes.substr(from, at + 32 - from).find(second) != bytes.npos)
            ++times;
    }
    return times;
}

/// What a thief learns who carries off the whole data directory, and the master key as well.
struct Loot {
    bool knows_the_pair = false;
    std::vector<std::string> texts; ///< of every envelope they can open
};

class GoneTest : public Village {
protected:
    void open_vault() override {
        fs::create_directory(home() / "vault");
        vault = vault::Vault::open(home() / "vault", master, randomness, clock);
    }

    fs::path home() const { return fs::path(directory.path()) / "home"; }
    /// Where the database keeps its file and its log.
    fs::path database_home() const {
        return fs::path(url().substr(std::string_view("sqlite:").size())).parent_path();
    }

    void SetUp() override {
        fs::create_directory(home());
        Village::SetUp();
    }

    std::string database_bytes() {
        database().checkpoint();
        return all_bytes(database_home());
    }

    /// Opens a copy of the vault, and then tries each key on each place of the stolen bytes.
    Loot loot() {
        const fs::path stolen = fs::path(directory.path()) / "stolen";
        fs::remove_all(stolen);
        fs::copy(home() / "vault", stolen, fs::copy_options::recursive);
        const auto copy = vault::Vault::open(stolen, master, randomness, clock);
        const std::string bytes = database_bytes();
        Loot loot;
        for (const vault::Match& match : copy->of_person(amina)) {
            loot.knows_the_pair = loot.knows_the_pair || match.replier == bo;
            for (std::uint32_t number = 0; number < match.terms.messages; ++number)
                open_each(bytes, match, number, loot.texts);
        }
        return loot;
    }

    static void open_each(std::string_view bytes, const vault::Match& match, std::uint32_t number,
                          std::vector<std::string>& texts) {
        const auto id = vault::envelope_id(match.message_key, number);
        const auto key = crypto::derive(match.message_key, "sealing");
        for (auto at = bytes.find(id.bytes()); at != bytes.npos; at = bytes.find(id.bytes(), at + 1))
            if (const auto text = crypto::open(key, bytes.substr(at + id.bytes().size(), 512), id.bytes()))
                texts.push_back(*text);
    }

    db::TemporaryDirectory directory;
};
INSTANTIATE_TEST_SUITE_P(On, GoneTest, ::testing::Values(db::Engine::sqlite), db::engine_of);

TEST_P(GoneTest, WhatTheTwoWroteAndThatTheyMet) {
    const PostId bread = post(amina, gifts::Side::offer, 1);
    const int as_members = times_side_by_side(database_bytes(), amina, bo);
    const MatchId match = agreed_match(bread);
    ASSERT_TRUE(say(bo, match, "CanaryWords").ok());
    const auto key = vault->find(match)->message_key.copy();
    const auto first_envelope = vault::envelope_id(key, 0);

    const Loot before = loot();
    EXPECT_TRUE(before.knows_the_pair);
    for (const char* canary : {"CanaryPhone", "CanaryBell", "CanaryWords"})
        EXPECT_THAT(before.texts, Contains(HasSubstr(canary)));
    EXPECT_THAT(database_bytes(), HasSubstr(std::string(first_envelope.bytes())));
    EXPECT_THAT(database_bytes() + all_bytes(home()), Not(HasSubstr("Canary"))) << "not even while it lasts";
    EXPECT_EQ(times_side_by_side(database_bytes() + all_bytes(home()), amina, bo), as_members);

    ASSERT_TRUE(done(amina, match).ok());
    const Loot at_once = loot();
    EXPECT_FALSE(at_once.knows_the_pair);
    EXPECT_TRUE(at_once.texts.empty());

    sweep(database(), *vault, randomness);
    EXPECT_THAT(database_bytes(), Not(HasSubstr(std::string(first_envelope.bytes()))))
        << "the envelopes are gone from the pages, even for whoever kept the key";
    EXPECT_EQ(times_side_by_side(database_bytes() + all_bytes(home()), amina, bo), as_members);
    EXPECT_THAT(database_bytes() + all_bytes(home()), Not(HasSubstr("Canary")));
}

TEST_P(GoneTest, TheScanSeesIdsSideBySide) {
    const std::string row = "row" + column_bytes(amina.value()) + "--" + column_bytes(bo.value());
    EXPECT_EQ(times_side_by_side(row, amina, bo), 1);
    EXPECT_EQ(times_side_by_side(row, bo, amina), 1);
    EXPECT_EQ(times_side_by_side(row, amina, chipo), 0);
}

}
}
