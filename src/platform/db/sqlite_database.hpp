#pragma once
#include "platform/db/database.hpp"
#include "platform/db/group_writer.hpp"
#include "platform/db/pool.hpp"
#include "platform/db/sqlite_connection.hpp"

namespace plenty::db {

/// A Database in one file, for one machine.
class SqliteDatabase final : public Database {
public:
    SqliteDatabase(std::string path, const DatabaseOptions& options, const Clock& clock);

    void migrate(std::span<const Migration> migrations) override;
    std::vector<std::string> applied_migrations() override;
    void checkpoint() override;

private:
    void read_with(const std::function<void(Reader&)>& look) override;
    void write_with(const std::function<Verdict(Transaction&)>& change) override;
    std::unique_ptr<SqliteConnection> connect(SqliteSettings settings) const;

    // fixed after construction
    std::string path_;
    bool sync_commits_;
    const Clock& clock_;

    // synchronise themselves
    GroupWriter writer_;
    Pool<SqliteConnection> readers_;
};

}
