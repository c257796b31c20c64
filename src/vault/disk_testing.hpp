#pragma once
#include "base/instant.hpp"
#include "base/randomness.hpp"
#include "base/result.hpp"
#include "vault/folder.hpp"

#include <algorithm>
#include <cstring>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

/// A disk in memory whose plug can be pulled at every step. For tests and fuzzing.
namespace plenty::vault {

/// Repeats itself exactly.
class SeededRandomness final : public Randomness {
public:
    explicit SeededRandomness(std::uint64_t seed = 1) : engine_(seed) {}
    void fill(std::span<std::byte> bytes) override {
        for (std::byte& each : bytes)
            each = static_cast<std::byte>(engine_());
    }

private:
    std::mt19937_64 engine_;
};

class MovedClock final : public Clock {
public:
    Instant now() const override { return now_; }
    void move(Instant::duration by) { now_ += by; }

private:
    Instant now_ = std::chrono::sys_days(std::chrono::year(2026) / 3 / 4);
};

/// The plug was pulled.
struct PowerCut {};

/// What became of the writes that were not synced when the plug was pulled.
enum class Unsynced { lost, kept, torn };

class TestDisk : public std::enable_shared_from_this<TestDisk> {
public:
    using Bytes = std::vector<std::byte>;
    struct Change {
        std::uint64_t offset = 0;
        Bytes bytes;
        std::optional<std::uint64_t> cut = {};
    };
    struct Content {
        Bytes seen;   ///< with everything that was written
        Bytes synced; ///< what surely is on the disk
        std::vector<Change> unsynced;
    };

    int steps = 0;
    int cut_at = 0;         ///< the step in which the plug is pulled; 0 for never
    int fail_at = 0;        ///< the step that fails; 0 for none
    bool sync_lies = false; ///< a control: sync() does nothing
    std::size_t room = std::size_t(1) << 30;
    std::function<bool(std::uint64_t, std::span<const std::byte>)>
        drops_write; ///< a control: true leaves it out
    std::map<std::string, std::shared_ptr<Content>, std::less<>> files;

    std::unique_ptr<Folder> folder();

    /// Loses power now: what was not synced is lost, kept or torn into pieces.
    void lose_power(Unsynced what, Randomness& randomness) {
        for (auto& [_, file] : files) {
            for (const Change& change : file->unsynced)
                apply(file->synced, change, what, randomness);
            file->seen = file->synced;
            file->unsynced.clear();
        }
        cut_at = fail_at = steps = 0;
    }

    /// The next step; `half_done` is done even if the plug is pulled in it.
    void step(const std::function<void()>& half_done = [] {}) {
        ++steps;
        if (steps == fail_at)
            throw Fault("the disk failed");
        half_done();
        if (steps == cut_at)
            throw PowerCut();
    }

    std::size_t used() const {
        std::size_t sum = 0;
        for (const auto& [_, file] : files)
            sum += file->seen.size();
        return sum;
    }

    static void put(Bytes& into, std::uint64_t offset, std::span<const std::byte> bytes) {
        into.resize(std::max<std::size_t>(into.size(), offset + bytes.size()));
        std::ranges::copy(bytes, into.begin() + static_cast<std::ptrdiff_t>(offset));
    }

private:
    static void apply(Bytes& into, const Change& change, Unsynced what, Randomness& randomness) {
        constexpr std::size_t piece = 64;
        const auto happens = [&] {
            return what == Unsynced::kept || (what == Unsynced::torn && randomness.number() % 2 == 0);
        };
        if (change.cut) {
            if (happens())
                into.resize(*change.cut);
            return;
        }
        for (std::size_t at = 0; at < change.bytes.size(); at += piece) {
            const auto bytes = std::span(change.bytes).subspan(at, std::min(piece, change.bytes.size() - at));
            if (happens())
                put(into, change.offset + at, bytes);
        }
    }
};

class TestFile final : public File {
public:
    TestFile(std::shared_ptr<TestDisk> disk, std::shared_ptr<TestDisk::Content> content)
        : disk_(std::move(disk)), content_(std::move(content)) {}

    std::uint64_t size() const override { return content_->seen.size(); }

    void read(std::uint64_t offset, std::span<std::byte> bytes) const override {
        if (offset + bytes.size() > content_->seen.size())
            throw Fault("a file ends too soon");
        std::memcpy(bytes.data(), content_->seen.data() + offset, bytes.size());
    }

    void write(std::uint64_t offset, std::span<const std::byte> bytes) override {
        if (disk_->drops_write && disk_->drops_write(offset, bytes))
            return;
        disk_->step([&] { change({offset, {bytes.begin(), bytes.end()}}); });
    }

    bool extend(std::span<const std::byte> bytes) override {
        if (disk_->used() + bytes.size() > disk_->room)
            return false;
        disk_->step([&] { change({size(), {bytes.begin(), bytes.end()}}); });
        return true;
    }

    void cut(std::uint64_t size) override {
        disk_->step([&] { change({0, {}, size}); });
    }

    void sync() override {
        disk_->step();
        if (disk_->sync_lies)
            return;
        content_->synced = content_->seen;
        content_->unsynced.clear();
    }

private:
    void change(TestDisk::Change change) {
        if (change.cut)
            content_->seen.resize(*change.cut);
        else
            TestDisk::put(content_->seen, change.offset, change.bytes);
        content_->unsynced.push_back(std::move(change));
    }

    std::shared_ptr<TestDisk> disk_;
    std::shared_ptr<TestDisk::Content> content_;
};

class TestFolder final : public Folder {
public:
    explicit TestFolder(std::shared_ptr<TestDisk> disk) : disk_(std::move(disk)) {}

    bool has(std::string_view name) const override { return disk_->files.contains(name); }

    std::unique_ptr<File> open(std::string_view name) override {
        disk_->step();
        return std::make_unique<TestFile>(disk_, disk_->files.find(name)->second);
    }

    std::unique_ptr<File> create(std::string_view name) override {
        const auto content = std::make_shared<TestDisk::Content>();
        disk_->step([&] { disk_->files.insert_or_assign(std::string(name), content); });
        return std::make_unique<TestFile>(disk_, content);
    }

    void rename(std::string_view from, std::string_view to) override {
        disk_->step(); // before
        auto moved = disk_->files.extract(disk_->files.find(from));
        moved.key() = to;
        disk_->files.insert(std::move(moved));
        disk_->step(); // after
    }

private:
    std::shared_ptr<TestDisk> disk_;
};

inline std::unique_ptr<Folder> TestDisk::folder() {
    return std::make_unique<TestFolder>(shared_from_this());
}

}
