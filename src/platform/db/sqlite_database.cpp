#include "platform/db/sqlite_database.hpp"

#include "platform/db/inside.hpp"
#include "platform/db/migrations.hpp"

namespace plenty::db {
namespace {

constexpr int checkpoint_patience = 100; // milliseconds; writes wait meanwhile

/// A read transaction: everything in it sees the file as it was at its first statement.
class Snapshot {
public:
    explicit Snapshot(SqliteConnection& connection) : connection_(connection) {
        run({"begin read", "BEGIN", ""});
    }

    ~Snapshot() {
        if (connection_.in_transaction())
            run({"end read", "ROLLBACK", ""});
    }

    Snapshot(const Snapshot&) = delete;
    Snapshot& operator=(const Snapshot&) = delete;

private:
    void run(const Statement& statement) {
        connection_.run(statement, {}, [](const Row&) {});
    }

    SqliteConnection& connection_;
};

}

SqliteDatabase::SqliteDatabase(std::string path, const DatabaseOptions& options, const Clock& clock)
    : path_(std::move(path)), sync_commits_(options.sync_commits), clock_(clock), writer_(connect({}), clock),
      readers_(options.readers, [this] { return connect({.access = SqliteSettings::Access::read}); }) {}

std::unique_ptr<SqliteConnection> SqliteDatabase::connect(SqliteSettings settings) const {
    settings.sync_commits = sync_commits_;
    return std::make_unique<SqliteConnection>(path_, settings);
}

void SqliteDatabase::migrate(std::span<const Migration> migrations) {
    apply_migrations(*connect({}), migrations, clock_);
}

std::vector<std::string> SqliteDatabase::applied_migrations() {
    return db::applied_migrations(*connect({}));
}

void SqliteDatabase::checkpoint() {
    connect({.busy_timeout = checkpoint_patience})->truncate_log();
}

void SqliteDatabase::read_with(const std::function<void(Reader&)>& look) {
    Inside::expect_outside(*this);
    const auto connection = readers_.borrow();
    const Inside inside(*this);
    const Snapshot snapshot(*connection);
    Reader reader(*connection, clock_);
    look(reader);
}

void SqliteDatabase::write_with(const std::function<Verdict(Transaction&)>& change) {
    Inside::expect_outside(*this);
    writer_.write([&](Transaction& transaction) {
        const Inside inside(*this);
        return change(transaction);
    });
}

}
