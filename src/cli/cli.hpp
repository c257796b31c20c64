#pragma once
#include "cli/exit_code.hpp"

#include <iosfwd>
#include <string>
#include <vector>

namespace plenty::cli {

/// Where a command is typed and where it answers.
struct Terminal {
    std::vector<std::string> words;       ///< after the program's name
    std::vector<std::string> environment; ///< "NAME=value"
    std::ostream& out;
    std::ostream& problems;
};

/// Runs `plenty <verb> ...`. With --json there is one JSON document on `out`, or, when something is the
/// matter, {"problem": ..., "exit_code": ...} on `problems`; never both, but that the doctor's document may
/// tell of what is wrong.
ExitCode run(const Terminal& terminal);

/// The same for this process.
int run(int argc, const char* const* argv);

}
