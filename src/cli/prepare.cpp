#include "app/demo.hpp"
#include "app/directory.hpp"
#include "cli/commands.hpp"
#include "platform/db/database.hpp"
#include "platform/db/migrations.hpp"

#include <boost/json/array.hpp>

namespace plenty::cli {

Result<Answer> demo(const Call& call) {
    if (app::fill_demo_village(call.config, call.clock) == app::Filling::not_empty)
        return Refusal{Why::conflict, {"cli.not_empty", {{"path", call.config.data.string()}}}};
    return Answer{.lines = {call.speech("cli.demo_is_there"), call.speech(sign_in_as_villager()),
                            call.speech("cli.then_serve")},
                  .document = {{"name", app::demo_villager}, {"passphrase", app::demo_passphrase}}};
}

Result<Answer> migrate(const Call& call) {
    app::ensure_directory(call.config.data);
    const auto database = db::Database::open({.url = call.config.database, .readers = 1}, call.clock);
    const auto before = database->applied_migrations();
    database->migrate(db::all_migrations());
    const auto after = database->applied_migrations();
    Answer answer;
    boost::json::array applied;
    for (std::size_t i = before.size(); i < after.size(); ++i) {
        applied.emplace_back(after[i]);
        answer.lines.push_back(call.speech({"cli.migrated", {{"migration", after[i]}}}));
    }
    answer.lines.push_back(call.speech({"cli.schema_at", {{"schema", after.back()}}}));
    answer.document = {{"applied", std::move(applied)}, {"schema", after.back()}};
    return answer;
}

}
