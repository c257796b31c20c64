#pragma once
#include "platform/db/database.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The history of the schema: migrations/NNNN_name.sql, forward only, one text for both engines.
///
/// Types are holes, because the engines name them differently:
///
///     {id} {integer}   a 64-bit integer: an identity, an instant, a quantity, an enum, a bool
///     {text} {bytes} {real}
///     {numbered}       a 64-bit primary key that the engine counts upwards and never uses twice
///     {strict}         after the closing bracket of CREATE TABLE
///
/// Texts compare byte by byte on both engines. A deferred constraint would be refused only at the
/// commit, together with what others did in the same group: there are none.
namespace plenty::db {

/// The migrations that travel inside this program, in order.
std::vector<Migration> all_migrations();

/// Fills the holes of a migration. Throws Fault at a hole that is not in the list above.
std::string with_type_names(std::string_view sql, Engine engine);

/// See Database::migrate(). Several processes may do this at the same time.
void apply_migrations(Connection& connection, std::span<const Migration> migrations, const Clock& clock);

/// See Database::applied_migrations().
std::vector<std::string> applied_migrations(Connection& connection);

}
