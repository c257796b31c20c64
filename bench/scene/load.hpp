#pragma once
#include "scene/process.hpp"

#include <cstdint>
#include <string>

namespace plenty::bench {

/// What many browsers ask for again and again.
struct Load {
    std::uint16_t port;
    std::string path;
    std::string cookie = {};            ///< of somebody signed in; else strangers
    std::string accept_encoding = "br"; ///< as a browser; "" takes texts as they are
    std::string form = {};              ///< posted if any; each carries a `once` of its own
    int connections = 64;
    int seconds = 2;
};

/// How it went.
struct Pace {
    double requests_per_second = 0;
    double cpu_microseconds = 0; ///< of the server, for each request
    double median_ms = 0;
    double p99_ms = 0;
    std::int64_t failures = 0; ///< answers other than 2xx and 3xx, and none
};

/// Lets wrk, with one thread and addresses of a thousand people, ask for so long.
Pace put_under(const Load& load, const Costs& server);

}
