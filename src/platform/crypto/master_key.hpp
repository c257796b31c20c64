#pragma once
#include "base/randomness.hpp"
#include "platform/crypto/secret_key.hpp"

#include <filesystem>
#include <string_view>

namespace plenty::crypto {

/// The one key of a node, from which every other is derived. It lives in a file outside the data directory,
/// so that a copy of the data alone opens nothing.
class MasterKey {
public:
    /// Reads the key. Throws a Fault, saying what to do, if the file is missing, is not 32 bytes long, may be
    /// read or written by others than its owner, is no plain file, or lies inside `data`.
    static MasterKey load(const std::filesystem::path& file, const std::filesystem::path& data);

    /// load(), after making the file with a fresh key if there is none. A crash leaves the whole file or
    /// none.
    static MasterKey ensure(const std::filesystem::path& file, const std::filesystem::path& data,
                            Randomness& randomness);

    explicit MasterKey(SecretKey key) : key_(std::move(key)) {}

    /// The key for one purpose; the master key itself is not handed out.
    SecretKey key_for(std::string_view purpose, std::uint64_t index = 0) const {
        return derive(key_, purpose, index);
    }

private:
    SecretKey key_;
};

}
