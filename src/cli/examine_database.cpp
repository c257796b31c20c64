#include "cli/desk.hpp"
#include "cli/doctor.hpp"
#include "platform/db/diagnosis.hpp"
#include "platform/db/migrations.hpp"
#include "platform/jobs/jobs.hpp"
#include "platform/jobs/waiting.hpp"

#include <sys/timex.h>

namespace plenty::cli {
namespace {

using namespace std::chrono_literals;

constexpr auto patience = 15min; ///< the longest that due work may wait while a server runs

void examine_schema(db::Database& database, std::vector<Finding>& findings) {
    const auto applied = database.applied_migrations();
    switch (db::schema_age(applied, db::all_migrations())) {
    case db::SchemaAge::current:
        return findings.push_back({"schema", Verdict::ok, {"cli.schema_well", {{"schema", applied.back()}}}});
    case db::SchemaAge::older:
        return findings.push_back({"schema", Verdict::look, {"cli.schema_older"}});
    case db::SchemaAge::newer:
        findings.push_back({"schema", Verdict::wrong, {"cli.schema_newer", {{"schema", applied.back()}}}});
    }
}

void examine_engine(const db::Diagnosis& found, std::vector<Finding>& findings) {
    if (found.complaint.empty())
        findings.push_back(
            {"database",
             Verdict::ok,
             {"cli.database_well", {{"engine", std::string(found.engine)}, {"version", found.version}}}});
    else
        findings.push_back(
            {"database", Verdict::wrong, {"cli.database_broken", {{"trouble", found.complaint}}}});
}

/// A machine whose clock nobody sets says so to the kernel.
bool is_clock_set() {
    timex state{};
    return ::adjtimex(&state) != TIME_ERROR;
}

void examine_clock(const db::Diagnosis& found, Instant now, std::vector<Finding>& findings) {
    if (found.last_migrated && now < *found.last_migrated)
        findings.push_back({"clock", Verdict::wrong, {"cli.clock_behind"}});
    else if (!is_clock_set())
        findings.push_back({"clock", Verdict::look, {"cli.clock_unset"}});
    else
        findings.push_back({"clock", Verdict::ok, {"cli.clock_well"}});
}

void examine_tasks(const db::Reader& reader, std::vector<Finding>& findings) {
    bool is_any_parked = false;
    for (const jobs::TroubledTask& task : jobs::list_troubled(reader)) {
        if (!task.parked_at)
            continue;
        is_any_parked = true;
        findings.push_back(
            {"jobs", Verdict::wrong, {"cli.task_parked", {{"task", task.name}, {"trouble", task.trouble}}}});
    }
    if (!is_any_parked)
        findings.push_back({"jobs", Verdict::ok, {"cli.tasks_well"}});
}

void examine_waiting(const db::Reader& reader, bool is_served, std::vector<Finding>& findings) {
    const auto waiting = jobs::find_waiting(reader);
    const bool is_late = waiting.since && *waiting.since + patience < reader.now();
    if (!is_late)
        findings.push_back({"waiting", Verdict::ok, {"cli.nothing_waits"}});
    else if (is_served)
        findings.push_back({"waiting", Verdict::wrong, {"cli.work_is_stuck", {}, waiting.count}});
    else
        findings.push_back({"waiting", Verdict::look, {"cli.work_waits_for_server", {}, waiting.count}});
}

void examine_inside(const config::Config& config, const Clock& clock, std::vector<Finding>& findings) {
    const auto database = db::Database::open({.url = config.database, .readers = 1}, clock);
    examine_schema(*database, findings);
    if (findings.back().verdict != Verdict::ok)
        return;
    const bool is_served = is_vault_held(config);
    database->read([&](db::Reader& reader) {
        const auto found = db::diagnose(reader);
        examine_engine(found, findings);
        examine_clock(found, reader.now(), findings);
        examine_tasks(reader, findings);
        examine_waiting(reader, is_served, findings);
        return Done{};
    });
}

}

void examine_database(const config::Config& config, const Clock& clock, std::vector<Finding>& findings) {
    if (!is_database_there(config))
        return findings.push_back({"database", Verdict::look, {"cli.no_database_yet"}});
    try {
        examine_inside(config, clock, findings);
    } catch (const Fault& fault) {
        findings.push_back({"database", Verdict::wrong, {"cli.database_fails", {{"trouble", fault.what()}}}});
    }
}

}
