#include "cli/sheet_desk.hpp"

#include "cli/doctor.hpp"

#include <cerrno>
#include <cstring>
#include <fstream>

namespace plenty::cli {

SheetDesk::SheetDesk(const config::Config& config, Randomness& randomness)
    : config_(&config), randomness_(&randomness),
      key_(crypto::MasterKey::load(config.vault_key, config.data)), places_(key_.key_for("places")),
      neighbours_(key_.key_for("neighbours")), sheets_(key_.key_for("sheets")), posting_{randomness, places_},
      sealing_{randomness, neighbours_}, at_{posting_, sealing_, sheets_, config.upload_limit.bytes} {}

std::unique_ptr<vault::Vault> SheetDesk::open_vault(const Clock& clock) const {
    if (is_vault_held(*config_))
        return nullptr;
    return vault::Vault::open(config_->data / "vault", key_, *randomness_, clock);
}

Result<std::string> read_file(const std::filesystem::path& file, std::uint64_t most_bytes) {
    const auto unreadable = [&](int why) {
        return Refusal{Why::invalid,
                       {"cli.no_file", {{"file", file.string()}, {"trouble", std::strerror(why)}}},
                       "file"};
    };
    errno = 0;
    std::ifstream in(file, std::ios::binary);
    if (!in)
        return unreadable(errno);
    std::string bytes(most_bytes + 1, '\0');
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (in.bad())
        return unreadable(errno);
    bytes.resize(static_cast<std::size_t>(in.gcount()));
    return bytes;
}

}
