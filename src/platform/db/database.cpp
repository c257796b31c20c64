#include "platform/db/database.hpp"

#include "platform/db/postgres_database.hpp"
#include "platform/db/queries.hpp"
#include "platform/db/sqlite_database.hpp"

#include <algorithm>
#include <utility>

namespace plenty::db {
namespace {

constexpr std::string_view sqlite_scheme = "sqlite:";

bool is_postgres(std::string_view url) {
    return url.starts_with("postgres://") || url.starts_with("postgresql://");
}

/// On PostgreSQL a failed statement spoils the transaction, unless it stood in a savepoint.
class Attempt {
public:
    explicit Attempt(Connection& connection) : connection_(connection) { script("SAVEPOINT attempt"); }

    void keep() { script("RELEASE SAVEPOINT attempt"); }

    void undo() { script("ROLLBACK TO SAVEPOINT attempt; RELEASE SAVEPOINT attempt"); }

private:
    void script(std::string_view sql) {
        if (connection_.engine() == Engine::postgres)
            connection_.script(sql);
    }

    Connection& connection_;
};

}

std::unique_ptr<Database> Database::open(const DatabaseOptions& options, const Clock& clock) {
    if (options.url.starts_with(sqlite_scheme) && options.url.size() > sqlite_scheme.size())
        return std::make_unique<SqliteDatabase>(options.url.substr(sqlite_scheme.size()), options, clock);
    if (is_postgres(options.url))
        return std::make_unique<PostgresDatabase>(options, clock);
    throw Fault("a database URL is sqlite:PATH or postgres://USER@HOST/NAME");
}

void Followers::tell(Ending ending) {
    auto told = std::exchange(waiting_, {});
    if (ending == Ending::undone)
        std::ranges::reverse(told);
    for (const auto& follower : told)
        follower(ending);
}

void Transaction::publish(const Event& event) {
    run(sql::insert_event, event.name, event.body, now());
}

Outcome Transaction::try_insert(const Refusal& if_taken, const Statement& statement,
                                std::span<const Parameter> parameters) {
    Attempt attempt(connection());
    try {
        connection().run(statement, parameters, [](const Row&) {});
    } catch (const ConstraintViolation& violation) {
        if (violation.kind() != ConstraintViolation::Kind::unique)
            throw;
        attempt.undo();
        return if_taken;
    }
    attempt.keep();
    return Done{};
}

}
