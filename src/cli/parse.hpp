#pragma once
#include "cli/verb.hpp"

#include <filesystem>
#include <optional>
#include <variant>

namespace plenty::cli {

/// A command line that makes sense.
struct Parsed {
    const Verb* verb = nullptr;
    std::multimap<std::string, std::string, std::less<>> given = {};
    std::vector<config::Flag> flags = {};
    std::optional<std::filesystem::path> file = std::nullopt; ///< --config
};

/// Nothing is to be done but to show a text: the help that was asked for, or what makes no sense.
struct Shown {
    ExitCode code;
    std::string text;
};

/// Reads the words after the program's name.
std::variant<Parsed, Shown> parse(const std::vector<std::string>& words);

/// Whether the words ask for JSON, even if they make no sense otherwise.
bool asks_for_json(const std::vector<std::string>& words);

}
