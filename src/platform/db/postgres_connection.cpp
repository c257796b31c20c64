#include "platform/db/postgres_connection.hpp"

#include "base/number.hpp"
#include "base/step_aside.hpp"
#include "platform/db/statement_log.hpp"

#include <libpq-fe.h>

#include <array>
#include <bit>
#include <charconv>

namespace plenty::db {
namespace {

/// Asks the server, which computes meanwhile instead of this thread.
template <class Ask>
pg_result* aside(Ask ask) {
    const StepAside stepped;
    return ask();
}

class PostgresRow final : public Row {
public:
    PostgresRow(const PGresult* result, int row, std::string_view name)
        : result_(result), row_(row), name_(name) {}

    int columns() const override { return PQnfields(result_); }

    bool is_null(int column) const override { return PQgetisnull(result_, row_, column) != 0; }

    std::int64_t integer(int column) const override {
        const auto letters = text(column);
        if (letters == "t" || letters == "f")
            return letters == "t" ? 1 : 0;
        return number<std::int64_t>(letters, column);
    }

    double real(int column) const override { return number<double>(text(column), column); }

    std::string_view text(int column) const override {
        if (is_null(column))
            fail(column, "is NULL");
        return {PQgetvalue(result_, row_, column),
                static_cast<std::size_t>(PQgetlength(result_, row_, column))};
    }

    std::string bytes(int column) const override {
        const auto* escaped = reinterpret_cast<const unsigned char*>(text(column).data());
        std::size_t size = 0;
        const std::unique_ptr<unsigned char, decltype(&PQfreemem)> plain(PQunescapeBytea(escaped, &size),
                                                                         PQfreemem);
        if (!plain)
            throw std::bad_alloc();
        return {reinterpret_cast<const char*>(plain.get()), size};
    }

private:
    template <class Number>
    Number number(std::string_view letters, int column) const {
        if (const auto value = parse_number<Number>(letters))
            return *value;
        fail(column, "is not a number of its kind");
    }

    [[noreturn]] void fail(int column, std::string_view what) const {
        throw Fault(std::string(name_) + ": column " + std::to_string(column + 1) + " " + std::string(what));
    }

    const PGresult* result_;
    int row_;
    std::string_view name_;
};

/// The type that the server is told for a parameter, from its catalogue pg_type; 0 lets it guess.
struct TypeOf {
    Oid operator()(std::monostate) const { return 0; }

    Oid operator()(std::int64_t) const { return 20; }

    Oid operator()(double) const { return 701; }

    Oid operator()(std::string_view) const { return 25; }

    Oid operator()(BytesView) const { return 17; }
};

std::vector<Oid> types_of(std::span<const Parameter> parameters) {
    std::vector<Oid> types;
    for (const auto& parameter : parameters)
        types.push_back(std::visit(TypeOf{}, parameter));
    return types;
}

/// The values of one run in the server's binary format.
class Values {
public:
    explicit Values(std::span<const Parameter> parameters) : numbers_(parameters.size()) {
        for (std::size_t i = 0; i < parameters.size(); ++i)
            std::visit([&](const auto& value) { add(value, numbers_[i]); }, parameters[i]);
    }

    int size() const { return static_cast<int>(values_.size()); }

    const char* const* values() const { return values_.data(); }

    const int* lengths() const { return lengths_.data(); }

    const int* formats() const { return formats_.data(); }

private:
    using Number = std::array<char, 8>;

    void add(std::monostate, Number&) { add(nullptr, 0); }

    void add(std::int64_t value, Number& number) { add_bits(static_cast<std::uint64_t>(value), number); }

    void add(double value, Number& number) { add_bits(std::bit_cast<std::uint64_t>(value), number); }

    void add(std::string_view value, Number&) { add(value.empty() ? "" : value.data(), value.size()); }

    void add(BytesView value, Number& number) { add(value.bytes, number); }

    void add_bits(std::uint64_t bits, Number& number) {
        for (std::size_t i = number.size(); i-- > 0; bits >>= 8)
            number[i] = static_cast<char>(bits & 0xff);
        add(number.data(), number.size());
    }

    void add(const char* bytes, std::size_t size) {
        values_.push_back(bytes);
        lengths_.push_back(static_cast<int>(size));
        formats_.push_back(1);
    }

    std::vector<Number> numbers_;
    std::vector<const char*> values_;
    std::vector<int> lengths_;
    std::vector<int> formats_;
};

bool is_lost(std::string_view state) {
    return state.starts_with("08") || state == "57P01" || state == "57P02" || state == "57P03";
}

std::optional<ConstraintViolation::Kind> violated_constraint(std::string_view state) {
    if (state == "23505")
        return ConstraintViolation::Kind::unique;
    if (state == "23503")
        return ConstraintViolation::Kind::foreign_key;
    if (state.starts_with("23"))
        return ConstraintViolation::Kind::check;
    return std::nullopt;
}

pg_conn* connect(const std::string& url) {
    constexpr std::array keywords{
        "dbname",           "client_encoding",           "connect_timeout",
        "tcp_user_timeout", "fallback_application_name", static_cast<const char*>(nullptr)};
    const std::array values{url.c_str(), "UTF8", "5", "30000", "plenty", static_cast<const char*>(nullptr)};
    return PQconnectdbParams(keywords.data(), values.data(), 1);
}

/// A malformed URL is not repeated: it may hold a password.
void require_well_formed(const std::string& url) {
    char* message = nullptr;
    PQconninfoOption* options = PQconninfoParse(url.c_str(), &message);
    const bool well_formed = options != nullptr;
    PQconninfoFree(options);
    PQfreemem(message);
    if (!well_formed)
        throw Fault("the database URL is not of the form postgres://USER@HOST/NAME");
}

}

void PostgresConnection::Close::operator()(pg_conn* connection) const {
    PQfinish(connection);
}

void PostgresConnection::Clear::operator()(pg_result* result) const {
    PQclear(result);
}

PostgresConnection::PostgresConnection(const std::string& url, Commits commits) {
    require_well_formed(url);
    connection_.reset(connect(url));
    if (PQstatus(connection_.get()) != CONNECTION_OK)
        throw Fault(std::string("connecting to PostgreSQL: ") + PQerrorMessage(connection_.get()));
    PQsetNoticeProcessor(connection_.get(), [](void*, const char*) {}, nullptr);
    script(commits == Commits::durable ? "SET synchronous_commit = on" : "SET synchronous_commit = off");
}

PostgresConnection::~PostgresConnection() = default;

const std::string& PostgresConnection::prepared(const Statement& statement,
                                                std::span<const Parameter> parameters) {
    std::string key(statement.postgres);
    for (const auto& parameter : parameters)
        key += static_cast<char>('0' + parameter.index());
    if (const auto known = prepared_.find(key); known != prepared_.end())
        return known->second;
    const auto name = "s" + std::to_string(prepared_.size());
    const auto types = types_of(parameters);
    checked(aside([&] {
                return PQprepare(connection_.get(), name.c_str(), std::string(statement.postgres).c_str(),
                                 static_cast<int>(types.size()), types.data());
            }),
            statement.name);
    return prepared_.emplace(std::move(key), name).first->second;
}

std::int64_t PostgresConnection::run(const Statement& statement, std::span<const Parameter> parameters,
                                     const std::function<void(const Row&)>& each) {
    note_statement(statement.name);
    const auto& name = prepared(statement, parameters);
    const Values values(parameters);
    const Answer answer =
        checked(aside([&] {
                    return PQexecPrepared(connection_.get(), name.c_str(), values.size(), values.values(),
                                          values.lengths(), values.formats(), 0);
                }),
                statement.name);
    for (int i = 0; i < PQntuples(answer.get()); ++i)
        each(PostgresRow(answer.get(), i, statement.name));
    std::int64_t changed = 0;
    const std::string_view count = PQcmdTuples(answer.get());
    if (!std::string_view(PQcmdStatus(answer.get())).starts_with("SELECT"))
        std::from_chars(count.data(), count.data() + count.size(), changed);
    return changed;
}

void PostgresConnection::script(std::string_view sql) {
    checked(aside([&] { return PQexec(connection_.get(), std::string(sql).c_str()); }), "a script");
}

void PostgresConnection::commit() {
    const Answer answer = checked(aside([&] { return PQexec(connection_.get(), "COMMIT"); }), "COMMIT");
    if (std::string_view(PQcmdStatus(answer.get())) != "COMMIT")
        throw Fault("COMMIT: the transaction had failed before and was rolled back");
}

PostgresConnection::Answer PostgresConnection::checked(pg_result* result, std::string_view what) const {
    Answer answer(result);
    const auto status = PQresultStatus(result);
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
        fail(result, what);
    return answer;
}

void PostgresConnection::fail(const pg_result* result, std::string_view what) const {
    const char* code = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    const std::string state = code ? code : "";
    if (state.empty() || is_lost(state) || PQstatus(connection_.get()) != CONNECTION_OK)
        throw ConnectionLost(std::string(what) + ": the connection to PostgreSQL was lost");
    const char* primary = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
    const std::string said = primary && !state.starts_with("22") ? primary : "a value does not fit";
    const std::string message = std::string(what) + ": " + said + " (" + state + ")";
    if (state == "40001" || state == "40P01")
        throw TryAgain(message);
    if (const auto kind = violated_constraint(state))
        throw ConstraintViolation(*kind, message);
    throw Fault(message);
}

}
