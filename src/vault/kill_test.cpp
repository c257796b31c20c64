#include "platform/crypto/crypto.hpp"
#include "vault/scan_testing.hpp"
#include "vault/vault.hpp"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <set>
#include <thread>

/// Kills a process that works on a vault on the real disk, at any moment, again and again.
namespace plenty::vault {
namespace {

namespace fs = std::filesystem;

/// A process that works on the vault and says on a pipe what it begins and what is done, until it is killed.
class Worker {
public:
    struct Line {
        char what; ///< a: adding, c: changing, x: closing; capital once it is done
        int number;
        std::int64_t quantity;
    };

    template <class Work>
    explicit Worker(Work work) {
        if (::pipe(pipe_.data()) != 0 || (child_ = ::fork()) < 0)
            throw Fault("no child process");
        if (child_ == 0) {
            ::close(pipe_[0]);
            work([this](Line line) { (void)!::write(pipe_[1], &line, sizeof line); });
            ::_exit(0);
        }
        ::close(pipe_[1]);
    }

    /// Lets it say some lines, kills it a moment later, and gives everything it said.
    std::vector<Line> kill_after(std::size_t said, std::chrono::microseconds moment) {
        std::vector<Line> lines;
        while (lines.size() < said && hear(lines)) {
        }
        std::this_thread::sleep_for(moment);
        ::kill(child_, SIGKILL);
        while (hear(lines)) {
        }
        ::close(pipe_[0]);
        int status = 0;
        ::waitpid(child_, &status, 0);
        EXPECT_TRUE(WIFSIGNALED(status)) << "it ended before it was killed";
        return lines;
    }

private:
    bool hear(std::vector<Line>& lines) {
        Line line;
        if (::read(pipe_[0], &line, sizeof line) != sizeof line)
            return false;
        lines.push_back(line);
        return true;
    }

    std::array<int, 2> pipe_{};
    pid_t child_ = 0;
};

class Killed : public testing::Test {
protected:
    using Quantities = std::map<int, std::int64_t>; ///< of live replies, by number

    Killed() {
        std::string pattern = fs::temp_directory_path() / "vault_XXXXXX";
        here_ = ::mkdtemp(pattern.data());
    }
    ~Killed() override { fs::remove_all(here_); }

    std::unique_ptr<Vault> open() { return Vault::open(here_, master_, randomness_, clock_); }

    static std::optional<std::int64_t> quantity_in(const Vault& vault, int number) {
        const auto found = vault.of_person(replier(number));
        return found.empty() ? std::nullopt : std::optional(found[0].terms.quantity.units());
    }

    /// Adds, changes and closes without end. Runs in the child.
    template <class Say>
    void work(Say say) {
        const auto vault = open();
        Quantities own = live_;
        for (int number = next_;; ++number) {
            say({'a', number, 0});
            (void)vault->add({PostId(number + 1), CommunityId(1), poster, replier(number), Quantity(1), {}});
            say({'A', number, 0});
            own[number] = 0;
            const int chosen = std::next(own.begin(), number % static_cast<int>(own.size()))->first;
            const Match match = std::move(vault->of_person(replier(chosen)).at(0));
            say({'c', chosen, number + 1});
            (void)vault->change(match.id, match.generation, {State::agreed, Quantity(number + 1)});
            say({'C', chosen, number + 1});
            if (number % 3 == 0)
                continue;
            say({'x', chosen, 0});
            (void)vault->close(match.id, kinds::KindId(1));
            say({'X', chosen, 0});
            own.erase(chosen);
        }
    }

    void set(int number, std::optional<std::int64_t> quantity) {
        if (quantity) {
            live_[number] = *quantity;
        } else {
            live_.erase(number);
            gone_.insert(number);
        }
    }

    void learn(const std::vector<Worker::Line>& lines) {
        under_way_.reset();
        for (const auto& line : lines) {
            next_ = std::max(next_, line.number + 1);
            if (std::islower(line.what)) {
                under_way_ = line;
                continue;
            }
            under_way_.reset();
            set(line.number, line.what == 'X' ? std::nullopt : std::optional(line.quantity));
            ++done_;
        }
    }

    /// What was under way may have happened or not; from here on it counts as it turned out.
    void settle(const Vault& vault) {
        if (!under_way_)
            return;
        const auto& [what, number, quantity] = *under_way_;
        const auto told = live_.contains(number) ? std::optional(live_[number]) : std::nullopt;
        const auto wanted = what == 'x' ? std::nullopt : std::optional(quantity);
        const auto now = quantity_in(vault, number);
        EXPECT_TRUE(now == told || now == wanted) << what << number;
        set(number, now);
    }

    void compare(const Vault& vault) const {
        EXPECT_EQ(vault.of_person(poster).size(), live_.size());
        for (const auto& [number, quantity] : live_)
            EXPECT_EQ(quantity_in(vault, number), quantity) << "acknowledged, then lost: " << number;
    }

    void scan() const {
        const std::string first = bytes_of("match.0");
        EXPECT_EQ(first, bytes_of("match.1"));
        const std::string text = readable(std::as_bytes(std::span(first)), master_);
        for (const int number : gone_)
            EXPECT_EQ(text.find(pair_canary(poster, replier(number))), std::string::npos) << number;
        for (const auto& [number, _] : live_)
            EXPECT_NE(text.find(pair_canary(poster, replier(number))), std::string::npos) << number;
    }

    std::string bytes_of(std::string_view name) const {
        std::ifstream in(here_ / name, std::ios::binary);
        return {std::istreambuf_iterator(in), std::istreambuf_iterator<char>()};
    }

    fs::path here_;
    crypto::SystemRandomness randomness_;
    SystemClock clock_;
    crypto::MasterKey master_{crypto::SecretKey::random(randomness_)};

    Quantities live_;
    std::set<int> gone_;
    std::optional<Worker::Line> under_way_;
    int next_ = 0;
    int done_ = 0;
};

TEST_F(Killed, AtAnyMomentItLosesNothingAcknowledgedAndRevealsNothingClosed) {
    std::mt19937 dice(std::random_device{}());
    for (int round = 0; round < 20; ++round) {
        Worker worker([&](auto say) { work(say); });
        learn(worker.kill_after(dice() % 12, std::chrono::microseconds(dice() % 6'000)));
        const auto vault = open();
        settle(*vault);
        compare(*vault);
        scan();
    }
    EXPECT_GT(done_, 20);
    EXPECT_FALSE(gone_.empty());
}

}
}
