#include "platform/config/option.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <numeric>
#include <utility>

namespace plenty::config {
namespace {

bool begins_with_one_of(std::string_view text, std::initializer_list<std::string_view> starts) {
    return std::ranges::any_of(starts, [&](auto start) { return text.starts_with(start); });
}

std::string_view database_complaint(std::string_view text) {
    if (text.empty() || begins_with_one_of(text, {"sqlite:", "postgres://", "postgresql://"}))
        return {};
    return "must begin with sqlite: or postgres://";
}

std::string_view public_url_complaint(std::string_view text) {
    if (text.empty())
        return {};
    if (!begins_with_one_of(text, {"https://", "http://"}))
        return "must begin with https:// or http://";
    const auto rest = text.substr(text.find("//") + 2);
    if (rest.empty() || rest.find_first_of("/?#@ ") != std::string_view::npos)
        return "must be a scheme and a host only, such as https://plenty.example.org";
    return {};
}

std::string_view language_complaint(std::string_view text) {
    return text == "en" || text == "es" ? std::string_view() : "must be en or es";
}

std::string_view time_zone_complaint(std::string_view text) {
    const bool plain = !text.empty() && text.front() != '/' && text.find("..") == std::string_view::npos;
    if (plain && std::filesystem::is_regular_file(std::filesystem::path("/usr/share/zoneinfo") / text))
        return {};
    return "must be a time zone of this machine, such as Europe/London";
}

constexpr std::array table{
    Option{"data", &Config::data, "var",
           "Directory of everything that is kept: database, vault, uploads. Made if it is absent."},
    Option{"listen", &Config::listen, "127.0.0.1:8080",
           "Where to listen. TLS is the task of a proxy in front; keep 127.0.0.1 unless it runs elsewhere."},
    Option{.name = "database",
           .member = &Config::database,
           .fallback = "",
           .sentence = "sqlite:PATH or postgres://USER:PASSWORD@HOST/NAME. Empty: the file plenty.db in the "
                       "data directory.",
           .complaint = database_complaint,
           .secrecy = Secrecy::secret},
    Option{.name = "public-url",
           .member = &Config::public_url,
           .fallback = "",
           .sentence = "The address by which people reach this node, for the links it hands out. Empty: as "
                       "the browser asks.",
           .complaint = public_url_complaint},
    Option{"proxies", &Config::proxies, "",
           "Addresses of the proxies in front, whose word about the client's address and TLS is believed."},
    Option{"demo", &Config::demo, "false", "Fill an empty database with an invented village."},
    Option{.name = "language",
           .member = &Config::language,
           .fallback = "en",
           .sentence = "The language for browsers that ask for none we speak.",
           .complaint = language_complaint},
    Option{.name = "time-zone",
           .member = &Config::time_zone,
           .fallback = "UTC",
           .sentence = "The time zone of a community that has not chosen its own.",
           .complaint = time_zone_complaint},
    Option{"vault-key", &Config::vault_key, "",
           "File with the key of the vault; on another disk than the data, a stolen one opens nothing. "
           "Empty: beside the data directory, with .key at the end of its name."},
    Option{.name = "session-days",
           .member = &Config::session_days,
           .fallback = "14",
           .sentence = "After how many days without a visit somebody must sign in again.",
           .bounds = {1, 90}},
    Option{.name = "upload-limit",
           .member = &Config::upload_limit,
           .fallback = "10MB",
           .sentence = "The largest file that may be sent, such as a sheet to import.",
           .bounds = {64LL * 1024, 1024LL * 1024 * 1024}},
    Option{.name = "intakes-per-hour",
           .member = &Config::intakes_per_hour,
           .fallback = "20",
           .sentence = "How many asks and offers without an account one address may send in an hour.",
           .bounds = {1, 10'000}},
    Option{"log-level", &Config::log_level, "info", "How much is logged: debug, info, warning or error."},
    Option{.name = "workers",
           .member = &Config::workers,
           .fallback = "64",
           .sentence = "How many requests are worked on at once; those that wait for the disk count, too.",
           .bounds = {1, 512}},
    Option{.name = "readers",
           .member = &Config::readers,
           .fallback = "4",
           .sentence = "How many connections to the database are kept.",
           .bounds = {1, 128}},
    Option{.name = "connections",
           .member = &Config::connections,
           .fallback = "12000",
           .sentence = "How many clients may be connected at once.",
           .bounds = {1, 1'000'000}},
    Option{.name = "connections-per-address",
           .member = &Config::connections_per_address,
           .fallback = "1000",
           .sentence = "How many of them may come from one address, such as a library that many share.",
           .bounds = {1, 1'000'000}},
    Option{.name = "drain-time",
           .member = &Config::drain_time,
           .fallback = "10",
           .sentence = "How many seconds running requests get to finish when the server is stopped.",
           .bounds = {0, 300}},
};
static_assert(table.size() < 40, "an option needs a person who would set it");

/// How many letters must be added, taken away or changed to make one name the other.
std::size_t distance(std::string_view left, std::string_view right) {
    std::vector<std::size_t> row(right.size() + 1);
    std::iota(row.begin(), row.end(), 0U);
    for (std::size_t i = 0; i < left.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i + 1);
        for (std::size_t j = 0; j < right.size(); ++j) {
            const std::size_t changed = diagonal + (left[i] == right[j] ? 0 : 1);
            diagonal = std::exchange(row[j + 1], std::min({changed, row[j] + 1, row[j + 1] + 1}));
        }
    }
    return row.back();
}

}

std::span<const Option> options() {
    return table;
}

const Option* find_option(std::string_view name) {
    const auto found = std::ranges::find(table, name, &Option::name);
    return found == table.end() ? nullptr : &*found;
}

std::optional<std::string_view> nearest_name(std::string_view name) {
    const auto near = std::ranges::min_element(
        table, {}, [&](const Option& option) { return distance(option.name, name); });
    const bool alike = distance(near->name, name) <= std::max<std::size_t>(1, near->name.size() / 3);
    return alike ? std::optional(near->name) : std::nullopt;
}

std::string Option::variable() const {
    std::string out = "PLENTY_";
    for (const char letter : name)
        out += letter == '-' ? '_' : static_cast<char>(letter - 'a' + 'A');
    return out;
}

}
