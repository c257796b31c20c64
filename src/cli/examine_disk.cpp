#include "base/result.hpp"
#include "cli/doctor.hpp"
#include "platform/crypto/master_key.hpp"
#include "platform/http/unnamed_file.hpp"

#include <fmt/format.h>

#include <filesystem>

namespace plenty::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t megabyte = 1U << 20;
constexpr std::uintmax_t too_little = 100 * megabyte; ///< for a day of a busy board and its log
constexpr std::uintmax_t rather_little = 1024 * megabyte;

void examine_room(const fs::path& directory, std::vector<Finding>& findings) {
    std::error_code error;
    const auto room = fs::space(directory, error);
    if (error)
        return findings.push_back(
            {"disk", Verdict::wrong, {"cli.disk_unreadable", {{"trouble", error.message()}}}});
    const std::string left = fmt::format("{} MB", room.available / megabyte);
    if (room.available < too_little)
        findings.push_back({"disk", Verdict::wrong, {"cli.disk_full", {{"left", left}}}});
    else if (room.available < rather_little)
        findings.push_back({"disk", Verdict::look, {"cli.disk_filling", {{"left", left}}}});
    else
        findings.push_back({"disk", Verdict::ok, {"cli.disk_well", {{"left", left}}}});
}

/// What is sent to us lies in a file without a name until it is read; not every file system has them.
void examine_uploads(const fs::path& directory, std::vector<Finding>& findings) {
    try {
        const http::UnnamedFile file(directory.string());
        findings.push_back({"uploads", Verdict::ok, {"cli.uploads_well"}});
    } catch (const Fault& fault) {
        findings.push_back({"uploads", Verdict::wrong, {"cli.uploads_fail", {{"trouble", fault.what()}}}});
    }
}

}

void examine_data_directory(const config::Config& config, std::vector<Finding>& findings) {
    const std::string path = config.data.string();
    std::error_code error;
    const auto status = fs::status(config.data, error);
    if (!fs::is_directory(status))
        return findings.push_back({"data", Verdict::look, {"cli.no_data_yet", {{"path", path}}}});
    const bool is_open =
        (status.permissions() & (fs::perms::others_read | fs::perms::others_exec)) != fs::perms::none;
    if (is_open)
        findings.push_back({"data", Verdict::look, {"cli.data_open_to_others", {{"path", path}}}});
    else
        findings.push_back({"data", Verdict::ok, {"cli.data_well", {{"path", path}}}});
    examine_room(config.data, findings);
    examine_uploads(config.data, findings);
}

void examine_key(const config::Config& config, std::vector<Finding>& findings) {
    const std::string path = config.vault_key.string();
    if (!fs::exists(config.vault_key)) {
        const bool is_lost = fs::exists(config.data / "vault");
        return findings.push_back({"key", is_lost ? Verdict::wrong : Verdict::look,
                                   is_lost ? Sentence{"cli.key_lost", {{"path", path}}}
                                           : Sentence{"cli.no_key_yet", {{"path", path}}}});
    }
    try {
        (void)crypto::MasterKey::load(config.vault_key, config.data);
        findings.push_back({"key", Verdict::ok, {"cli.key_well", {{"path", path}}}});
    } catch (const Fault& fault) {
        findings.push_back({"key", Verdict::wrong, {"cli.key_unfit", {{"trouble", fault.what()}}}});
    }
}

}
