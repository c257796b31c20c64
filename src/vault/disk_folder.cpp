#include "vault/disk_folder.hpp"

#include "base/result.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>
#include <utility>

namespace plenty::vault {
namespace {

[[noreturn]] void fail(std::string_view doing) {
    const int reason = errno;
    throw Fault("vault: cannot " + std::string(doing) + ": " + std::strerror(reason));
}

class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() {
        if (number_ >= 0)
            ::close(number_);
    }
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    int operator*() const { return number_; }

private:
    int number_;
};

off_t place(std::uint64_t offset) {
    return static_cast<off_t>(offset);
}

class DiskFile final : public File {
public:
    explicit DiskFile(Descriptor descriptor) : descriptor_(std::move(descriptor)) {}

    std::uint64_t size() const override {
        struct stat status{};
        if (::fstat(*descriptor_, &status) != 0)
            fail("measure a file");
        return static_cast<std::uint64_t>(status.st_size);
    }

    void read(std::uint64_t offset, std::span<std::byte> bytes) const override {
        while (!bytes.empty()) {
            const ssize_t got = ::pread(*descriptor_, bytes.data(), bytes.size(), place(offset));
            if (got == 0)
                throw Fault("vault: a file ends too soon");
            advance(got, offset, bytes, "read");
        }
    }

    void write(std::uint64_t offset, std::span<const std::byte> bytes) override {
        while (!bytes.empty())
            advance(::pwrite(*descriptor_, bytes.data(), bytes.size(), place(offset)), offset, bytes,
                    "write");
    }

    bool extend(std::span<const std::byte> bytes) override {
        const std::uint64_t end = size();
        // Room first: then neither this nor any later write in place can meet a full disk.
        if (const int refused = ::posix_fallocate(*descriptor_, place(end), place(bytes.size()));
            refused != 0) {
            errno = refused;
            if (refused == ENOSPC || refused == EDQUOT || refused == EFBIG)
                return false;
            fail("make room");
        }
        write(end, bytes);
        return true;
    }

    void cut(std::uint64_t size) override {
        if (::ftruncate(*descriptor_, place(size)) != 0)
            fail("cut a file");
    }

    void sync() override {
        if (::fdatasync(*descriptor_) != 0)
            fail("sync a file");
    }

private:
    template <class Bytes>
    static void advance(ssize_t done, std::uint64_t& offset, Bytes& bytes, std::string_view doing) {
        if (done < 0) {
            if (errno == EINTR)
                return;
            fail(doing);
        }
        offset += static_cast<std::uint64_t>(done);
        bytes = bytes.subspan(static_cast<std::size_t>(done));
    }

    Descriptor descriptor_;
};

class DiskFolder final : public Folder {
public:
    explicit DiskFolder(Descriptor descriptor) : descriptor_(std::move(descriptor)) {}

    bool has(std::string_view name) const override {
        struct stat status{};
        if (::fstatat(*descriptor_, std::string(name).c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0)
            return true;
        if (errno != ENOENT)
            fail("look for a file");
        return false;
    }

    std::unique_ptr<File> open(std::string_view name) override { return opened(name, 0); }
    std::unique_ptr<File> create(std::string_view name) override { return opened(name, O_CREAT | O_TRUNC); }

    void rename(std::string_view from, std::string_view to) override {
        if (::renameat(*descriptor_, std::string(from).c_str(), *descriptor_, std::string(to).c_str()) != 0)
            fail("rename a file");
        if (::fsync(*descriptor_) != 0)
            fail("sync the directory");
    }

private:
    std::unique_ptr<File> opened(std::string_view name, int how) {
        Descriptor file(::openat(*descriptor_, std::string(name).c_str(),
                                 O_RDWR | O_CLOEXEC | O_NOFOLLOW | how, S_IRUSR | S_IWUSR));
        if (*file < 0)
            fail("open a file");
        return std::make_unique<DiskFile>(std::move(file));
    }

    Descriptor descriptor_;
};

}

std::unique_ptr<Folder> open_disk_folder(const std::filesystem::path& directory) {
    const std::string name = "open " + directory.string();
    std::error_code error;
    std::filesystem::create_directories(directory.parent_path(), error); // if it failed, mkdir says why
    if (::mkdir(directory.c_str(), S_IRWXU) != 0 && errno != EEXIST)
        fail(name);
    Descriptor descriptor(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (*descriptor < 0)
        fail(name);
    if (::flock(*descriptor, LOCK_EX | LOCK_NB) != 0)
        throw Fault("vault: " + directory.string() + " is in use by another process");
    return std::make_unique<DiskFolder>(std::move(descriptor));
}

}
