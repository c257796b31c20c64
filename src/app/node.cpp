#include "app/node.hpp"

#include "app/belongings.hpp"
#include "app/demo.hpp"
#include "app/directory.hpp"
#include "app/leaving.hpp"
#include "app/parts.hpp"
#include "app/standing_work.hpp"
#include "communities/routes.hpp"
#include "embedded/assets.hpp"
#include "gifts/routes.hpp"
#include "home/home.hpp"
#include "platform/api/problem.hpp"
#include "platform/db/database.hpp"
#include "platform/db/migrations.hpp"
#include "platform/http/static_files.hpp"
#include "platform/locale/language.hpp"
#include "platform/web/failure_page.hpp"
#include "platform/web/routes.hpp"
#include "platform/web/security_headers.hpp"
#include "queue/routes.hpp"

#include <thread>

namespace plenty::app {
namespace {

crypto::MasterKey open_key(const config::Config& config, Randomness& randomness) {
    ensure_directory(config.data);
    return crypto::MasterKey::ensure(config.vault_key, config.data, randomness);
}

std::unique_ptr<db::Database> open_database(const config::Config& config, const Clock& clock) {
    auto database = db::Database::open({.url = config.database, .readers = config.readers}, clock);
    database->migrate(db::all_migrations());
    return database;
}

web::Surroundings surroundings(const config::Config& config, db::Database& database, const Clock& clock,
                               Randomness& randomness, const crypto::SecretKey& form_key) {
    return {.database = database,
            .clock = clock,
            .randomness = randomness,
            .form_key = form_key,
            .public_url = config.public_url,
            .default_language = locale::Language::find(config.language).value_or(locale::Language()),
            .time_zone = locale::TimeZone::find(config.time_zone).value_or(locale::TimeZone()),
            .shell = home::draw_shell};
}

http::ServerOptions server_options(const config::Config& config, const web::Surroundings& surroundings) {
    http::ServerOptions options;
    options.address = config.listen.address;
    options.port = config.listen.port;
    options.workers = static_cast<unsigned>(config.workers);
    options.connections = static_cast<unsigned>(config.connections);
    options.connections_per_address = static_cast<unsigned>(config.connections_per_address);
    options.drain_time = config.drain_time;
    options.proxies = config.proxies;
    options.upload_directory = config.data;
    options.headers = web::security_headers(surroundings.is_https());
    options.failure_page = [&surroundings](int status, const http::Request& request) {
        return api::is_for_programs(request) ? api::failure(surroundings, status, request)
                                             : web::failure_page(surroundings, status, request);
    };
    return options;
}

}

Parts::Parts(const config::Config& config, const Clock& clock, Otherwise otherwise)
    : master_key(open_key(config, randomness)), form_key(master_key.key_for("forms")),
      database(open_database(config, clock)),
      around(surroundings(config, *database, clock, randomness, form_key)),
      passphrases(otherwise.hashing_cost, {}), attempts(clock, randomness),
      place_key(master_key.key_for("places")), posting{randomness, place_key},
      vault(otherwise.vault_folder
                ? vault::Vault::open(std::move(otherwise.vault_folder), master_key, randomness, clock)
                : vault::Vault::open(config.data / "vault", master_key, randomness, clock)),
      handing_over{*vault, posting}, neighbour_key(master_key.key_for("neighbours")),
      sealing{randomness, neighbour_key}, intake_limit(clock, config.intakes_per_hour),
      neighbouring{sealing, posting, *vault, attempts, passphrases, intake_limit},
      waiting{*vault, posting, sealing}, watchers(clock), sheet_key(master_key.key_for("sheets")),
      desk{posting, sealing, sheet_key, config.upload_limit.bytes}, house(belongings(handing_over, sealing)),
      work(*database, clock, randomness), server(server_options(config, around), fill()) {
    add_standing_work(work, *database);
    gifts::add_jobs(work, watchers);
    handovers::add_jobs(work, *database, handing_over);
    neighbours::add_jobs(work, *database, neighbouring);
    queue::add_jobs(work, *database, waiting);
}

const http::Router& Parts::fill() {
    web::Routes routes(router, around);
    home::add_routes(routes, waiting);
    people::add_routes(routes, passphrases, attempts, house);
    communities::add_routes(routes, on_leaving(handing_over));
    gifts::add_routes(routes, posting, watchers);
    handovers::add_routes(routes, handing_over);
    neighbours::add_routes(routes, neighbouring);
    queue::add_routes(routes, waiting);
    sheets::add_routes(routes, desk, *vault);
    router.add(http::Method::get, "/assets/{name}", http::serve_files(embedded::assets()));
    fill_api();
    return router;
}

void Parts::fill_api() {
    api::Routes routes(router, around, contract, neighbours::may_act_for);
    people::add_api(routes, passphrases, attempts, house);
    communities::add_api(routes, on_leaving(handing_over));
    gifts::add_api(routes, posting);
    handovers::add_api(routes, handing_over);
    neighbours::add_api(routes, neighbouring);
    queue::add_api(routes, waiting);
    sheets::add_api(routes, desk, *vault);
    router.add(http::Method::get, "/api/openapi.json", api::serve_openapi(contract));
}

Node::Node(const config::Config& config, const Clock& clock) {
    if (config.demo)
        (void)fill_demo_village(config, clock);
    parts_ = std::make_unique<Parts>(config, clock);
}

Node::~Node() = default;

void Node::run() {
    const std::jthread working([this](const std::stop_token& stop) { parts_->work.run(stop); });
    parts_->server.run();
}

void Node::stop() {
    parts_->server.stop();
}

std::uint16_t Node::port() const {
    return parts_->server.port();
}

}
