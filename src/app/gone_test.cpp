#include "app/house_testing.hpp"
#include "gifts/gifts.hpp"
#include "people/people.hpp"
#include "platform/crypto/sealing.hpp"
#include "platform/log/log.hpp"
#include "testing/project.hpp"
#include "vault/keeping_testing.hpp"
#include "vault/scan_testing.hpp"

#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <set>

namespace plenty::app {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::Contains;
using testing::IsEmpty;
using testing::Not;
using namespace std::chrono_literals;

/// Words that two people write to each other, each unlike anything else on the disk.
constexpr std::array canaries{"CanaryDoor", "CanaryLibrary", "CanaryPhone", "CanaryBell", "CanaryHello"};
/// What the board shows of the post.
constexpr const char* in_public = "CanarySourdough";

/// How an id lies in a file: as a column, as the number of a row, in the vault, in an address.
std::vector<std::string> spellings(PersonId person) {
    const auto value = static_cast<std::uint64_t>(person.value());
    std::string column(8, '\0'), little(8, '\0'), row(9, '\0');
    for (unsigned i = 0; i < 8; ++i) {
        little[i] = static_cast<char>(value >> (8 * i));
        column[7 - i] = little[i];
        row[7 - i] = static_cast<char>(0x80 | ((value >> (8 + 7 * i)) & 0x7f));
    }
    row[8] = static_cast<char>(value);
    return {column, little, row, person.text()};
}

bool stand_side_by_side(std::string_view bytes, PersonId one, PersonId another) {
    constexpr std::size_t near = 48;
    for (const std::string& first : spellings(one))
        for (auto at = bytes.find(first); at != bytes.npos; at = bytes.find(first, at + 1)) {
            const std::size_t from = at < near ? 0 : at - near;
            const std::string_view around = bytes.substr(from, at + first.size() + near - from);
            for (const std::string& second : spellings(another))
                if (around.find(second) != around.npos)
                    return true;
        }
    return false;
}

std::string bytes_below(const fs::path& directory) {
    std::string bytes;
    for (const auto& entry : fs::recursive_directory_iterator(directory))
        if (entry.is_regular_file())
            bytes += tests::file_text(entry.path());
    return bytes;
}

constexpr db::Query<0> list_sealed{{"sealed",
                                    "SELECT sealed FROM envelopes UNION ALL SELECT place_sealed FROM posts "
                                    "WHERE place_sealed IS NOT NULL",
                                    ""}};

/// A node with its database, its vault and its log in one directory, and a thief who carries that off
/// together with the key that lies elsewhere.
class GoneTest : public HouseTest {
protected:
    void SetUp() override {
        fs::create_directories(data());
        log_.open(data() / "plenty.log");
        log::open(log::Level::debug, log_);
        HouseTest::SetUp();
        choose_the_two();
    }
    void TearDown() override { log::open(log::Level::warning, std::clog); }

    fs::path data() const { return fs::path(directory.path()) / "data"; }

    std::unique_ptr<Parts> open(const config::Config& config) override {
        config::Config own = config;
        own.data = data();
        own.database = "sqlite:" + (data() / "plenty.db").string();
        return std::make_unique<Parts>(own, clock, Otherwise{vault_folder(), cheap});
    }
    virtual std::unique_ptr<vault::Folder> vault_folder() { return nullptr; }

    /// Two of twelve neighbours who stand together in no list, neither by age nor by id, so that wherever
    /// their ids are close it is because they met.
    void choose_the_two() {
        street = settle();
        std::vector<PersonId> people;
        for (int i = 0; i < 12; ++i)
            people.push_back(let_in("Neighbour" + std::to_string(i)));
        auto by_id = people;
        std::ranges::sort(by_id);
        const auto rank = [&](std::size_t i) { return std::ranges::find(by_id, people[i]) - by_id.begin(); };
        for (std::size_t one = 0; one < people.size(); ++one)
            for (std::size_t other = one + 4; other < people.size(); ++other)
                if (std::abs(rank(one) - rank(other)) >= 4) {
                    street.people[Who::poster] = giver = people[one];
                    street.people[Who::replier] = receiver = people[other];
                }
        for (const Who who : {Who::poster, Who::replier})
            street.sessions[who] = sessions.at(street.people[who]);
    }

    PersonId let_in(const std::string& name) {
        const auto community = house().database->read([&](db::Reader& reader) {
            return communities::find_community(reader, street.parts.at("community"));
        });
        return *write([&](db::Transaction& tx) -> Result<PersonId> {
            const auto joined =
                TRY(people::join(tx, house().randomness, {name, name, "none", locale::Language()}));
            const auto token = TRY(
                communities::invite(tx, house().randomness, street.people.at(Who::steward), community->id));
            TRY(communities::join_by_invite(tx, joined.person, token));
            sessions[joined.person] =
                web::start_session(tx, house().randomness, joined.person, locale::Language());
            return joined.person;
        });
    }

    std::string step(Who who, const std::string& path, std::string_view form) {
        const auto answer = send(street, who, street.filled(path),
                                 http::parse_urlencoded(street.filled(std::string(form))).value());
        EXPECT_EQ(answer.status, 303) << path << '\n' << answer.body;
        return std::string(answer.headers.get("location"));
    }

    /// From the offer to the last message, through the pages.
    void meet() {
        const auto before = all_sealed();
        const std::string post =
            step(Who::poster, "/c/{community}/offers",
                 "kind={bread}&area={area}&quantity=1&words=CanarySourdough&place=12+CanaryDoor+Lane");
        way = step(Who::replier, post + "/reply", "quantity=1&words=CanaryHello");
        step(Who::poster, way + "/answer", "answer=yes&quantity=1");
        step(Who::poster, way + "/meeting", "place=CanaryLibrary&at=2026-06-16T18:30&contact=CanaryPhone");
        step(Who::replier, way + "/agree", "meeting=1&contact=CanaryBell");
        step(Who::replier, way + "/messages", "words=On+my+way");
        for (const std::string& each : all_sealed())
            if (std::ranges::find(before, each) == before.end())
                sealed.push_back(each);
        house().database->checkpoint();
    }

    std::vector<std::string> all_sealed() {
        std::vector<std::string> all;
        for (const auto& each :
             house().database->read([](db::Reader& reader) { return reader.list<db::Bytes>(list_sealed); }))
            all.push_back(each.bytes);
        return all;
    }

    void let_time_pass(Instant::duration by) {
        clock.advance(by);
        house().work.run_due();
    }

    /// What can be told from the stolen directory and the key.
    std::set<std::string> found_by_a_thief() {
        const std::string bytes = bytes_below(data());
        std::set<std::string> found;
        for (const char* canary : canaries)
            if (bytes.find(canary) != std::string::npos)
                found.insert(std::string(canary) + " for everybody");
        if (bytes.find(in_public) != std::string::npos)
            found.insert("what was given");
        if (stand_side_by_side(bytes, giver, receiver))
            found.insert("the two side by side");
        if (bytes.find(way.substr(way.rfind('/') + 1)) != std::string::npos)
            found.insert("the address of the hand-over");
        for (const std::string& each : sealed)
            if (bytes.find(each) != std::string::npos)
                found.insert("sealed words");
        for (const auto& entry : fs::directory_iterator(data() / "vault"))
            break_open(tests::file_text(entry.path()), bytes, found);
        return found;
    }

    void break_open(const std::string& file, std::string_view bytes, std::set<std::string>& found) {
        const std::string slots = vault::readable(std::as_bytes(std::span(file)), house().master_key);
        for (const auto& pair : {vault::pair_canary(giver, receiver), vault::pair_canary(receiver, giver)})
            for (auto at = slots.find(pair); at != std::string::npos; at = slots.find(pair, at + 1)) {
                found.insert("the two in the vault");
                const std::size_t from = at < 256 ? 0 : at - 256;
                try_keys(std::string_view(slots).substr(from, 512), bytes, found);
            }
    }

    /// Tries whatever lies around the pair as the key of what they wrote.
    static void try_keys(std::string_view around, std::string_view bytes, std::set<std::string>& found) {
        constexpr std::size_t size = crypto::SecretKey::size;
        for (std::size_t at = 0; at + size <= around.size(); ++at) {
            const auto key =
                crypto::SecretKey::from(std::as_bytes(std::span(around.substr(at, size))).first<size>());
            for (std::uint32_t number = 0; number < 4; ++number)
                open_envelope(key, number, bytes, found);
        }
    }

    static void open_envelope(const crypto::SecretKey& key, std::uint32_t number, std::string_view bytes,
                              std::set<std::string>& found) {
        const auto id = vault::envelope_id(key, number);
        for (auto at = bytes.find(id.bytes()); at != bytes.npos; at = bytes.find(id.bytes(), at + 1)) {
            const auto text = crypto::open(crypto::derive(key, "sealing"),
                                           bytes.substr(at + id.bytes().size(), 512), id.bytes());
            for (const char* canary : canaries)
                if (text && text->find(canary) != std::string::npos)
                    found.insert(std::string(canary) + " with the key");
        }
    }

    Street street;
    PersonId giver, receiver;
    std::map<PersonId, std::string> sessions;
    std::string way;                 ///< the address of the hand-over
    std::vector<std::string> sealed; ///< what was sealed of theirs

private:
    std::ofstream log_;
};
INSTANTIATE_TEST_SUITE_P(On, GoneTest, testing::Values(db::Engine::sqlite), db::engine_of);

TEST_P(GoneTest, NothingTellsThatTheTwoEverMet) {
    meet();
    const auto before = found_by_a_thief();
    EXPECT_THAT(before,
                AllOf(Contains("the two in the vault"), Contains("what was given"), Contains("sealed words"),
                      Contains("CanaryLibrary with the key"), Contains("CanaryPhone with the key"),
                      Contains("CanaryBell with the key"), Contains("CanaryHello with the key")));
    for (const char* canary : canaries)
        EXPECT_THAT(before, Not(Contains(std::string(canary) + " for everybody")))
            << "not even while it lasts";
    EXPECT_THAT(before, Not(Contains("the two side by side"))) << "not even while it lasts";

    step(Who::replier, way + "/done", "");
    const auto at_once = found_by_a_thief();
    EXPECT_THAT(at_once, Not(Contains("the two in the vault")));
    for (const char* canary : canaries)
        EXPECT_THAT(at_once, Not(Contains(std::string(canary) + " with the key")));

    for (int day = 0; day < 9; ++day)
        let_time_pass(24h);
    EXPECT_THAT(found_by_a_thief(), IsEmpty());
}

TEST_P(GoneTest, TheScanSeesIdsSideBySide) {
    for (const std::string& one : spellings(giver))
        for (const std::string& other : spellings(receiver)) {
            EXPECT_TRUE(stand_side_by_side("row" + one + "--" + other, giver, receiver));
            EXPECT_TRUE(stand_side_by_side(other + "--" + one, giver, receiver));
            EXPECT_FALSE(stand_side_by_side(one + std::string(60, '-') + other, giver, receiver));
        }
    std::ofstream(data() / "note.txt") << giver.text() << " met " << receiver.text();
    way = "/handovers/none-yet";
    EXPECT_THAT(found_by_a_thief(), testing::ElementsAre("the two side by side"));
}

/// The same node on a disk that keeps what the vault destroys.
class GoneControl : public GoneTest {
protected:
    std::unique_ptr<vault::Folder> vault_folder() override {
        const auto key = config().vault_key;
        const auto master = crypto::MasterKey::ensure(key, data(), randomness);
        return std::make_unique<vault::KeepingFolder>(data() / "vault", master, randomness);
    }

    SeededRandomness randomness;
};
INSTANTIATE_TEST_SUITE_P(On, GoneControl, testing::Values(db::Engine::sqlite), db::engine_of);

TEST_P(GoneControl, WithoutOverwritingTheThiefKnows) {
    meet();
    step(Who::replier, way + "/done", "");
    EXPECT_THAT(found_by_a_thief(),
                AllOf(Contains("the two in the vault"), Contains("CanaryLibrary with the key"),
                      Contains("CanaryBell with the key")));
    for (int day = 0; day < 9; ++day)
        let_time_pass(24h);
    EXPECT_THAT(found_by_a_thief(), Contains("the two in the vault")) << "and for ever";
}

}
}
