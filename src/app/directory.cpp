#include "app/directory.hpp"

#include "base/result.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace plenty::app {
namespace {

[[noreturn]] void fail(const std::filesystem::path& directory, const std::error_code& error) {
    throw Fault("the data directory " + directory.string() + " cannot be used: " + error.message());
}

}

void ensure_directory(const std::filesystem::path& directory) {
    std::error_code error;
    const bool is_there = std::filesystem::exists(directory, error);
    if (!is_there && !error)
        std::filesystem::create_directories(directory, error);
    if (error)
        fail(directory, error);
    if (!std::filesystem::is_directory(directory))
        fail(directory, std::make_error_code(std::errc::not_a_directory));
    if (!is_there)
        std::filesystem::permissions(directory, std::filesystem::perms::owner_all, error);
    if (error)
        fail(directory, error);
    if (::access(directory.c_str(), R_OK | W_OK | X_OK) != 0)
        fail(directory, std::error_code(errno, std::generic_category()));
}

}
