#pragma once
#include "platform/config/config.hpp"

#include <span>
#include <string>
#include <string_view>
#include <variant>

namespace plenty::config {

/// The member of Config that an option sets; its type decides how the value is written.
using Member =
    std::variant<bool Config::*, int Config::*, std::string Config::*, std::filesystem::path Config::*,
                 std::vector<std::string> Config::*, Endpoint Config::*, ByteCount Config::*,
                 std::chrono::days Config::*, std::chrono::seconds Config::*, log::Level Config::*>;

/// Says what is wrong with a text, or nothing.
using Complaint = std::string_view (*)(std::string_view text);

struct Bounds {
    std::int64_t least = 0;
    std::int64_t most = 0;
};

enum class Secrecy { open, secret };

/// One row of the table.
struct Option {
    std::string_view name; ///< `--name`, `name = ` in the file, and PLENTY_NAME with underscores
    Member member;
    std::string_view fallback; ///< the default, written as in the file
    std::string_view sentence; ///< for the operator, in English
    Bounds bounds = {};        ///< of a number
    Complaint complaint = nullptr;
    Secrecy secrecy = Secrecy::open;

    /// True for an option whose flag takes no value.
    bool is_switch() const { return std::holds_alternative<bool Config::*>(member); }
    std::string variable() const; ///< PLENTY_LOG_LEVEL
    std::string shape() const;    ///< HOST:PORT, NUMBER...
};

/// The table, in the order in which it is explained.
std::span<const Option> options();
/// The option of that name, or nothing.
const Option* find_option(std::string_view name);
/// The name in the table that looks most like `name`, if one does.
std::optional<std::string_view> nearest_name(std::string_view name);

/// Sets the option from its written form; returns what is wrong with it, or the empty text.
std::string assign(Config& config, const Option& option, std::string_view text);
/// The written form of what the option is set to; assign() reads it back.
std::string written(const Config& config, const Option& option);

/// The defaults, and over them a TOML file's text; `file` is its name for sentences. Throws Fault as load()
/// does.
Config read_text(std::string_view text, const std::filesystem::path& file);

/// What `plenty serve --help` says of the options, indented by two spaces.
std::string help();
/// docs/configuration.md.
std::string manual();

}
