#include "platform/db/sqlite_connection.hpp"

#include "platform/db/statement_log.hpp"

#include <sqlite3.h>

namespace plenty::db {
namespace {

class SqliteRow final : public Row {
public:
    SqliteRow(sqlite3_stmt* statement, std::string_view name) : statement_(statement), name_(name) {}

    int columns() const override { return sqlite3_column_count(statement_); }

    bool is_null(int column) const override { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }

    std::int64_t integer(int column) const override {
        require_value(column);
        return sqlite3_column_int64(statement_, column);
    }

    double real(int column) const override {
        require_value(column);
        return sqlite3_column_double(statement_, column);
    }

    std::string_view text(int column) const override {
        require_value(column);
        const auto* letters = static_cast<const char*>(sqlite3_column_blob(statement_, column));
        return letters ? std::string_view(letters, size(column)) : std::string_view();
    }

    std::string bytes(int column) const override { return std::string(text(column)); }

private:
    std::size_t size(int column) const {
        return static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
    }

    void require_value(int column) const {
        if (is_null(column))
            throw Fault(std::string(name_) + ": column " + std::to_string(column + 1) + " is NULL");
    }

    sqlite3_stmt* statement_;
    std::string_view name_;
};

/// Leaves a statement ready for its next run, whatever happened in this one.
class ResetAtEnd {
public:
    explicit ResetAtEnd(sqlite3_stmt* statement) : statement_(statement) {}

    ~ResetAtEnd() {
        sqlite3_reset(statement_);
        sqlite3_clear_bindings(statement_);
    }

    ResetAtEnd(const ResetAtEnd&) = delete;
    ResetAtEnd& operator=(const ResetAtEnd&) = delete;

private:
    sqlite3_stmt* statement_;
};

/// Binds one value; texts and bytes outlive the run, so SQLite need not copy them.
struct BindValue {
    sqlite3_stmt* statement;
    int place;

    int operator()(std::monostate) const { return sqlite3_bind_null(statement, place); }

    int operator()(std::int64_t value) const { return sqlite3_bind_int64(statement, place, value); }

    int operator()(double value) const { return sqlite3_bind_double(statement, place, value); }

    int operator()(std::string_view value) const {
        if (value.find('\0') != std::string_view::npos)
            return SQLITE_MISMATCH;
        const char* letters = value.empty() ? "" : value.data();
        return sqlite3_bind_text64(statement, place, letters, value.size(), SQLITE_STATIC, SQLITE_UTF8);
    }

    int operator()(BytesView value) const {
        const char* bytes = value.bytes.empty() ? "" : value.bytes.data();
        return sqlite3_bind_blob64(statement, place, bytes, value.bytes.size(), SQLITE_STATIC);
    }
};

std::optional<ConstraintViolation::Kind> violated_constraint(int code) {
    switch (code) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
        return ConstraintViolation::Kind::unique;
    case SQLITE_CONSTRAINT_FOREIGNKEY:
        return ConstraintViolation::Kind::foreign_key;
    case SQLITE_CONSTRAINT_CHECK:
    case SQLITE_CONSTRAINT_NOTNULL:
        return ConstraintViolation::Kind::check;
    default:
        return std::nullopt;
    }
}

}

void SqliteConnection::Close::operator()(sqlite3* database) const {
    sqlite3_close_v2(database);
}

void SqliteConnection::Finalize::operator()(sqlite3_stmt* statement) const {
    sqlite3_finalize(statement);
}

SqliteConnection::SqliteConnection(const std::string& path, const SqliteSettings& settings) {
    sqlite3* database = nullptr;
    const int flags =
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    const int outcome = sqlite3_open_v2(path.c_str(), &database, flags, nullptr);
    database_.reset(database);
    if (outcome != SQLITE_OK)
        fail("opening " + path);
    configure(settings);
}

SqliteConnection::~SqliteConnection() = default;

void SqliteConnection::configure(const SqliteSettings& settings) {
    sqlite3* database = database_.get();
    sqlite3_busy_timeout(database, settings.busy_timeout);
    sqlite3_db_config(database, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(database, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    script("PRAGMA journal_mode = WAL; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY;"
           "PRAGMA foreign_keys = ON; PRAGMA cache_size = -16384;"
           // 32 MB: the same pages change again and again, and each checkpoint writes and flushes each once
           "PRAGMA wal_autocheckpoint = 8000");
    script(settings.sync_commits ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = OFF");
    if (settings.access == SqliteSettings::Access::read)
        script("PRAGMA query_only = ON");
}

SqliteConnection::Prepared& SqliteConnection::prepared(const Statement& statement) {
    if (const auto known = prepared_.find(statement.sqlite); known != prepared_.end())
        return known->second;
    sqlite3_stmt* made = nullptr;
    const auto& sql = statement.sqlite;
    if (sqlite3_prepare_v3(database_.get(), sql.data(), static_cast<int>(sql.size()),
                           SQLITE_PREPARE_PERSISTENT, &made, nullptr) != SQLITE_OK)
        fail(statement.name);
    Prepared prepared{std::unique_ptr<sqlite3_stmt, Finalize>(made), {}};
    for (int number = 1; number <= sqlite3_bind_parameter_count(made); ++number)
        prepared.places.push_back(sqlite3_bind_parameter_index(made, ("$" + std::to_string(number)).c_str()));
    return prepared_.emplace(sql, std::move(prepared)).first->second;
}

void SqliteConnection::bind(const Prepared& prepared, std::span<const Parameter> parameters,
                            std::string_view name) {
    expect(parameters.size() == prepared.places.size(), "a statement gets a value for each parameter");
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        const int outcome =
            std::visit(BindValue{prepared.statement.get(), prepared.places[i]}, parameters[i]);
        if (outcome != SQLITE_OK)
            throw Fault(std::string(name) + ": value " + std::to_string(i + 1) + " cannot be bound");
    }
}

std::int64_t SqliteConnection::run(const Statement& statement, std::span<const Parameter> parameters,
                                   const std::function<void(const Row&)>& each) {
    note_statement(statement.name);
    const Prepared& found = prepared(statement);
    sqlite3_stmt* running = found.statement.get();
    expect(sqlite3_stmt_busy(running) == 0, "a statement is not run from inside itself");
    const ResetAtEnd reset(running);
    bind(found, parameters, statement.name);
    const SqliteRow row(running, statement.name);
    int outcome = sqlite3_step(running);
    for (; outcome == SQLITE_ROW; outcome = sqlite3_step(running))
        each(row);
    if (outcome != SQLITE_DONE)
        fail(statement.name);
    return sqlite3_stmt_readonly(running) != 0 ? 0 : sqlite3_changes64(database_.get());
}

void SqliteConnection::script(std::string_view sql) {
    if (sqlite3_exec(database_.get(), std::string(sql).c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        fail("a script");
}

bool SqliteConnection::in_transaction() const {
    return sqlite3_get_autocommit(database_.get()) == 0;
}

void SqliteConnection::truncate_log() {
    const int outcome =
        sqlite3_wal_checkpoint_v2(database_.get(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    if (outcome != SQLITE_OK)
        fail("emptying the write-ahead log");
}

void SqliteConnection::fail(std::string_view what) const {
    const std::string message = std::string(what) + ": " + sqlite3_errmsg(database_.get());
    if (const auto kind = violated_constraint(sqlite3_extended_errcode(database_.get())))
        throw ConstraintViolation(*kind, message);
    throw Fault(message);
}

}
