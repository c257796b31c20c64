#pragma once
#include "platform/config/config.hpp"

namespace plenty::cli {

/// `plenty serve`: serves until SIGINT or SIGTERM, then lets running requests finish. Returns the exit code.
int serve(const config::Config& config);

}
