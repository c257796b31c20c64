#pragma once
#include "cli/desk.hpp"
#include "cli/verb.hpp"
#include "sheets/sheets.hpp"

#include <filesystem>
#include <memory>
#include <string>

namespace plenty::cli {

/// What the actions of sheets need for one command, beside whatever server is running. Throws a Fault if the
/// key of the node is not there.
class SheetDesk {
public:
    /// Both outlive it.
    SheetDesk(const config::Config& config, Randomness& randomness);

    const sheets::Desk& at() const { return at_; }

    /// The vault, which knows who has answered what, or nothing while a server has it open.
    std::unique_ptr<vault::Vault> open_vault(const Clock& clock) const;

private:
    const config::Config* config_;
    Randomness* randomness_;
    crypto::MasterKey key_;
    crypto::SecretKey places_, neighbours_, sheets_;
    gifts::Posting posting_;
    neighbours::Sealing sealing_;
    sheets::Desk at_;
};

/// What stands in a file, or the first bytes of it that are more than `most_bytes`. Refuses, saying why, what
/// cannot be read.
Result<std::string> read_file(const std::filesystem::path& file, std::uint64_t most_bytes);

/// The choices about a sheet: guessed, then as the words of the command say.
Result<sheets::Choices> typed_choices(const Call& call, const sheet::Sheet& sheet, const sheets::Here& here);

/// What somebody reads of a sheet before it counts.
std::vector<std::string> lines_of(const Call& call, const sheets::Look& look);

}
