#include "platform/http/unnamed_file.hpp"

#include "base/result.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace plenty::http {
namespace {

Fault file_fault(const char* what) {
    return Fault(std::string(what) + ": " + std::generic_category().message(errno));
}

}

UnnamedFile::UnnamedFile(const std::string& directory)
    : descriptor_(::open(directory.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600)) {
    if (descriptor_ < 0)
        throw file_fault("the directory for uploads cannot hold an unnamed file");
}

UnnamedFile::~UnnamedFile() {
    if (descriptor_ >= 0)
        ::close(descriptor_);
}

UnnamedFile::UnnamedFile(UnnamedFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), size_(std::exchange(other.size_, 0)) {}

UnnamedFile& UnnamedFile::operator=(UnnamedFile&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    std::swap(size_, other.size_);
    return *this;
}

bool UnnamedFile::append(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto written = ::write(descriptor_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0 && (errno == ENOSPC || errno == EDQUOT))
            return false;
        if (written < 0)
            throw file_fault("an upload cannot be written");
        size_ += static_cast<std::uint64_t>(written);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

int UnnamedFile::release() {
    return std::exchange(descriptor_, -1);
}

}
