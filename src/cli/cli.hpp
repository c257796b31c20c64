#pragma once

namespace plenty::cli {

/// Runs `plenty <verb> ...`. Exit codes: 0 done, 1 the world failed (a sentence says what), 2 the command
/// line makes no sense.
int run(int argc, const char* const* argv);

}
