#pragma once
#include "platform/db/database.hpp"

#include <functional>
#include <memory>
#include <string>
#include <unordered_map>

struct pg_conn;
struct pg_result;

namespace plenty::db {

/// PostgreSQL could not fit a transaction between the others, or broke a deadlock: run it again.
class TryAgain : public Fault {
public:
    using Fault::Fault;
};

/// The server has gone, or has closed the connection.
class ConnectionLost : public Fault {
public:
    using Fault::Fault;
};

/// One connection to a PostgreSQL server, by one thread at a time. Statements are prepared once for
/// each combination of parameter types; a NULL has none, so that `:when IS NULL` must be written
/// `CAST(:when AS BIGINT) IS NULL`.
///
/// What a person wrote never gets into an exception: PostgreSQL repeats values in its details, and
/// in the messages of data exceptions, so those are left out.
class PostgresConnection final : public Connection {
public:
    enum class Commits { durable, quick };

    /// Connects. Throws Fault.
    PostgresConnection(const std::string& url, Commits commits);
    ~PostgresConnection() override;
    PostgresConnection(const PostgresConnection&) = delete;
    PostgresConnection& operator=(const PostgresConnection&) = delete;

    Engine engine() const override { return Engine::postgres; }

    std::int64_t run(const Statement& statement, std::span<const Parameter> parameters,
                     const std::function<void(const Row&)>& each) override;
    void script(std::string_view sql) override;

    /// Commits for certain: a transaction that the server has silently given up is a Fault.
    void commit();

private:
    struct Close {
        void operator()(pg_conn* connection) const;
    };

    struct Clear {
        void operator()(pg_result* result) const;
    };

    using Answer = std::unique_ptr<pg_result, Clear>;

    const std::string& prepared(const Statement& statement, std::span<const Parameter> parameters);
    Answer checked(pg_result* result, std::string_view what) const;
    [[noreturn]] void fail(const pg_result* result, std::string_view what) const;

    std::unique_ptr<pg_conn, Close> connection_;
    std::unordered_map<std::string, std::string> prepared_; ///< text and types, to the server's name
};

}
