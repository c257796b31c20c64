#pragma once
#include "vault/disk_folder.hpp"
#include "vault/record.hpp"

#include <filesystem>
#include <memory>
#include <span>
#include <string_view>
#include <utility>

/// A vault's directory in which overwriting is switched off. For tests that must fail with it.
namespace plenty::vault {

/// Leaves out whatever would destroy a record; all else reaches the disk.
class KeepingFile final : public File {
public:
    KeepingFile(std::unique_ptr<File> file, const SlotSeal& seal) : file_(std::move(file)), seal_(seal) {}

    std::uint64_t size() const override { return file_->size(); }
    void read(std::uint64_t offset, std::span<std::byte> bytes) const override { file_->read(offset, bytes); }
    void write(std::uint64_t offset, std::span<const std::byte> bytes) override {
        const auto slot = static_cast<SlotNumber>(offset / slot_size);
        if (bytes.size() != slot_size || seal_.open(slot, bytes.first<slot_size>()))
            file_->write(offset, bytes);
    }
    bool extend(std::span<const std::byte> bytes) override { return file_->extend(bytes); }
    void cut(std::uint64_t size) override { file_->cut(size); }
    void sync() override { file_->sync(); }

private:
    std::unique_ptr<File> file_;
    const SlotSeal& seal_;
};

class KeepingFolder final : public Folder {
public:
    KeepingFolder(const std::filesystem::path& directory, const crypto::MasterKey& master,
                  Randomness& randomness)
        : folder_(open_disk_folder(directory)), seal_(master, randomness) {}

    bool has(std::string_view name) const override { return folder_->has(name); }
    std::unique_ptr<File> open(std::string_view name) override {
        return std::make_unique<KeepingFile>(folder_->open(name), seal_);
    }
    std::unique_ptr<File> create(std::string_view name) override {
        return std::make_unique<KeepingFile>(folder_->create(name), seal_);
    }
    void rename(std::string_view from, std::string_view to) override { folder_->rename(from, to); }

private:
    std::unique_ptr<Folder> folder_;
    SlotSeal seal_;
};

}
