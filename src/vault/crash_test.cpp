#include "vault/scan_testing.hpp"
#include "vault/vault.hpp"

#include <gtest/gtest.h>

#include <array>
#include <map>
#include <set>
#include <sstream>

/// Pulls the plug at every step of a scripted session, and again at every step of the opening that follows.
namespace plenty::vault {
namespace {

using namespace std::chrono_literals;

/// What callers were told, and what was under way when the plug was pulled.
struct Told {
    std::map<int, Terms> live;
    std::set<int> closed;
    unsigned counted = 0;
    std::optional<int> under_way = {};
    std::optional<Terms> wanted = {}; ///< the terms under way; nothing for a closing
    bool is_counting = false;
    bool is_releasing = false;
};

class Session {
public:
    explicit Session(std::uint64_t seed) : randomness(seed), master(crypto::SecretKey::random(randomness)) {}

    /// The script; throws PowerCut or Fault wherever the disk does.
    void run() {
        open();
        add(0);
        add(1);
        change(0, State::chosen);
        add(2);
        add(3); // grows
        close(1, food);
        change(2, State::agreed);
        add(4);
        close(0, food);
        close(3, std::nullopt);
        add(5);
        release();
        close(2, food);
        add(6);
        add(7);
        add(8); // grows
        close(8, std::nullopt);
    }

    void open() {
        vault.reset();
        vault = Vault::open(disk->folder(), master, randomness, clock, 4);
    }

    /// Each way in which the vault and what callers were told differ.
    std::string problems() {
        std::ostringstream out;
        for (int number = 0; number <= 8; ++number)
            check(number, out);
        if (disk->files.at("match.0")->synced != disk->files.at("match.1")->synced)
            out << "the copies differ; ";
        check_readable(out);
        check_counts(out);
        return out.str();
    }

    static constexpr CommunityId harbour{301};
    static constexpr kinds::KindId food{1};

    std::shared_ptr<TestDisk> disk = std::make_shared<TestDisk>();
    SeededRandomness randomness;
    MovedClock clock;
    crypto::MasterKey master;
    std::unique_ptr<Vault> vault;
    Told told;

private:
    Match there(int number) { return std::move(vault->of_person(replier(number)).at(0)); }

    void begin(int number, std::optional<Terms> wanted, bool is_counting = false) {
        told.under_way = number;
        told.wanted = wanted;
        told.is_counting = is_counting;
    }

    void add(int number) {
        const Terms terms{State::replied, {}, {}, 0, clock.now() + 72h};
        begin(number, terms);
        (void)vault->add({PostId(number + 1), harbour, poster, replier(number), Quantity(1), terms.deadline})
            .value();
        told.live[number] = terms;
        told.under_way.reset();
    }

    void change(int number, State state) {
        Terms terms = told.live.at(number);
        terms.state = state;
        begin(number, terms);
        const Match match = there(number);
        (void)vault->change(match.id, match.generation, terms).value();
        told.live[number] = terms;
        told.under_way.reset();
    }

    void close(int number, std::optional<kinds::KindId> kind) {
        begin(number, std::nullopt, kind.has_value());
        (void)vault->close(there(number).id, kind).value();
        told.live.erase(number);
        told.closed.insert(number);
        told.counted += kind.has_value();
        told.under_way.reset();
    }

    void release() {
        clock.move(24h * 7);
        told.is_releasing = true;
        for (const auto& week : vault->release())
            told.counted -= week.count;
        told.is_releasing = false;
    }

    bool is_as_told(int number, const std::optional<Terms>& now) const {
        const auto before = told.live.find(number);
        const auto was = before == told.live.end() ? std::nullopt : std::optional(before->second);
        return now == was || (told.under_way == number && now == told.wanted);
    }

    void check(int number, std::ostream& out) const {
        const auto found = vault->of_person(replier(number));
        const auto now = found.empty() ? std::nullopt : std::optional(found.at(0).terms);
        if (found.size() > 1 || !is_as_told(number, now))
            out << "reply " << number << " is not as told; ";
    }

    void check_readable(std::ostream& out) const {
        for (const auto& [name, file] : disk->files) {
            for (int number = 0; number <= 8; ++number) {
                const bool is_live = !vault->of_person(replier(number)).empty();
                if (name.starts_with("match.") && !name.ends_with(".new") &&
                    reveals(file->synced, master, number) != is_live)
                    out << name << (is_live ? " lacks" : " reveals") << " reply " << number << "; ";
            }
        }
    }

    void check_counts(std::ostream& out) {
        const bool is_done =
            told.is_counting && told.under_way && vault->of_person(replier(*told.under_way)).empty();
        clock.move(24h * 7);
        unsigned count = 0;
        for (const auto& week : vault->release())
            count += week.count;
        if (count != told.counted + is_done && !told.is_releasing)
            out << "counts " << count << " of " << told.counted + is_done << "; ";
    }
};

int steps_of_script() {
    Session session(1);
    session.run();
    return session.disk->steps;
}

struct Cut {
    int at;
    Unsynced what;
    std::uint64_t seed;
    int again_at = 0; ///< a second cut in the opening that follows; 0 for none
    bool sync_lies = false;
};

/// Runs the script into a power cut, opens again and reports what is wrong; `steps` gets the steps of the
/// opening.
std::string after(const Cut& cut, int* steps = nullptr) {
    Session session(cut.seed);
    session.disk->cut_at = cut.at;
    session.disk->sync_lies = cut.sync_lies;
    try {
        session.run();
    } catch (const PowerCut&) {
    }
    session.disk->lose_power(cut.what, session.randomness);
    session.disk->cut_at = cut.again_at;
    try {
        session.open();
    } catch (const PowerCut&) {
        session.disk->lose_power(cut.what, session.randomness);
        session.open();
    }
    if (steps != nullptr)
        *steps = session.disk->steps;
    session.disk->cut_at = 0;
    return session.problems();
}

TEST(Crash, AScriptThatIsNotInterruptedEndsAsTold) {
    Session session(1);
    session.run();
    EXPECT_EQ(session.problems(), "");
    session.open();
    EXPECT_EQ(session.vault->of_person(poster).size(), 5u - 1u);
}

TEST(Crash, AtEveryStepLosesNothingAcknowledgedAndRevealsNothingClosed) {
    const int steps = steps_of_script();
    EXPECT_GT(steps, 100);
    for (int at = 1; at <= steps; ++at) {
        for (const auto what : {Unsynced::lost, Unsynced::kept, Unsynced::torn}) {
            for (std::uint64_t seed = 1; seed <= (what == Unsynced::torn ? 8 : 1); ++seed)
                EXPECT_EQ(after({at, what, seed}), "") << "cut at " << at << " seed " << seed;
        }
    }
}

TEST(Crash, InTheOpeningAfterACrashToo) {
    const int steps = steps_of_script();
    int second_cuts = 0;
    for (int at = 1; at <= steps; ++at) {
        int steps_to_open = 0;
        after({at, Unsynced::torn, 3}, &steps_to_open);
        for (int again = 1; again <= steps_to_open; ++again, ++second_cuts)
            EXPECT_EQ(after({at, Unsynced::torn, 3, again}), "") << "cut at " << at << " and " << again;
    }
    EXPECT_GT(second_cuts, 500);
}

TEST(Crash, OnADiskThatOnlyPretendsToSyncIsNoticedByThisTest) {
    const int steps = steps_of_script();
    int noticed = 0;
    for (int at = 1; at <= steps; ++at) {
        try {
            noticed += !after({at, Unsynced::torn, 1, 0, true}).empty();
        } catch (const Fault&) {
            ++noticed;
        }
    }
    EXPECT_GT(noticed, steps / 2);
}

TEST(Failure, OfAnyStepIsAFaultAndLosesNothingOnceOpenedAgain) {
    const int steps = steps_of_script();
    for (int at = 1; at <= steps; ++at) {
        Session session(5);
        session.disk->fail_at = at;
        EXPECT_THROW(session.run(), Fault) << at;
        session.disk->fail_at = 0;
        session.open();
        EXPECT_EQ(session.problems(), "") << "failed at " << at;
    }
}

class Canary : public testing::Test {
protected:
    /// Whether either copy, with the master key in hand, still shows who was matched with whom.
    bool shows(int number) {
        return std::ranges::any_of(session_.disk->files, [&](const auto& each) {
            return reveals(each.second->seen, session_.master, number);
        });
    }

    MatchId add(int number) {
        return session_.vault
            ->add({PostId(1), Session::harbour, poster, replier(number), Quantity(1), Instant::max()})
            ->id;
    }

    Session session_{7};
};

TEST_F(Canary, IsSeenWhileTheMatchLivesAndGoneWhenItIsClosed) {
    session_.open();
    const MatchId first = add(1), second = add(2);
    EXPECT_TRUE(shows(1));
    EXPECT_TRUE(shows(2));
    ASSERT_TRUE(session_.vault->close(first));
    EXPECT_FALSE(shows(1));
    EXPECT_TRUE(shows(2));
    ASSERT_TRUE(session_.vault->close(second, Session::food));
    EXPECT_FALSE(shows(2));
}

TEST_F(Canary, StaysWhenTheOverwritingIsSwitchedOff) {
    session_.open();
    const MatchId first = add(1);
    const SlotSeal seal(session_.master, session_.randomness);
    keep_what_is_overwritten(*session_.disk, seal);
    ASSERT_TRUE(session_.vault->close(first));
    EXPECT_TRUE(shows(1));
}

TEST_F(Canary, IsSealedFromWhoeverHasNoKey) {
    session_.open();
    add(1);
    for (const auto& [_, file] : session_.disk->files) {
        const std::string bytes(reinterpret_cast<const char*>(file->seen.data()), file->seen.size());
        EXPECT_EQ(bytes.find(pair_canary(poster, replier(1))), std::string::npos);
    }
    SeededRandomness other(99);
    const crypto::MasterKey wrong(crypto::SecretKey::random(other));
    EXPECT_FALSE(reveals(session_.disk->files.at("match.0")->seen, wrong, 1));
}

TEST_F(Canary, FreeAndUsedSlotsLookAlike) {
    session_.open();
    for (int number = 1; number < 400; ++number)
        add(number);
    // Every byte value turns up about as often in the used half as in the free half.
    const auto& bytes = session_.disk->files.at("match.0")->seen;
    const SlotSeal seal(session_.master, session_.randomness);
    std::array<std::array<int, 256>, 2> seen{};
    std::array<int, 2> slots{};
    for (SlotNumber slot = 0; slot < bytes.size() / slot_size; ++slot) {
        const auto slot_bytes = std::span(bytes).subspan(slot * slot_size).first<slot_size>();
        const std::size_t is_used = seal.open(slot, slot_bytes).has_value();
        ++slots.at(is_used);
        for (const std::byte each : slot_bytes)
            ++seen.at(is_used).at(std::to_integer<std::size_t>(each));
    }
    ASSERT_GT(slots[0], 90);
    ASSERT_GT(slots[1], 390);
    for (std::size_t is_used : {0u, 1u}) {
        const double expected = slots.at(is_used);
        double chi_squared = 0;
        for (const int count : seen.at(is_used))
            chi_squared += (count - expected) * (count - expected) / expected;
        EXPECT_LT(chi_squared, 350) << "255 degrees of freedom: above this once in 30,000 seeds";
    }
}

}
}
