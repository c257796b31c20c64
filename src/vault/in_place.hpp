#pragma once
#include "base/sentence.hpp"

#include <cstdint>
#include <filesystem>
#include <string_view>

/// Whether overwriting a file destroys what was there. The vault's promise stands on it.
namespace plenty::vault {

enum class InPlace {
    destroys,        ///< ext2/3/4, xfs, tmpfs, and overlays of them once a file has been written
    copies_on_write, ///< btrfs, zfs, bcachefs, f2fs, nilfs: the old bytes stay until the space is used again
    journals_data,   ///< ext3/4 with data=journal: the old bytes stay in the journal
    unknown,         ///< anything else, such as network and FUSE file systems
};

/// Judges the file system below `directory`, or below its nearest parent that exists. Throws a Fault if none
/// can be read.
InPlace in_place_verdict(const std::filesystem::path& directory);

/// The verdict as a sentence that says what to do.
SentenceKey sentence_of(InPlace verdict);

/// The same for a Fault: "the file system ...".
std::string_view why_unfit(InPlace verdict);

/// The verdict from what the kernel says: statfs's type, the lines of /proc/self/mountinfo, the device as
/// "major:minor", and whether the directory has the inode flag "j".
InPlace judge_in_place(std::uint64_t type, std::string_view mounts, std::string_view device,
                       bool journalled_inode);

}
