#pragma once
#include "platform/db/database.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace plenty::db {

/// How the schema of a database stands to the migrations that this program brings.
enum class SchemaAge { current, older, newer };
SchemaAge schema_age(const std::vector<std::string>& applied, std::span<const Migration> known);

/// What an engine says of itself, for `plenty doctor`.
struct Diagnosis {
    std::string_view engine; ///< "SQLite"
    std::string version;
    std::string complaint;                ///< what does not fit together in the file; empty if all does
    std::optional<Instant> last_migrated; ///< by the clock of that time
};
/// Reads all of an SQLite file, about a gigabyte in a second where the disk allows it.
Diagnosis diagnose(const Reader& reader);

}
