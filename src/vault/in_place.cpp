#include "vault/in_place.hpp"

#include "base/result.hpp"

#include <fcntl.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>

namespace plenty::vault {
namespace {

// statfs(2); not all of them are in the system's headers.
constexpr std::uint64_t ext = 0xef53;
constexpr std::array<std::uint64_t, 3> overwriting{0x58465342 /* xfs */, 0x01021994 /* tmpfs */,
                                                   0x794c7630 /* overlay */};
constexpr std::array<std::uint64_t, 5> copying{0x9123683e /* btrfs */, 0x2fc12fc1 /* zfs */,
                                               0xca451a4e /* bcachefs */, 0xf2f52010 /* f2fs */,
                                               0x3434 /* nilfs */};

/// Field `number` of a line, counted from 1.
std::string_view field(std::string_view line, int number) {
    for (; number > 1; --number) {
        const auto space = line.find(' ');
        if (space == line.npos)
            return {};
        line.remove_prefix(space + 1);
    }
    return line.substr(0, line.find(' '));
}

bool has_option(std::string_view line, std::string_view option) {
    // The options of the file system itself are the last field of its line.
    std::string_view options = line.substr(line.rfind(' ') + 1);
    while (!options.empty()) {
        const auto comma = options.find(',');
        if (options.substr(0, comma) == option)
            return true;
        options.remove_prefix(comma == options.npos ? options.size() : comma + 1);
    }
    return false;
}

bool is_mounted_with(std::string_view option, std::string_view mounts, std::string_view device) {
    while (!mounts.empty()) {
        const auto end = mounts.find('\n');
        const std::string_view line = mounts.substr(0, end);
        if (field(line, 3) == device && has_option(line, option))
            return true;
        mounts.remove_prefix(end == mounts.npos ? mounts.size() : end + 1);
    }
    return false;
}

bool has_journal_flag(const std::filesystem::path& directory) {
    const int descriptor = ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return false;
    int flags = 0;
    const bool known = ::ioctl(descriptor, FS_IOC_GETFLAGS, &flags) == 0;
    ::close(descriptor);
    return known && (flags & FS_JOURNAL_DATA_FL) != 0;
}

std::filesystem::path nearest_that_exists(std::filesystem::path directory) {
    std::error_code error;
    directory = std::filesystem::absolute(directory, error);
    while (directory.has_relative_path() && !std::filesystem::exists(directory, error))
        directory = directory.parent_path();
    return directory;
}

}

InPlace judge_in_place(std::uint64_t type, std::string_view mounts, std::string_view device,
                       bool journalled_inode) {
    if (type == ext)
        return journalled_inode || is_mounted_with("data=journal", mounts, device) ? InPlace::journals_data
                                                                                   : InPlace::destroys;
    if (std::ranges::find(overwriting, type) != overwriting.end())
        return InPlace::destroys;
    if (std::ranges::find(copying, type) != copying.end())
        return InPlace::copies_on_write;
    return InPlace::unknown;
}

InPlace in_place_verdict(const std::filesystem::path& directory) {
    const auto there = nearest_that_exists(directory);
    struct statfs system{};
    struct stat status{};
    if (::statfs(there.c_str(), &system) != 0 || ::stat(there.c_str(), &status) != 0)
        throw Fault("vault: cannot tell the file system of " + there.string() + ": " + std::strerror(errno));
    std::ifstream file("/proc/self/mountinfo");
    const std::string mounts((std::istreambuf_iterator(file)), std::istreambuf_iterator<char>());
    const std::string device =
        std::to_string(major(status.st_dev)) + ":" + std::to_string(minor(status.st_dev));
    return judge_in_place(static_cast<std::uint64_t>(system.f_type) & 0xffffffff, mounts, device,
                          has_journal_flag(there));
}

SentenceKey sentence_of(InPlace verdict) {
    switch (verdict) {
    case InPlace::destroys:
        return "vault.overwriting_destroys";
    case InPlace::copies_on_write:
        return "vault.copies_on_write";
    case InPlace::journals_data:
        return "vault.journals_data";
    case InPlace::unknown:
        break;
    }
    return "vault.unknown_file_system";
}

std::string_view why_unfit(InPlace verdict) {
    switch (verdict) {
    case InPlace::destroys:
        return "is fit";
    case InPlace::copies_on_write:
        return "keeps old bytes when a file is overwritten, as btrfs, zfs and f2fs do";
    case InPlace::journals_data:
        return "keeps old bytes in its journal (data=journal)";
    case InPlace::unknown:
        break;
    }
    return "is of a sort for which nobody knows whether overwriting destroys";
}

}
