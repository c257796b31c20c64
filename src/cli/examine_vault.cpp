#include "cli/doctor.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/crypto/master_key.hpp"
#include "vault/vault.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>

namespace plenty::cli {
namespace {

void examine_file_system(const std::filesystem::path& directory, std::vector<Finding>& findings) {
    const auto verdict = vault::in_place_verdict(directory);
    findings.push_back({"vault_disk",
                        verdict == vault::InPlace::destroys ? Verdict::ok : Verdict::wrong,
                        {vault::sentence_of(verdict)}});
}

/// Opening finishes what a crash has interrupted, as the next start of the server would.
void open_once(const config::Config& config, const std::filesystem::path& directory, const Clock& clock,
               std::vector<Finding>& findings) {
    crypto::SystemRandomness randomness;
    const auto key = crypto::MasterKey::load(config.vault_key, config.data);
    (void)vault::Vault::open(directory, key, randomness, clock);
    findings.push_back({"vault", Verdict::ok, {"cli.vault_well"}});
}

}

/// Whoever opens a vault holds a lock on its directory; one who asks for it in that very moment is in the
/// way.
bool is_vault_held(const config::Config& config) {
    const int directory = ::open((config.data / "vault").c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool is_held = directory >= 0 && ::flock(directory, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    if (directory >= 0)
        ::close(directory);
    return is_held;
}

void examine_vault(const config::Config& config, const Clock& clock, std::vector<Finding>& findings) {
    const auto directory = config.data / "vault";
    try {
        examine_file_system(directory, findings);
        if (!std::filesystem::exists(directory))
            findings.push_back({"vault", Verdict::look, {"cli.no_vault_yet"}});
        else if (is_vault_held(config))
            findings.push_back({"vault", Verdict::ok, {"cli.vault_held"}});
        else
            open_once(config, directory, clock, findings);
    } catch (const Fault& fault) {
        findings.push_back({"vault", Verdict::wrong, {"cli.vault_fails", {{"trouble", fault.what()}}}});
    }
}

}
