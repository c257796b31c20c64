#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

/// The few things that the vault asks of a disk, so that a test can pull the plug at each of them.
namespace plenty::vault {

/// Bytes on a disk. A write lies in a cache, whole or in part, until sync() returns. Throws a Fault when the
/// disk fails.
class File {
public:
    virtual ~File() = default;
    virtual std::uint64_t size() const = 0;
    virtual void read(std::uint64_t offset, std::span<std::byte> bytes) const = 0;
    /// Replaces bytes that are there already, in the same place on the disk.
    virtual void write(std::uint64_t offset, std::span<const std::byte> bytes) = 0;
    /// Adds at the end. False, and perhaps in part, if there is no room.
    [[nodiscard]] virtual bool extend(std::span<const std::byte> bytes) = 0;
    virtual void cut(std::uint64_t size) = 0;
    virtual void sync() = 0;
};

/// A directory that nobody else writes to. Throws a Fault when the disk fails.
class Folder {
public:
    virtual ~Folder() = default;
    virtual bool has(std::string_view name) const = 0;
    virtual std::unique_ptr<File> open(std::string_view name) = 0;
    /// An empty file, in place of any of that name.
    virtual std::unique_ptr<File> create(std::string_view name) = 0;
    /// All or nothing, and on the disk when it returns.
    virtual void rename(std::string_view from, std::string_view to) = 0;
};

}
