#include "platform/crypto/master_key.hpp"

#include "base/result.hpp"
#include "platform/crypto/octets.hpp"
#include "platform/crypto/wiping.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

namespace plenty::crypto {
namespace {

namespace fs = std::filesystem;

class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() {
        if (number_ >= 0)
            ::close(number_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    int number() const { return number_; }
    bool is_open() const { return number_ >= 0; }

private:
    int number_;
};

[[noreturn]] void fail(const fs::path& file, std::string_view what) {
    throw Fault("master key " + file.string() + ": " + std::string(what));
}

[[noreturn]] void fail_with_reason(const fs::path& file) {
    fail(file, std::strerror(errno));
}

fs::path without_links(const fs::path& path) {
    std::error_code error;
    fs::path real = fs::weakly_canonical(path, error);
    if (error)
        fail(path, error.message());
    return real;
}

bool is_inside(const fs::path& file, const fs::path& directory) {
    const fs::path inner = without_links(file);
    const fs::path outer = without_links(directory);
    return std::ranges::mismatch(outer, inner).in1 == outer.end();
}

void refuse_inside(const fs::path& file, const fs::path& data) {
    if (is_inside(file, data))
        fail(file, "must not lie inside the data directory " + data.string() +
                       ", or whoever copies the data has the key as well");
}

void refuse_open_to_others(const fs::path& file, int descriptor) {
    struct stat status{};
    if (::fstat(descriptor, &status) != 0)
        fail_with_reason(file);
    if (!S_ISREG(status.st_mode))
        fail(file, "is not a plain file");
    if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        fail(file, "can be read or changed by others; run: chmod 0400 " + file.string());
}

void write_whole(const fs::path& file, int descriptor, std::span<const std::byte> bytes) {
    if (::write(descriptor, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size()) ||
        ::fsync(descriptor) != 0)
        fail_with_reason(file);
}

void sync_directory(const fs::path& file) {
    const Descriptor directory(::open(file.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!directory.is_open() || ::fsync(directory.number()) != 0)
        fail_with_reason(file);
}

void create(const fs::path& file, Randomness& randomness) {
    const fs::path fresh = file.string() + ".new";
    std::error_code error;
    fs::create_directories(file.parent_path(), error);
    if (error)
        fail(file, error.message());
    ::unlink(fresh.c_str());
    const Descriptor out(::open(fresh.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR));
    if (!out.is_open())
        fail_with_reason(fresh);
    write_whole(fresh, out.number(), SecretKey::random(randomness).bytes());
    // Unlike a rename, a link never replaces a key that another process made meanwhile.
    if (::link(fresh.c_str(), file.c_str()) != 0 && errno != EEXIST)
        fail_with_reason(file);
    ::unlink(fresh.c_str());
    sync_directory(file);
}

}

MasterKey MasterKey::load(const fs::path& file, const fs::path& data) {
    refuse_inside(file, data);
    const Descriptor in(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    if (!in.is_open())
        fail_with_reason(file);
    refuse_open_to_others(file, in.number());
    std::array<std::byte, SecretKey::size + 1> bytes{};
    if (::read(in.number(), bytes.data(), bytes.size()) != static_cast<ssize_t>(SecretKey::size))
        fail(file, "is not a key of 32 bytes");
    MasterKey key(SecretKey::from(std::span(bytes).first<SecretKey::size>()));
    wipe(bytes);
    return key;
}

MasterKey MasterKey::ensure(const fs::path& file, const fs::path& data, Randomness& randomness) {
    const fs::path place = fs::absolute(file);
    refuse_inside(place, data);
    if (::access(place.c_str(), F_OK) != 0 && errno == ENOENT)
        create(place, randomness);
    return load(place, data);
}

}
