#pragma once
#include "base/instant.hpp"
#include "base/result.hpp"
#include "platform/db/statement.hpp"
#include "platform/db/value.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The one way to the database: SQLite in a file, or PostgreSQL, chosen by URL, with the same SQL.
namespace plenty::db {

/// Something a unique index, a foreign key or a check refused. Stores turn a unique violation into
/// the refusal it means (see Transaction::insert); nothing else catches it.
class ConstraintViolation : public Fault {
public:
    enum class Kind { unique, foreign_key, check };

    ConstraintViolation(Kind kind, const std::string& message) : Fault(message), kind_(kind) {}

    Kind kind() const { return kind_; }

private:
    Kind kind_;
};

/// One connection to an engine. Used through Reader and Transaction.
class Connection {
public:
    virtual ~Connection() = default;
    virtual Engine engine() const = 0;
    /// Runs a statement and hands each row to `each`, if it yields rows. Returns how many rows it
    /// changed. Throws ConstraintViolation or Fault.
    virtual std::int64_t run(const Statement& statement, std::span<const Parameter> parameters,
                             const std::function<void(const Row&)>& each) = 0;
    /// Runs a script without parameters: migrations, BEGIN and COMMIT.
    virtual void script(std::string_view sql) = 0;
};

/// A consistent view of the database in which nothing can be changed.
class Reader {
public:
    Reader(Connection& connection, const Clock& clock) : connection_(&connection), clock_(&clock) {}

    /// All rows, each as a `T`: a scalar, or a plain struct with a member per column.
    template <class T, int n, class... Argument>
    std::vector<T> list(const Query<n>& query, const Argument&... arguments) const {
        std::vector<T> rows;
        run_query(query, [&](const Row& row) { rows.push_back(checked_row<T>(row)); }, arguments...);
        return rows;
    }

    /// The first row, if there is one.
    template <class T, int n, class... Argument>
    std::optional<T> find(const Query<n>& query, const Argument&... arguments) const {
        std::optional<T> found;
        run_query(
            query,
            [&](const Row& row) {
                if (!found)
                    found = checked_row<T>(row);
            },
            arguments...);
        return found;
    }

    /// The single row that must exist; an empty answer is a Fault.
    template <class T, int n, class... Argument>
    T load(const Query<n>& query, const Argument&... arguments) const {
        auto found = find<T>(query, arguments...);
        if (!found)
            throw Fault(std::string(query.name) + ": no row where there must be one");
        return *std::move(found);
    }

    /// The moment of this transaction, the same at every call.
    Instant now() const { return now_; }

    Engine engine() const { return connection_->engine(); }

protected:
    Connection& connection() const { return *connection_; }

    template <int n, class... Argument>
    std::int64_t run_query(const Query<n>& query, const std::function<void(const Row&)>& each,
                           const Argument&... arguments) const {
        static_assert(sizeof...(arguments) == n, "as many values as the statement has parameters");
        const std::array<Parameter, n + 1> parameters{parameter(arguments)..., Parameter{}};
        return connection_->run(query, std::span(parameters).first(n), each);
    }

private:
    template <class T>
    static T checked_row(const Row& row) {
        expect(row.columns() == column_count<T>(), "a row has a column for each member");
        return read_row<T>(row);
    }

    Connection* connection_;
    const Clock* clock_;
    Instant now_ = clock_->now();
};

/// A change that other features may want to react to; written with the change, delivered at least
/// once after it is committed. The body is JSON and names nobody who could be spared.
struct Event {
    std::string_view name; ///< "gifts.posted"
    std::string body;
};

/// How a transaction went: its changes are durable, or it is as if it had never begun.
enum class Ending { committed, undone };

/// Those who wait for the end of a transaction. Each is told once, and not by two threads at once.
class Followers {
public:
    void add(std::function<void(Ending)> follower) { waiting_.push_back(std::move(follower)); }
    /// Tells each of them; what was undone, the last first.
    void tell(Ending ending);

private:
    std::vector<std::function<void(Ending)>> waiting_;
};

/// A Reader that may also change things. Everything in it happens, or nothing does.
class Transaction : public Reader {
public:
    using Reader::Reader;

    /// Runs a statement that changes rows; returns how many.
    template <int n, class... Argument>
    std::int64_t run(const Query<n>& query, const Argument&... arguments) {
        return run_query(query, [](const Row&) {}, arguments...);
    }

    /// As run(), with a unique violation turned into the refusal it means. The transaction goes on
    /// as if the statement had not been run.
    template <int n, class... Argument>
    Outcome insert(const Refusal& if_taken, const Query<n>& query, const Argument&... arguments) {
        static_assert(sizeof...(arguments) == n, "as many values as the statement has parameters");
        const std::array<Parameter, n + 1> parameters{parameter(arguments)..., Parameter{}};
        return try_insert(if_taken, query, std::span(parameters).first(n));
    }

    /// Puts an event into the outbox.
    void publish(const Event& event);

    /// Takes along what lies outside the database: tells `follower` whether this transaction was committed
    /// or undone. A transaction that is repeated is undone first. Runs outside any transaction.
    void when_over(std::function<void(Ending)> follower) {
        expect(followers_ != nullptr, "only a transaction of Database::write() has followers");
        followers_->add(std::move(follower));
    }

private:
    friend class Database;

    Outcome try_insert(const Refusal& if_taken, const Statement& statement,
                       std::span<const Parameter> parameters);

    Followers* followers_ = nullptr;
};

struct DatabaseOptions {
    std::string url;          ///< "sqlite:/path/to/plenty.db" or "postgres://..."
    int readers = 4;          ///< connections for reading (and, on PostgreSQL, for writing)
    bool sync_commits = true; ///< false only in tests that measure what durability costs
};

/// A migration: its name ("0001_people") and its SQL, with type names as holes.
struct Migration {
    std::string_view name;
    std::string_view sql;
};

/// What becomes of a transaction.
enum class Verdict { commit, roll_back };

/// The database of one node.
///
/// SQLite: WAL, synchronous=FULL, secure_delete; one writer thread that commits the writes waiting
/// for it in one group, each in its own savepoint, and acknowledges them after the commit; many
/// reading connections. PostgreSQL: a pool; a write is one SERIALIZABLE transaction, repeated when
/// the engine asks for it, so that `change` must have no effect outside the transaction.
///
/// All members may be called from any thread; none from inside read() or write().
class Database {
public:
    /// Opens (and for SQLite creates) the database. Throws Fault with a sentence for the operator.
    static std::unique_ptr<Database> open(const DatabaseOptions& options, const Clock& clock);
    virtual ~Database() = default;

    /// Brings the schema up to date, each migration in a transaction of its own. Throws Fault when
    /// the database is newer than this program.
    virtual void migrate(std::span<const Migration> migrations) = 0;
    /// The names of the migrations that have been applied, in order.
    virtual std::vector<std::string> applied_migrations() = 0;

    /// Runs `look(Reader&)` on a consistent snapshot and returns what it returns.
    template <class F>
    auto read(F&& look) {
        using Value = std::invoke_result_t<F&, Reader&>;
        std::optional<Value> value;
        read_with([&](Reader& reader) { value.emplace(look(reader)); });
        return *std::move(value);
    }

    /// Runs `change(Transaction&)`, which returns a Result. Commits, and returns only once the
    /// change is durable; a refusal or an exception leaves no trace.
    template <class F>
    auto write(F&& change) {
        using Value = std::invoke_result_t<F&, Transaction&>;
        static_assert(IsResult<Value>::value, "a write returns a Result");
        std::optional<Value> value;
        Followers followers;
        try {
            write_with([&](Transaction& transaction) {
                followers.tell(Ending::undone); // of an attempt that is now repeated
                transaction.followers_ = &followers;
                value.emplace(change(transaction));
                return value->ok() ? Verdict::commit : Verdict::roll_back;
            });
        } catch (...) {
            followers.tell(Ending::undone);
            throw;
        }
        followers.tell(value->ok() ? Ending::committed : Ending::undone);
        return *std::move(value);
    }

    /// Rewrites what deleting has left behind (SQLite: truncates the WAL). Called by jobs.
    virtual void checkpoint() = 0;

private:
    virtual void read_with(const std::function<void(Reader&)>& look) = 0;
    virtual void write_with(const std::function<Verdict(Transaction&)>& change) = 0;
};

}
