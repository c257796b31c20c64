#pragma once
#include "base/guarded.hpp"
#include "base/randomness.hpp"
#include "platform/db/database.hpp"

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

/// Work that is done after the transaction that asked for it: reactions to events, jobs at a moment,
/// and jobs that recur. It waits in tables, so that nothing is forgotten when a process ends.
namespace plenty::jobs {

/// One piece of work.
struct Task {
    std::int64_t id = 0; ///< the same at each try, and never that of another task
    std::string name;
    std::string body; ///< what was published or scheduled
    int tries = 0;    ///< 1 at the first try
};

/// What a feature does about an event, inside one transaction that also ends the task: it happens
/// exactly once. Whatever must leave the database (mail, the network) it schedules as a job. A
/// refusal means that there is nothing left to do; an exception, that it is to be tried again.
using Reaction = std::function<Outcome(db::Transaction&, const Task&)>;

/// Work outside a transaction. It happens at least once: whoever cannot bear twice keeps the id. An
/// exception means that it is to be tried again.
using Job = std::function<void(const Task&)>;

/// Has the job `name` done at `at` or soon after, if the transaction is committed.
void schedule(db::Transaction& transaction, std::string_view name, std::string_view body, Instant at);

struct JobsOptions {
    int most_tries = 15; ///< then a task is parked: about a day after its first try
    std::chrono::seconds first_pause{5};
    std::chrono::seconds longest_pause{std::chrono::hours(6)};
    std::chrono::seconds longest_run{std::chrono::minutes(5)}; ///< then somebody else may take it
    std::chrono::hours keep_parked{std::chrono::days(14)};     ///< then a parked task is deleted
    std::chrono::milliseconds look_every{std::chrono::milliseconds(250)};
};

/// Knows who does what, and does it.
///
/// A task that fails is tried again after a pause that doubles, less a random part so that many do
/// not come back at once. One that keeps failing is parked, where `plenty doctor` shows it; a job
/// that recurs is not parked, but waits for its next turn. A finished task leaves nothing behind.
///
/// Names are for ever: a waiting task is found again by its name after an upgrade. An event that
/// nobody listens to is forgotten.
///
/// on(), at() and every() are for one thread, before work begins. Then any number of threads and,
/// on PostgreSQL, processes may work at the same time.
class Jobs {
public:
    Jobs(db::Database& database, const Clock& clock, Randomness& randomness, JobsOptions options = {});

    /// Calls `reaction`, known as `name`, for each event called `event`.
    void on(std::string_view event, std::string_view name, Reaction reaction);
    /// Does `job` when schedule() has asked for `name`.
    void at(std::string_view name, Job job);
    /// Does `job` once per period in the whole network of processes, and once at the very first
    /// start; after a long standstill once, not as often as was missed.
    void every(std::chrono::seconds period, std::string_view name, Job job);

    /// Does all that is due, and all that becomes due by it. Returns how many tries that were.
    /// Throws Fault only if the database fails.
    int run_due() { return run_due(std::stop_token()); }

    /// Keeps doing what is due until asked to stop; a task that has begun is finished first. For a
    /// thread that app/ owns.
    void run(const std::stop_token& stop);

private:
    struct Work {
        Reaction reaction;
        Job job;
        std::optional<std::chrono::seconds> period;
    };

    int run_due(const std::stop_token& stop);
    int work_off(const std::stop_token& stop);
    bool is_anything_due();
    void add(std::string_view name, Work work);
    void ensure_recurring();
    void hand_out_events();
    std::optional<Task> take_due();
    void attempt(const Task& task);
    void perform(const Task& task);
    void react(const Work& work, const Task& task);
    void finish(const Task& task, const Work& work);
    void put_off(const Task& task, std::string_view trouble);
    std::chrono::microseconds pause_after(int tries);

    // fixed once work begins
    db::Database& database_;
    const Clock& clock_;
    Randomness& randomness_;
    JobsOptions options_;
    std::map<std::string, std::vector<std::string>, std::less<>> listeners_;
    std::map<std::string, Work, std::less<>> work_;

    // synchronises itself
    Guarded<bool> recurring_are_there_;
};

/// A task that has failed, for `plenty doctor`. It says nothing of what the task was about.
struct TroubledTask {
    std::string name;
    int tries = 0;
    std::string trouble;
    std::optional<Instant> parked_at; ///< if it is not tried again by itself
};

/// Up to a hundred tasks that have failed last time they were tried.
std::vector<TroubledTask> list_troubled(const db::Reader& reader);

/// Makes every parked task due again. Returns how many there were.
std::int64_t retry_parked(db::Transaction& transaction);

}
