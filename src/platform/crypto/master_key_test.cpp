#include "base/result.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/crypto/master_key.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <fstream>

namespace plenty::crypto {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::ThrowsMessage;

class MasterKeyFile : public testing::Test {
protected:
    MasterKeyFile() {
        std::string pattern = fs::temp_directory_path() / "master_key_XXXXXX";
        here_ = ::mkdtemp(pattern.data());
        data_ = here_ / "data";
        file_ = here_ / "keys" / "master.key";
        fs::create_directory(data_);
    }
    ~MasterKeyFile() override { fs::remove_all(here_); }

    void write(const fs::path& file, std::string_view bytes, fs::perms mode) {
        fs::create_directories(file.parent_path());
        std::ofstream(file) << bytes;
        fs::permissions(file, mode);
    }

    fs::path here_, data_, file_;
    SystemRandomness randomness_;
};

TEST_F(MasterKeyFile, IsMadeOnceAndReadAgain) {
    const MasterKey made = MasterKey::ensure(file_, data_, randomness_);
    const MasterKey again = MasterKey::ensure(file_, data_, randomness_);
    EXPECT_EQ(made.key_for("vault"), again.key_for("vault"));
    EXPECT_EQ(made.key_for("vault", 2), MasterKey::load(file_, data_).key_for("vault", 2));
    EXPECT_NE(made.key_for("vault"), made.key_for("pepper"));
    EXPECT_EQ(fs::file_size(file_), 32u);
    EXPECT_EQ(fs::status(file_).permissions(), fs::perms::owner_read);
    EXPECT_FALSE(fs::exists(file_.string() + ".new"));
}

TEST_F(MasterKeyFile, LeftHalfMadeByACrashIsMadeAfresh) {
    write(file_.string() + ".new", "half", fs::perms::owner_read);
    EXPECT_NO_THROW(MasterKey::ensure(file_, data_, randomness_));
    EXPECT_EQ(fs::file_size(file_), 32u);
}

TEST_F(MasterKeyFile, IsNotInventedByLoading) {
    EXPECT_THAT([&] { MasterKey::load(file_, data_); }, ThrowsMessage<Fault>(HasSubstr("No such file")));
    EXPECT_FALSE(fs::exists(file_));
}

TEST_F(MasterKeyFile, IsRefusedWhenOthersMayReadOrChangeIt) {
    for (const auto mode : {fs::perms::group_read, fs::perms::others_read, fs::perms::others_write}) {
        write(file_, std::string(32, 'k'), fs::perms::owner_read | fs::perms::owner_write | mode);
        EXPECT_THAT([&] { MasterKey::load(file_, data_); }, ThrowsMessage<Fault>(HasSubstr("chmod 0400")));
    }
    fs::permissions(file_, fs::perms::owner_read | fs::perms::owner_write);
    EXPECT_NO_THROW(MasterKey::load(file_, data_));
}

TEST_F(MasterKeyFile, IsRefusedInsideTheDataDirectory) {
    const fs::path inside = data_ / "keys" / ".." / "master.key";
    EXPECT_THAT([&] { MasterKey::ensure(inside, data_, randomness_); },
                ThrowsMessage<Fault>(HasSubstr("data directory")));
    EXPECT_FALSE(fs::exists(inside));
    write(data_ / "real.key", std::string(32, 'k'), fs::perms::owner_read);
    fs::create_directories(file_.parent_path());
    fs::create_symlink(data_ / "real.key", file_);
    EXPECT_THROW(MasterKey::load(file_, data_), Fault) << "a link does not hide where it lies";
    EXPECT_NO_THROW(MasterKey::ensure(here_ / "data2.key", data_, randomness_))
        << "a like name is not inside";
}

TEST_F(MasterKeyFile, IsRefusedAtAnyOtherLength) {
    for (const std::size_t length : {0u, 31u, 33u, 4096u}) {
        fs::remove(file_);
        write(file_, std::string(length, 'k'), fs::perms::owner_read);
        EXPECT_THAT([&] { MasterKey::load(file_, data_); }, ThrowsMessage<Fault>(HasSubstr("32 bytes")))
            << length;
    }
}

TEST_F(MasterKeyFile, IsRefusedWhenItIsNoPlainFile) {
    fs::create_directories(file_);
    EXPECT_THAT([&] { MasterKey::load(file_, data_); }, ThrowsMessage<Fault>(HasSubstr("plain file")));
}

TEST_F(MasterKeyFile, IsWholeOrNotThere) {
    rlimit before{};
    ::getrlimit(RLIMIT_FSIZE, &before);
    const rlimit small{16, before.rlim_max};
    const auto handler = ::signal(SIGXFSZ, SIG_IGN);
    ::setrlimit(RLIMIT_FSIZE, &small);
    EXPECT_THROW(MasterKey::ensure(file_, data_, randomness_), Fault);
    ::setrlimit(RLIMIT_FSIZE, &before);
    ::signal(SIGXFSZ, handler);
    EXPECT_FALSE(fs::exists(file_));
    EXPECT_NO_THROW(MasterKey::ensure(file_, data_, randomness_));
}

TEST_F(MasterKeyFile, SaysWhyItCannotBeMade) {
    write(here_ / "keys", "a file where a directory should be", fs::perms::owner_read);
    EXPECT_THROW(MasterKey::ensure(file_, data_, randomness_), Fault);
    fs::remove(here_ / "keys");
    fs::create_directories(here_ / "keys" / "master.key.new" / "in the way");
    EXPECT_THROW(MasterKey::ensure(file_, data_, randomness_), Fault);
    fs::create_symlink(here_ / "round", here_ / "round");
    EXPECT_THROW(MasterKey::ensure(here_ / "round" / "master.key", data_, randomness_), Fault);
}

}
}
