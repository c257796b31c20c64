#pragma once
#include "base/id.hpp"
#include "base/instant.hpp"
#include "base/quantity.hpp"

#include <boost/pfr/core.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

/// How the types of the house become columns and back.
///
/// On both engines a column is a 64-bit integer, a text, bytes, a double or NULL. Identities,
/// instants (microseconds since 1970), quantities, enums and bools are integers.
namespace plenty::db {

/// Bytes to bind; a view, which must outlive the call it is bound in.
struct BytesView {
    std::string_view bytes;
};

/// Bytes read from a column.
struct Bytes {
    std::string bytes;
    operator BytesView() const { return {bytes}; } // NOLINT(google-explicit-constructor)
    friend bool operator==(const Bytes&, const Bytes&) = default;
};

/// One parameter of a statement. Texts and bytes are views.
using Parameter = std::variant<std::monostate, std::int64_t, double, std::string_view, BytesView>;

inline Parameter parameter(std::nullopt_t) {
    return std::monostate{};
}
inline Parameter parameter(BytesView value) {
    return value;
}
inline Parameter parameter(const Bytes& value) {
    return BytesView{value.bytes};
}
inline Parameter parameter(std::string_view value) {
    return value;
}
inline Parameter parameter(Instant value) {
    return static_cast<std::int64_t>(value.time_since_epoch().count());
}
inline Parameter parameter(Quantity value) {
    return value.units();
}
template <class Of>
Parameter parameter(Id<Of> value) {
    return value.value();
}
template <class T>
    requires(std::is_integral_v<T> || std::is_enum_v<T>)
Parameter parameter(T value) {
    return static_cast<std::int64_t>(value);
}
inline Parameter parameter(double value) {
    return value;
}
template <class T>
Parameter parameter(const std::optional<T>& value) {
    return value ? parameter(*value) : Parameter{};
}

/// A row as the engine gives it; valid until the next one is asked for.
class Row {
public:
    virtual ~Row() = default;
    virtual int columns() const = 0;
    virtual bool is_null(int column) const = 0;
    virtual std::int64_t integer(int column) const = 0;
    virtual double real(int column) const = 0;
    virtual std::string_view text(int column) const = 0;
    virtual std::string bytes(int column) const = 0;
};

template <class T>
struct Column;

template <class T>
    requires(std::is_integral_v<T> || std::is_enum_v<T>)
struct Column<T> {
    static T read(const Row& row, int column) {
        if constexpr (std::is_same_v<T, bool>)
            return row.integer(column) != 0;
        else
            return static_cast<T>(row.integer(column));
    }
};
template <>
struct Column<double> {
    static double read(const Row& row, int column) { return row.real(column); }
};
template <>
struct Column<std::string> {
    static std::string read(const Row& row, int column) { return std::string(row.text(column)); }
};
template <>
struct Column<Bytes> {
    static Bytes read(const Row& row, int column) { return {row.bytes(column)}; }
};
template <>
struct Column<Instant> {
    static Instant read(const Row& row, int column) {
        return Instant(std::chrono::microseconds(row.integer(column)));
    }
};
template <>
struct Column<Quantity> {
    static Quantity read(const Row& row, int column) { return Quantity(row.integer(column)); }
};
template <class Of>
struct Column<Id<Of>> {
    static Id<Of> read(const Row& row, int column) { return Id<Of>(row.integer(column)); }
};
template <class T>
struct Column<std::optional<T>> {
    static std::optional<T> read(const Row& row, int column) {
        return row.is_null(column) ? std::nullopt : std::optional<T>(Column<T>::read(row, column));
    }
};

template <class T>
concept Scalar = requires(const Row& row) { Column<T>::read(row, 0); };

/// Reads a whole row: one column for a scalar, else one column per member of a plain struct, in order.
template <class T>
T read_row(const Row& row) {
    if constexpr (Scalar<T>) {
        return Column<T>::read(row, 0);
    } else {
        T value{};
        int column = 0;
        boost::pfr::for_each_field(
            value, [&]<class Member>(Member& member) { member = Column<Member>::read(row, column++); });
        return value;
    }
}

template <class T>
constexpr int column_count() {
    if constexpr (Scalar<T>)
        return 1;
    else
        return static_cast<int>(boost::pfr::tuple_size_v<T>);
}

}
