#include "platform/jobs/jobs.hpp"

#include "platform/jobs/queries.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <condition_variable>
#include <mutex>

namespace plenty::jobs {
namespace {

constexpr int events_at_once = 100;

/// Sleeps until `pause` is over or a stop is requested.
void rest(const std::stop_token& stop, std::chrono::milliseconds pause) {
    std::mutex mutex;
    std::unique_lock lock(mutex);
    std::condition_variable_any().wait_for(lock, stop, pause, [] { return false; });
}

/// Writes what nothing refuses.
template <class F>
void write(db::Database& database, F&& change) {
    static_cast<void>(database.write([&](db::Transaction& transaction) -> Outcome {
        change(transaction);
        return Done{};
    }));
}

/// What may be told of the exception that is being handled. The message of one that is not ours may
/// repeat what the task was about.
std::string current_trouble() {
    try {
        throw;
    } catch (const Fault& fault) {
        return fault.what();
    } catch (const Mistake& mistake) {
        return mistake.what();
    } catch (...) {
        return "an exception of an unknown kind";
    }
}

struct PublishedEvent {
    std::string name;
    std::string body;
    Instant published_at;
};

}

void schedule(db::Transaction& transaction, std::string_view name, std::string_view body, Instant at) {
    transaction.run(sql::insert_job, name, body, at);
}

Jobs::Jobs(db::Database& database, const Clock& clock, Randomness& randomness, JobsOptions options)
    : database_(database), clock_(clock), randomness_(randomness), options_(options) {
    every(std::chrono::days(1), "jobs.forget_parked", [this](const Task&) {
        write(database_, [&](db::Transaction& transaction) {
            transaction.run(sql::delete_parked, transaction.now() - options_.keep_parked);
        });
    });
}

void Jobs::on(std::string_view event, std::string_view name, Reaction reaction) {
    add(name, {std::move(reaction), {}, {}});
    listeners_[std::string(event)].emplace_back(name);
}

void Jobs::at(std::string_view name, Job job) {
    add(name, {{}, std::move(job), {}});
}

void Jobs::every(std::chrono::seconds period, std::string_view name, Job job) {
    add(name, {{}, std::move(job), period});
}

void Jobs::add(std::string_view name, Work work) {
    expect(work_.emplace(name, std::move(work)).second, "each reaction and each job has a name of its own");
}

void Jobs::run(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        try {
            run_due(stop);
        } catch (const std::exception&) {
            spdlog::error("jobs: {}", current_trouble());
        }
        rest(stop, options_.look_every);
    }
}

int Jobs::run_due(const std::stop_token& stop) {
    ensure_recurring();
    int tries = 0;
    while (is_anything_due()) {
        hand_out_events();
        const int now_tried = work_off(stop);
        // Another process may hold what is due, or we are asked to stop.
        if (now_tried == 0)
            break;
        tries += now_tried;
    }
    return tries;
}

bool Jobs::is_anything_due() {
    return database_.read(
        [](db::Reader& reader) { return reader.load<bool>(sql::is_anything_due, reader.now()); });
}

int Jobs::work_off(const std::stop_token& stop) {
    int tries = 0;
    while (!stop.stop_requested()) {
        const auto task = take_due();
        if (!task)
            break;
        attempt(*task);
        ++tries;
    }
    return tries;
}

void Jobs::ensure_recurring() {
    recurring_are_there_.with([&](bool& are_there) {
        if (are_there)
            return;
        write(database_, [&](db::Transaction& transaction) {
            for (const auto& [name, work] : work_)
                if (work.period)
                    transaction.run(sql::ensure_recurring, name, transaction.now(),
                                    transaction.now() + std::max(*work.period, options_.longest_run));
        });
        are_there = true;
    });
}

void Jobs::hand_out_events() {
    write(database_, [&](db::Transaction& transaction) {
        for (int i = 0; i < events_at_once; ++i) {
            const auto event = transaction.find<PublishedEvent>(sql::take_event);
            if (!event)
                break;
            if (const auto listeners = listeners_.find(event->name); listeners != listeners_.end())
                for (const auto& listener : listeners->second)
                    schedule(transaction, listener, event->body, event->published_at);
        }
    });
}

std::optional<Task> Jobs::take_due() {
    return *database_.write([&](db::Transaction& transaction) -> Result<std::optional<Task>> {
        const Instant now = transaction.now();
        return transaction.find<Task>(sql::take_due, now, now + options_.longest_run);
    });
}

void Jobs::attempt(const Task& task) {
    try {
        perform(task);
    } catch (const std::exception&) {
        put_off(task, current_trouble());
    }
}

void Jobs::perform(const Task& task) {
    const auto work = work_.find(task.name);
    if (work == work_.end())
        throw Fault("this version of the program does not know how to do this");
    if (work->second.reaction)
        return react(work->second, task);
    work->second.job(task);
    finish(task, work->second);
}

void Jobs::react(const Work& work, const Task& task) {
    const auto outcome = database_.write([&](db::Transaction& transaction) -> Outcome {
        if (transaction.run(sql::delete_job, task.id, task.tries) == 0)
            return Done{};
        return work.reaction(transaction, task);
    });
    if (!outcome)
        finish(task, work);
}

void Jobs::finish(const Task& task, const Work& work) {
    write(database_, [&](db::Transaction& transaction) {
        if (work.period)
            transaction.run(sql::rest_job, task.id, task.tries, transaction.now() + *work.period);
        else
            transaction.run(sql::delete_job, task.id, task.tries);
    });
}

void Jobs::put_off(const Task& task, std::string_view trouble) {
    spdlog::warn("{} failed at try {}: {}", task.name, task.tries, trouble);
    const auto work = work_.find(task.name);
    const auto period = work == work_.end() ? std::nullopt : work->second.period;
    const bool park = !period && task.tries >= options_.most_tries;
    const auto pause = pause_after(task.tries);
    write(database_, [&](db::Transaction& transaction) {
        const Instant now = transaction.now();
        if (park)
            transaction.run(sql::park_job, task.id, task.tries, now, trouble);
        else
            transaction.run(sql::put_off_job, task.id, task.tries,
                            now + (period ? std::min<std::chrono::microseconds>(pause, *period) : pause),
                            trouble);
    });
}

std::chrono::microseconds Jobs::pause_after(int tries) {
    std::chrono::microseconds pause = options_.first_pause;
    for (int i = 1; i < tries && pause < options_.longest_pause; ++i)
        pause *= 2;
    pause = std::min<std::chrono::microseconds>(pause, options_.longest_pause);
    const auto half = static_cast<std::uint64_t>(pause.count() / 2);
    return pause - std::chrono::microseconds(half == 0 ? 0 : randomness_.number() % half);
}

std::vector<TroubledTask> list_troubled(const db::Reader& reader) {
    return reader.list<TroubledTask>(sql::list_troubled);
}

std::int64_t retry_parked(db::Transaction& transaction) {
    return transaction.run(sql::retry_parked, transaction.now());
}

}
