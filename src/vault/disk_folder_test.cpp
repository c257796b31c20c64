#include "platform/crypto/crypto.hpp"
#include "vault/disk_folder.hpp"
#include "vault/in_place.hpp"
#include "vault/scan_testing.hpp"
#include "vault/vault.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <fstream>
#include <iterator>
#include <set>

namespace plenty::vault {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::ThrowsMessage;

class OnDisk : public testing::Test {
protected:
    OnDisk() {
        std::string pattern = fs::temp_directory_path() / "vault_XXXXXX";
        here_ = ::mkdtemp(pattern.data());
        vault_ = here_ / "data" / "vault";
    }
    ~OnDisk() override { fs::remove_all(here_); }

    std::unique_ptr<Vault> open() { return Vault::open(vault_, master_, randomness_, clock_); }

    std::string bytes_of(std::string_view name) const {
        std::ifstream in(vault_ / name, std::ios::binary);
        return {std::istreambuf_iterator(in), std::istreambuf_iterator<char>()};
    }

    bool shows(int number) const {
        const std::string first = bytes_of("match.0"), second = bytes_of("match.1");
        return reveals(std::as_bytes(std::span(first)), master_, number) ||
               reveals(std::as_bytes(std::span(second)), master_, number);
    }

    fs::path here_, vault_;
    crypto::SystemRandomness randomness_;
    SystemClock clock_;
    crypto::MasterKey master_{crypto::SecretKey::random(randomness_)};
};

TEST_F(OnDisk, HoldsTwoEqualFilesForItsOwnerOnly) {
    const auto vault = open();
    EXPECT_EQ(fs::status(vault_).permissions(), fs::perms::owner_all);
    for (const char* name : {"match.0", "match.1"}) {
        EXPECT_EQ(fs::status(vault_ / name).permissions(), fs::perms::owner_read | fs::perms::owner_write);
        EXPECT_EQ(fs::file_size(vault_ / name), 1024u * 256);
    }
    EXPECT_EQ(bytes_of("match.0"), bytes_of("match.1"));
    EXPECT_EQ(std::distance(fs::directory_iterator(vault_), fs::directory_iterator()), 2);
}

TEST_F(OnDisk, DestroysWhatIsClosed) {
    const auto vault = open();
    const auto match =
        vault->add({PostId(1), CommunityId(1), poster, replier(1), Quantity(1), Instant::max()});
    EXPECT_TRUE(shows(1));
    ASSERT_TRUE(vault->close(match->id));
    EXPECT_FALSE(shows(1));
}

TEST_F(OnDisk, KeepsEverythingAcrossGrowth) {
    const auto open_small = [&] {
        return Vault::open(open_disk_folder(vault_), master_, randomness_, clock_, 16);
    };
    std::set<MatchId> ids;
    {
        const auto vault = open_small();
        for (int number = 0; number < 20; ++number)
            ids.insert(
                vault->add({PostId(1), CommunityId(1), poster, replier(number), Quantity(1), Instant::max()})
                    ->id);
    }
    EXPECT_EQ(fs::file_size(vault_ / "match.0"), 32u * 256);
    const auto vault = open_small();
    EXPECT_EQ(vault->of_post(PostId(1)).size(), ids.size());
    for (const auto& match : vault->of_person(poster))
        EXPECT_TRUE(ids.contains(match.id));
}

TEST_F(OnDisk, IsOpenInOneProcessOnly) {
    auto vault = open();
    EXPECT_THAT([&] { open(); }, ThrowsMessage<Fault>(HasSubstr("in use")));
    vault.reset();
    EXPECT_NO_THROW(open());
}

TEST_F(OnDisk, SaysWhatIsInTheWay) {
    std::ofstream(here_ / "data") << "a file where a directory should be";
    EXPECT_THROW(open(), Fault);
    fs::remove(here_ / "data");
    fs::create_directories(here_ / "data");
    std::ofstream(vault_) << "a file where a directory should be";
    EXPECT_THROW(open(), Fault);
    fs::remove(vault_);
    fs::create_directories(vault_);
    fs::create_directory(vault_ / "match.0");
    EXPECT_THAT([&] { open(); }, ThrowsMessage<Fault>(HasSubstr("open a file")));
    fs::remove(vault_ / "match.0");
    fs::create_symlink(here_ / "elsewhere", vault_ / "match.0");
    EXPECT_THROW(open(), Fault) << "a link could lead to another file system";
}

TEST_F(OnDisk, DoesNotTakeStrangeFilesForAVault) {
    fs::create_directories(vault_);
    for (const std::string& bytes : {std::string(), std::string(100, 'x'), std::string(300'000, '\0')}) {
        std::ofstream(vault_ / "match.0", std::ios::binary) << bytes;
        EXPECT_THAT([&] { open(); }, ThrowsMessage<Fault>(HasSubstr("nothing was changed")));
        EXPECT_EQ(bytes_of("match.0"), bytes);
        EXPECT_FALSE(fs::exists(vault_ / "match.1"));
    }
}

TEST_F(OnDisk, FileReadsWritesExtendsAndCuts) {
    const auto folder = open_disk_folder(vault_);
    const auto file = folder->create("file");
    const auto bytes = std::as_bytes(std::span("four and more"));
    EXPECT_TRUE(file->extend(bytes.first(4)));
    EXPECT_TRUE(file->extend(bytes.subspan(4)));
    file->write(0, std::as_bytes(std::span("FOUR", 4)));
    file->sync();
    std::array<std::byte, 8> read{};
    file->read(0, read);
    EXPECT_EQ(std::memcmp(read.data(), "FOUR and", 8), 0);
    file->cut(4);
    EXPECT_EQ(file->size(), 4u);
    EXPECT_THAT([&] { file->read(0, read); }, ThrowsMessage<Fault>(HasSubstr("too soon")));
    EXPECT_THROW(file->cut(~std::uint64_t(0)), Fault);
    EXPECT_THROW(file->write(~std::uint64_t(0) - 100, bytes), Fault);
    EXPECT_THROW(file->read(~std::uint64_t(0) - 100, read), Fault);
    EXPECT_THROW(folder->rename("nothing", "something"), Fault);
    EXPECT_THROW((void)folder->has(std::string(5000, 'x')), Fault);
}

TEST_F(OnDisk, FileSaysWhenTheDiskFails) {
    const auto folder = open_disk_folder(vault_);
    ASSERT_EQ(::mkfifo((vault_ / "pipe").c_str(), 0600),
              0); // can be opened, and nothing else that a file can
    const auto pipe = folder->open("pipe");
    std::array<std::byte, 8> bytes{};
    EXPECT_THROW(pipe->sync(), Fault);
    EXPECT_THROW(pipe->cut(0), Fault);
    EXPECT_THROW(pipe->read(0, bytes), Fault);
    EXPECT_THROW(pipe->write(0, bytes), Fault);
    EXPECT_THROW((void)pipe->extend(bytes), Fault);
}

TEST_F(OnDisk, FileDoesNotGrowPastItsLimit) {
    const auto folder = open_disk_folder(vault_);
    const auto file = folder->create("file");
    rlimit before{};
    ::getrlimit(RLIMIT_FSIZE, &before);
    const rlimit small{1'000, before.rlim_max};
    const auto handler = ::signal(SIGXFSZ, SIG_IGN);
    ::setrlimit(RLIMIT_FSIZE, &small);
    const bool fits = file->extend(std::vector<std::byte>(900));
    const bool grew = file->extend(std::vector<std::byte>(900));
    ::setrlimit(RLIMIT_FSIZE, &before);
    ::signal(SIGXFSZ, handler);
    EXPECT_TRUE(fits);
    EXPECT_FALSE(grew);
    EXPECT_EQ(file->size(), 900u);
}

TEST(InPlaceVerdict, JudgesEachSortOfFileSystem) {
    constexpr std::uint64_t ext = 0xef53, btrfs = 0x9123683e, zfs = 0x2fc12fc1, overlay = 0x794c7630,
                            nfs = 0x6969, xfs = 0x58465342, tmpfs = 0x01021994;
    for (const auto type : {ext, overlay, xfs, tmpfs})
        EXPECT_EQ(judge_in_place(type, "", "8:1", false), InPlace::destroys);
    for (const auto type : {btrfs, zfs})
        EXPECT_EQ(judge_in_place(type, "", "8:1", false), InPlace::copies_on_write);
    EXPECT_EQ(judge_in_place(nfs, "", "8:1", false), InPlace::unknown);
    EXPECT_EQ(judge_in_place(ext, "", "8:1", true), InPlace::journals_data);
}

TEST(InPlaceVerdict, ReadsTheOptionsOfTheRightMount) {
    constexpr std::string_view mounts =
        "22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw,errors=remount-ro\n"
        "23 22 8:2 / /srv rw - ext4 /dev/sda2 rw,data=journal\n"
        "24 22 8:3 / /data=journal rw - ext4 /dev/sda3 rw,data=journalled\n"
        "odd line\n\n"
        "25 22 8:4 / /late rw - ext4 /dev/sda4 data=journal,rw";
    EXPECT_EQ(judge_in_place(0xef53, mounts, "8:1", false), InPlace::destroys);
    EXPECT_EQ(judge_in_place(0xef53, mounts, "8:2", false), InPlace::journals_data);
    EXPECT_EQ(judge_in_place(0xef53, mounts, "8:3", false), InPlace::destroys);
    EXPECT_EQ(judge_in_place(0xef53, mounts, "8:4", false), InPlace::journals_data);
    EXPECT_EQ(judge_in_place(0xef53, mounts, "8:5", false), InPlace::destroys);
}

TEST(InPlaceVerdict, HasASentenceForEach) {
    EXPECT_EQ(sentence_of(InPlace::destroys), SentenceKey("vault.overwriting_destroys"));
    EXPECT_EQ(sentence_of(InPlace::copies_on_write), SentenceKey("vault.copies_on_write"));
    EXPECT_EQ(sentence_of(InPlace::journals_data), SentenceKey("vault.journals_data"));
    EXPECT_EQ(sentence_of(InPlace::unknown), SentenceKey("vault.unknown_file_system"));
    std::set<std::string_view> reasons;
    for (const auto verdict :
         {InPlace::destroys, InPlace::copies_on_write, InPlace::journals_data, InPlace::unknown})
        reasons.insert(why_unfit(verdict));
    EXPECT_EQ(reasons.size(), 4u);
}

TEST(InPlaceVerdict, LooksAtTheNearestDirectoryThatExists) {
    EXPECT_EQ(in_place_verdict(fs::temp_directory_path() / "not" / "yet" / "there"),
              in_place_verdict(fs::temp_directory_path()));
    EXPECT_EQ(in_place_verdict("/"), in_place_verdict(fs::path("/nothing of that name")));
    EXPECT_NO_THROW(in_place_verdict("relative"));
}

TEST_F(OnDisk, IsRefusedWhereOverwritingDestroysNothing) {
    EXPECT_EQ(in_place_verdict("/proc"), InPlace::unknown);
    EXPECT_THAT([&] { Vault::open("/proc/vault", master_, randomness_, clock_); },
                ThrowsMessage<Fault>(HasSubstr("put the vault on ext4")));
}

}
}
