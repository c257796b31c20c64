#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace plenty::http {

/// A file that has no name on disk (O_TMPFILE) and so cannot outlive the process, however that ends.
class UnnamedFile {
public:
    UnnamedFile() = default;
    /// Throws Fault if `directory` cannot hold one.
    explicit UnnamedFile(const std::string& directory);
    ~UnnamedFile();
    UnnamedFile(UnnamedFile&& other) noexcept;
    UnnamedFile& operator=(UnnamedFile&& other) noexcept;

    /// False if the disk is full. Throws Fault if the world failed otherwise.
    bool append(std::string_view bytes);
    std::uint64_t size() const { return size_; }
    /// Hands the descriptor over to the caller.
    int release();

private:
    int descriptor_ = -1;
    std::uint64_t size_ = 0;
};

}
