#include "platform/db/migrations.hpp"

#include "embedded/migrations.hpp"
#include "platform/db/queries.hpp"

#include <array>
#include <cctype>

namespace plenty::db {
namespace {

constexpr std::string_view own_table = R"(
CREATE TABLE IF NOT EXISTS schema_migrations (name {text} PRIMARY KEY, applied_at {integer} NOT NULL) {strict};
)";

struct TypeName {
    std::string_view hole, sqlite, postgres;
};

constexpr std::array type_names{
    TypeName{"id", "INTEGER", "BIGINT"},
    TypeName{"integer", "INTEGER", "BIGINT"},
    TypeName{"text", "TEXT", "TEXT COLLATE \"C\""},
    TypeName{"bytes", "BLOB", "BYTEA"},
    TypeName{"real", "REAL", "DOUBLE PRECISION"},
    TypeName{"numbered", "INTEGER PRIMARY KEY AUTOINCREMENT",
             "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY"},
    TypeName{"strict", "STRICT", ""},
};

std::string_view type_name(std::string_view hole, Engine engine) {
    for (const auto& name : type_names)
        if (name.hole == hole)
            return engine == Engine::sqlite ? name.sqlite : name.postgres;
    throw Fault("a migration has the unknown hole {" + std::string(hole) + "}");
}

/// The name in a hole that begins at `sql`, or nothing: '{}' is a JSON text, not a hole.
std::string_view hole_at(std::string_view sql) {
    std::size_t end = 1;
    while (end < sql.size() && std::islower(static_cast<unsigned char>(sql[end])) != 0)
        ++end;
    return end > 1 && end < sql.size() && sql[end] == '}' ? sql.substr(1, end - 1) : std::string_view();
}

/// One migration's transaction, which no other process can be in at the same time.
class MigrationTransaction {
public:
    explicit MigrationTransaction(Connection& connection) : connection_(connection) {
        connection_.script(connection_.engine() == Engine::sqlite
                               ? "BEGIN IMMEDIATE"
                               : "BEGIN; SELECT pg_advisory_xact_lock(5071931026)");
    }

    ~MigrationTransaction() {
        if (!committed_)
            roll_back();
    }

    MigrationTransaction(const MigrationTransaction&) = delete;
    MigrationTransaction& operator=(const MigrationTransaction&) = delete;

    void commit() {
        connection_.script("COMMIT");
        committed_ = true;
    }

private:
    void roll_back() noexcept {
        try {
            connection_.script("ROLLBACK");
        } catch (const Fault&) {
            // The connection is closed next, which rolls back too; the first fault tells more.
        }
    }

    Connection& connection_;
    bool committed_ = false;
};

void refuse_other_history(std::span<const Migration> known, const std::vector<std::string>& applied) {
    for (std::size_t i = 0; i < applied.size(); ++i) {
        if (i >= known.size() || applied[i] > known[i].name)
            throw Fault(i < known.size()
                            ? "the database lacks the migration " + std::string(known[i].name) +
                                  " but has the later " + applied[i] +
                                  "; it was changed by another version of this program"
                            : "the database is newer than this program: it has the migration " + applied[i] +
                                  "; install the version of Plenty that was used last");
        if (applied[i] < known[i].name)
            throw Fault(
                "the database has the migration " + applied[i] +
                ", which this program does not know; install the version of Plenty that was used last");
    }
}

/// Applies the first migration that is missing; says whether there was one.
bool apply_next(Connection& connection, std::span<const Migration> known, const Clock& clock) {
    MigrationTransaction guard(connection);
    Transaction transaction(connection, clock);
    const auto applied = transaction.list<std::string>(sql::list_migrations);
    refuse_other_history(known, applied);
    if (applied.size() == known.size())
        return false;
    const Migration& next = known[applied.size()];
    try {
        connection.script(with_type_names(next.sql, connection.engine()));
    } catch (const Fault& fault) {
        throw Fault("migration " + std::string(next.name) + ": " + fault.what());
    }
    transaction.run(sql::insert_migration, next.name, transaction.now());
    guard.commit();
    return true;
}

void ensure_own_table(Connection& connection) {
    MigrationTransaction guard(connection);
    connection.script(with_type_names(own_table, connection.engine()));
    guard.commit();
}

}

std::vector<Migration> all_migrations() {
    std::vector<Migration> migrations;
    for (const auto& file : embedded::migrations())
        migrations.push_back({file.name.substr(0, file.name.rfind('.')), file.bytes});
    return migrations;
}

std::string with_type_names(std::string_view sql, Engine engine) {
    std::string filled;
    for (std::size_t brace = sql.find('{'); brace != std::string_view::npos; brace = sql.find('{')) {
        filled += sql.substr(0, brace);
        const auto hole = hole_at(sql.substr(brace));
        filled += hole.empty() ? "{" : type_name(hole, engine);
        sql.remove_prefix(brace + (hole.empty() ? 1 : hole.size() + 2));
    }
    return filled += sql;
}

void apply_migrations(Connection& connection, std::span<const Migration> migrations, const Clock& clock) {
    ensure_own_table(connection);
    while (apply_next(connection, migrations, clock)) {
    }
}

std::vector<std::string> applied_migrations(Connection& connection) {
    ensure_own_table(connection);
    const SystemClock clock;
    return Reader(connection, clock).list<std::string>(sql::list_migrations);
}

}
