#include "cli/serve.hpp"

#include "app/demo.hpp"
#include "app/node.hpp"
#include "base/result.hpp"
#include "platform/log/log.hpp"

#include <fmt/format.h>
#include <malloc.h>

#include <csignal>
#include <iostream>
#include <thread>

namespace plenty::cli {
namespace {

/// Blocks the signals that end us in every thread, so that one thread can wait for them.
sigset_t held_back() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    return signals;
}

/// Keeps what a request has used of memory for the next one. Giving every page back to the system and asking
/// for it anew took longer than the request itself.
void keep_memory() {
    constexpr int megabyte = 1024 * 1024;
    mallopt(M_TRIM_THRESHOLD, 16 * megabyte);
    mallopt(M_TOP_PAD, megabyte / 4);
    mallopt(M_MMAP_THRESHOLD, 4 * megabyte);
}

}

int serve(const config::Config& config) {
    keep_memory();
    const sigset_t signals = held_back();
    log::open(config.log_level, std::cerr);
    const SystemClock clock;
    app::Node node(config, clock);
    std::thread ending([&] {
        int received = 0;
        sigwait(&signals, &received);
        node.stop();
    });
    fmt::print("Plenty is at http://{}:{}\n", config.listen.address, node.port());
    if (config.demo)
        fmt::print("Sign in as \"{}\" with the passphrase \"{}\".\n", app::demo_villager,
                   app::demo_passphrase);
    else
        fmt::print("Open it in a browser and choose a name to join.\n");
    std::fflush(stdout);
    node.run();
    pthread_kill(ending.native_handle(), SIGTERM); // when the server ended by itself
    ending.join();
    return 0;
}

}
