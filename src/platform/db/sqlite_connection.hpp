#pragma once
#include "platform/db/database.hpp"

#include <functional>
#include <memory>
#include <string>
#include <unordered_map>

struct sqlite3;
struct sqlite3_stmt;

namespace plenty::db {

/// What a connection to the file may do, and how carefully.
struct SqliteSettings {
    enum class Access { read, write } access = Access::write;
    bool sync_commits = true;
    int busy_timeout = 10'000; ///< milliseconds to wait for another process that writes
};

/// One connection to an SQLite file, by one thread at a time: write-ahead log, full durability,
/// deleted content overwritten, nothing temporary on disk. Statements are prepared once.
class SqliteConnection final : public Connection {
public:
    /// Opens the file, and creates it if it is to be written. Throws Fault.
    SqliteConnection(const std::string& path, const SqliteSettings& settings);
    ~SqliteConnection() override;
    SqliteConnection(const SqliteConnection&) = delete;
    SqliteConnection& operator=(const SqliteConnection&) = delete;

    Engine engine() const override { return Engine::sqlite; }

    std::int64_t run(const Statement& statement, std::span<const Parameter> parameters,
                     const std::function<void(const Row&)>& each) override;
    void script(std::string_view sql) override;

    /// Whether a transaction is open; a full disk ends one unasked.
    bool in_transaction() const;
    /// Moves the write-ahead log into the file and empties it. Throws Fault while readers hold it.
    void truncate_log();

private:
    struct Close {
        void operator()(sqlite3* database) const;
    };

    struct Finalize {
        void operator()(sqlite3_stmt* statement) const;
    };

    struct TextHash {
        using is_transparent = void;

        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };

    struct Prepared {
        std::unique_ptr<sqlite3_stmt, Finalize> statement;
        std::vector<int> places; ///< where SQLite has put $1, $2, ...
    };

    void configure(const SqliteSettings& settings);
    Prepared& prepared(const Statement& statement);
    void bind(const Prepared& prepared, std::span<const Parameter> parameters, std::string_view name);
    [[noreturn]] void fail(std::string_view what) const;

    std::unique_ptr<sqlite3, Close> database_;
    std::unordered_map<std::string, Prepared, TextHash, std::equal_to<>> prepared_; ///< by text
};

}
