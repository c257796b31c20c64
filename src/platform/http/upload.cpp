#include "base/result.hpp"
#include "platform/http/message.hpp"

#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace plenty::http {

Upload::Upload(std::string field, std::string filename, std::string content_type, int descriptor,
               std::uint64_t size)
    : field_(std::move(field)), filename_(std::move(filename)), content_type_(std::move(content_type)),
      descriptor_(descriptor), size_(size) {}

Upload::~Upload() {
    if (descriptor_ >= 0)
        ::close(descriptor_);
}

Upload::Upload(Upload&& other) noexcept
    : field_(std::move(other.field_)), filename_(std::move(other.filename_)),
      content_type_(std::move(other.content_type_)), descriptor_(std::exchange(other.descriptor_, -1)),
      size_(std::exchange(other.size_, 0)) {}

Upload& Upload::operator=(Upload&& other) noexcept {
    std::swap(field_, other.field_);
    std::swap(filename_, other.filename_);
    std::swap(content_type_, other.content_type_);
    std::swap(descriptor_, other.descriptor_);
    std::swap(size_, other.size_);
    return *this;
}

std::optional<std::string> Upload::read(std::uint64_t limit) const {
    if (size_ > limit)
        return std::nullopt;
    std::string bytes(size_, '\0');
    std::size_t have = 0;
    while (have < bytes.size()) {
        const auto got =
            ::pread(descriptor_, bytes.data() + have, bytes.size() - have, static_cast<off_t>(have));
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            throw Fault("an uploaded file cannot be read: " + std::generic_category().message(errno));
        have += static_cast<std::size_t>(got);
    }
    return bytes;
}

}
