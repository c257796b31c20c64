#pragma once
#include "vault/folder.hpp"

#include <filesystem>

namespace plenty::vault {

/// A directory of this machine, made if it is not there, readable by its owner only, and held so that no
/// other process opens it as a vault. Throws a Fault if that cannot be had.
std::unique_ptr<Folder> open_disk_folder(const std::filesystem::path& directory);

}
