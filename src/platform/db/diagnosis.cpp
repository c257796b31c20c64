#include "platform/db/diagnosis.hpp"

#include "platform/db/queries.hpp"

#include <algorithm>

namespace plenty::db {

SchemaAge schema_age(const std::vector<std::string>& applied, std::span<const Migration> known) {
    const bool begins_alike =
        applied.size() <= known.size() &&
        std::ranges::equal(applied, known.first(applied.size()), {}, {}, &Migration::name);
    if (!begins_alike)
        return SchemaAge::newer;
    return applied.size() == known.size() ? SchemaAge::current : SchemaAge::older;
}

Diagnosis diagnose(const Reader& reader) {
    const auto complaint = reader.load<std::string>(sql::find_complaint);
    return {reader.engine() == Engine::sqlite ? "SQLite" : "PostgreSQL",
            reader.load<std::string>(sql::find_version), complaint == "ok" ? "" : complaint,
            reader.find<Instant>(sql::find_last_migrated)};
}

}
