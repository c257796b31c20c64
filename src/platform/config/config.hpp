#pragma once
#include "platform/log/log.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What an operator may decide about a node: one table of options (options.cpp), from which the flags, the
/// environment, the keys of the file, --help and docs/configuration.md all come.
namespace plenty::config {

/// Where to listen: an address of this machine, written out, and a port.
struct Endpoint {
    std::string address;
    std::uint16_t port = 0;

    friend bool operator==(const Endpoint&, const Endpoint&) = default;
};

struct ByteCount {
    std::uint64_t bytes = 0;

    friend bool operator==(ByteCount, ByteCount) = default;
};

/// The decisions, read once at the start and never changed. Whoever needs one is handed that one, not all
/// of them. What each means is said in options.cpp.
struct Config {
    std::filesystem::path data;
    Endpoint listen;
    std::string database;
    std::string public_url;
    std::vector<std::string> proxies;
    bool demo = false;
    std::string language;
    std::string time_zone;
    std::filesystem::path vault_key;
    std::chrono::days session_days{};
    ByteCount upload_limit;
    int intakes_per_hour = 0;
    log::Level log_level{};
    int workers = 0;
    int readers = 0;
    int connections = 0;
    int connections_per_address = 0;
    std::chrono::seconds drain_time{};

    /// An option as the log may show it; a secret one only says that it is set. `name` is one of the table.
    log::Setting setting(std::string_view name) const;
};

/// A flag of the command line: its name without the dashes, and its value ("true" for one without).
struct Flag {
    std::string name;
    std::string value;
};

/// Where the decisions come from. A flag beats the environment, which beats the file, which beats the
/// default.
struct Sources {
    std::vector<Flag> flags = {};
    std::vector<std::string> environment = {}; ///< "NAME=value"; only names that begin with PLENTY_ matter
    std::optional<std::filesystem::path> file = std::nullopt; ///< where it is absent, PLENTY_CONFIG says
};

/// Reads the decisions. Throws Fault, saying where, when a name is unknown (and which one is near), a value
/// does not fit, or the file cannot be read.
Config load(const Sources& sources);

/// The variables of this process, for Sources.
std::vector<std::string> process_environment();

}
