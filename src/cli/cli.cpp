#include "cli/cli.hpp"

#include "base/result.hpp"
#include "cli/serve.hpp"
#include "platform/config/option.hpp"
#include "platform/db/database.hpp"
#include "platform/db/migrations.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <filesystem>

namespace plenty::cli {
namespace {

/// Every option of the configuration as a flag of the verb; what was given ends up in `flags`.
void add_flags(CLI::App& verb, std::vector<config::Flag>& flags) {
    for (const config::Option& option : config::options()) {
        const std::string name(option.name);
        const std::string sentence(option.sentence);
        if (option.is_switch())
            verb.add_flag_callback("--" + name, [&flags, name] { flags.push_back({name, "true"}); }, sentence);
        else
            verb.add_option_function<std::string>(
                    "--" + name, [&flags, name](const std::string& value) { flags.push_back({name, value}); }, sentence)
                ->type_name(option.shape());
    }
}

int migrate(const config::Config& config) {
    const SystemClock clock;
    std::filesystem::create_directories(config.data);
    const auto database = db::Database::open({.url = config.database, .readers = 1}, clock);
    database->migrate(db::all_migrations());
    fmt::print("The schema is at {}.\n", database->applied_migrations().back());
    return 0;
}

}

int run(int argc, const char* const* argv) {
    CLI::App app("Plenty: the server a mutual aid community runs.", "plenty");
    app.require_subcommand(1);
    std::vector<config::Flag> flags;
    CLI::App* const serving = app.add_subcommand("serve", "Serve the community's pages.");
    CLI::App* const migrating = app.add_subcommand("migrate", "Bring the database up to date, and stop.");
    for (CLI::App* const verb : {serving, migrating})
        add_flags(*verb, flags);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    try {
        const config::Config config =
            config::load({.flags = flags, .environment = config::process_environment()});
        return migrating->parsed() ? migrate(config) : serve(config);
    } catch (const Fault& fault) {
        fmt::print(stderr, "plenty: {}\n", fault.what());
        return 1;
    }
}

}
