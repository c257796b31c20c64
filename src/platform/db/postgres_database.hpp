#pragma once
#include "platform/db/database.hpp"
#include "platform/db/pool.hpp"
#include "platform/db/postgres_connection.hpp"

namespace plenty::db {

/// A Database on a PostgreSQL server, shared by any number of processes. A lost connection is
/// replaced and its transaction repeated, unless the server may already have committed it.
class PostgresDatabase final : public Database {
public:
    PostgresDatabase(const DatabaseOptions& options, const Clock& clock);

    void migrate(std::span<const Migration> migrations) override;
    std::vector<std::string> applied_migrations() override;

    /// Nothing: the server cleans up after itself.
    void checkpoint() override {}

private:
    enum class Attempt { finished, again };

    void read_with(const std::function<void(Reader&)>& look) override;
    void write_with(const std::function<Verdict(Transaction&)>& change) override;
    void repeat(const std::function<void(PostgresConnection&)>& transact);
    Attempt attempt(const std::function<void(PostgresConnection&)>& transact, int number);

    const Clock& clock_;
    Pool<PostgresConnection> connections_;
};

}
