#pragma once
#include <filesystem>

namespace plenty::app {

/// Makes the directory of everything that is kept, readable by its owner only, unless it is there. Throws a
/// Fault that says why it cannot be had or written to.
void ensure_directory(const std::filesystem::path& directory);

}
