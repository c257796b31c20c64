#pragma once
#include <array>
#include <cstdint>
#include <string_view>

namespace plenty::cli {

/// How a command ended. Scripts and service files rely on these numbers, which never change.
enum class ExitCode : std::uint8_t { done = 0, refused = 1, usage = 2, failed = 3 };

struct ExitMeaning {
    ExitCode code;
    std::string_view sentence;
};

/// What the numbers mean, for --help and the man page.
inline constexpr std::array exit_meanings{
    ExitMeaning{ExitCode::done, "It was done."},
    ExitMeaning{ExitCode::refused,
                "It was refused, and a sentence says why; or the doctor found something wrong."},
    ExitMeaning{
        ExitCode::usage,
        "The command line, the configuration or a file of a region makes no sense; nothing was done."},
    ExitMeaning{ExitCode::failed,
                "The world failed: the database, the disk, the network. A sentence says what."},
};

}
