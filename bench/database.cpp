// What a durable write costs, alone and in company.
#include "platform/db/database.hpp"

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

namespace {

using namespace plenty;
using Seconds = std::chrono::duration<double>;

constexpr Seconds length{2};
constexpr db::Migration posts{"0001_posts",
                              "CREATE TABLE posts (id {id} PRIMARY KEY, words {text}) {strict};"};
constexpr std::string_view insert = "INSERT INTO posts (id, words) VALUES ($1, $2)";
constexpr db::Query<2> insert_post{{"bench.insert_post", insert, insert}};

/// Where the disk is that the program is built on; /tmp may be in memory.
std::string fresh_directory() {
    auto path = (std::filesystem::current_path() / "build" / "database-bench-XXXXXX").string();
    if (!mkdtemp(path.data()))
        throw Fault("run this where build/ is");
    return path;
}

/// Acknowledged writes per second of that many threads.
double rate(db::Database& database, int threads, std::atomic<std::int64_t>& next) {
    const std::string words(200, 'w');
    std::atomic<std::int64_t> written = 0;
    const auto start = std::chrono::steady_clock::now();
    {
        std::vector<std::jthread> running;
        for (int i = 0; i < threads; ++i)
            running.emplace_back([&] {
                for (; std::chrono::steady_clock::now() - start < length; ++written)
                    static_cast<void>(database.write([&](db::Transaction& transaction) -> Outcome {
                        transaction.run(insert_post, next++, words);
                        return Done{};
                    }));
            });
    }
    return static_cast<double>(written) / Seconds(std::chrono::steady_clock::now() - start).count();
}

bool measure(const std::string& directory) {
    const SystemClock clock;
    const auto database = db::Database::open({.url = "sqlite:" + directory + "/plenty.db"}, clock);
    database->migrate(std::span(&posts, 1));
    std::atomic<std::int64_t> next = 1;
    const double alone = rate(*database, 1, next);
    const double together = rate(*database, 64, next);
    const double ratio = together / alone;
    std::printf("durable writes/s, 1 thread  %.0f  -  ok\n", alone);
    std::printf("durable writes/s, 64 threads  %.0f  -  ok\n", together);
    std::printf("64 threads : 1 thread  %.1f  >= 10  %s\n", ratio, ratio >= 10 ? "ok" : "short");
    return ratio >= 10;
}

}

int main() {
    const auto directory = fresh_directory();
    const bool enough = measure(directory);
    std::filesystem::remove_all(directory);
    return enough ? 0 : 1;
}
