#include "cli/desk.hpp"

#include "people/people.hpp"
#include "platform/db/diagnosis.hpp"
#include "platform/db/migrations.hpp"

#include <algorithm>
#include <filesystem>

namespace plenty::cli {
namespace {

constexpr std::string_view sqlite_scheme = "sqlite:";

void expect_own_schema(db::Database& database) {
    switch (db::schema_age(database.applied_migrations(), db::all_migrations())) {
    case db::SchemaAge::current:
        return;
    case db::SchemaAge::older:
        throw Fault("the database is older than this program; bring it up to date with: plenty migrate");
    case db::SchemaAge::newer:
        throw Fault(
            "the database is newer than this program; install the version of Plenty that was used last");
    }
}

std::unique_ptr<db::Database> open_database(const config::Config& config, const Clock& clock) {
    if (!is_database_there(config))
        throw Fault("there is no database at " + config.database.substr(sqlite_scheme.size()) +
                    "; name its directory with --data, or make it with: plenty serve");
    auto database = db::Database::open({.url = config.database, .readers = 1}, clock);
    expect_own_schema(*database);
    return database;
}

}

Desk::Desk(const config::Config& config, const Clock& clock)
    : config_(config), database_(open_database(config, clock)) {}

gifts::Posting Desk::posting() {
    if (!place_key_)
        place_key_ = crypto::MasterKey::load(config_.vault_key, config_.data).key_for("places");
    return {randomness_, *place_key_};
}

bool is_database_there(const config::Config& config) {
    return !config.database.starts_with(sqlite_scheme) ||
           std::filesystem::exists(config.database.substr(sqlite_scheme.size()));
}

Result<PersonId> find_person(const db::Reader& reader, std::string_view name) {
    const auto found = people::find_credentials(reader, name);
    if (!found)
        return Refusal{Why::not_found, {"cli.nobody_of_that_name", {{"name", std::string(name)}}}, "as"};
    return found->person;
}

Result<communities::Membership> find_membership(const db::Reader& reader, PersonId person,
                                                std::string_view slug) {
    const auto community = TRY(communities::find_community(reader, slug));
    return communities::find_membership(reader, person, community.id);
}

Result<AreaId> find_area(const std::vector<communities::NamedArea>& areas, std::string_view name) {
    const auto found = std::ranges::find(areas, name, &communities::NamedArea::name);
    if (found != areas.end())
        return found->id;
    std::vector<std::string> names;
    for (const auto& area : areas)
        names.push_back(area.name);
    return Refusal{Why::invalid,
                   {"cli.no_such_area", {{"area", std::string(name)}, {"areas", locale::list({}, names)}}},
                   "area"};
}

}
