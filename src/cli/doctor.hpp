#pragma once
#include "base/instant.hpp"
#include "base/sentence.hpp"
#include "platform/config/config.hpp"

#include <string_view>
#include <vector>

/// What a tired volunteer wants to know of a node: is it well, and if not, what to do.
namespace plenty::cli {

enum class Verdict : std::uint8_t { ok, look, wrong };

struct Finding {
    std::string_view what; ///< "database": for programs
    Verdict verdict;
    Sentence sentence; ///< says what to do, if it is not well
};

/// Looks at everything, changes nothing, and works beside a running server.
std::vector<Finding> examine(const config::Config& config, const Clock& clock);

/// Whether a process has the vault of this node open: a running server.
bool is_vault_held(const config::Config& config);

/// The parts of it, each of which adds what it finds.
void examine_data_directory(const config::Config& config, std::vector<Finding>& findings);
void examine_database(const config::Config& config, const Clock& clock, std::vector<Finding>& findings);
void examine_key(const config::Config& config, std::vector<Finding>& findings);
void examine_vault(const config::Config& config, const Clock& clock, std::vector<Finding>& findings);
void examine_addresses(const config::Config& config, std::vector<Finding>& findings);

}
