#include "app/demo.hpp"
#include "app/node.hpp"
#include "cli/commands.hpp"
#include "platform/config/option.hpp"
#include "platform/log/log.hpp"

#include <boost/json/serialize.hpp>
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

/// Said as soon as it serves, since the answer of this verb comes when it has ended.
void announce(const Call& call, std::uint16_t port) {
    config::Config listening = call.config;
    listening.listen.port = port;
    const std::string address = "http://" + config::written(listening, *config::find_option("listen"));
    if (call.form == Form::json)
        call.out << boost::json::serialize(boost::json::object{{"address", address}}) << '\n';
    else
        call.out << call.speech({"cli.serving_at", {{"address", address}}}) << '\n'
                 << call.speech(call.config.demo ? sign_in_as_villager() : Sentence{"cli.open_and_join"})
                 << '\n';
    call.out.flush();
    if (!call.out)
        throw Fault("the address could not be written out");
}

}

Sentence sign_in_as_villager() {
    return {"cli.sign_in_as",
            {{"name", std::string(app::demo_villager)}, {"passphrase", std::string(app::demo_passphrase)}}};
}

Result<Answer> serve(const Call& call) {
    keep_memory();
    const sigset_t signals = held_back();
    log::open(call.config.log_level, std::cerr);
    app::Node node(call.config, call.clock);
    announce(call, node.port());
    std::thread ending([&] {
        int received = 0;
        sigwait(&signals, &received);
        node.stop();
    });
    node.run();
    pthread_kill(ending.native_handle(), SIGTERM); // when the server ended by itself
    ending.join();
    return Answer{};
}

}
