#pragma once
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

/// Files that tests read from the project and from beside it.
namespace plenty::tests {

/// The folder with CMakePresets.json, above wherever the test was started.
inline std::filesystem::path project_root() {
    auto folder = std::filesystem::current_path();
    while (!exists(folder / "CMakePresets.json") && folder.has_relative_path())
        folder = folder.parent_path();
    return folder;
}

/// Real sheets and lists that lie beside the project; a test skips itself where a file is absent.
inline std::filesystem::path shared_file(const std::string& name) {
    return project_root().parent_path() / "shared" / "data" / name;
}

inline std::string file_text(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

}

/// Leaves the test, as skipped, when `path` is not there.
#define PLENTY_SKIP_UNLESS_EXISTS(path)                                                                      \
    if (!std::filesystem::exists(path))                                                                      \
    GTEST_SKIP() << "skipped: " << (path) << " is not there"
