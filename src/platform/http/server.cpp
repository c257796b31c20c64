#include "platform/http/server.hpp"

#include "platform/http/listener.hpp"
#include "platform/http/loop.hpp"

#include <boost/asio/dispatch.hpp>
#include <boost/asio/post.hpp>

#include <algorithm>
#include <thread>

namespace plenty::http {
namespace {

unsigned turns_of(const ServerOptions& options) {
    return options.turns > 0 ? options.turns : std::thread::hardware_concurrency() + 1;
}

}

struct Server::State {
    State(ServerOptions given, const Router& router);

    Loop& next_loop();
    void welcome(Listener::Socket socket, const Listener::Endpoint& endpoint);

    const ServerOptions options;
    Reception reception;
    const Responder responder;
    ConnectionCount count;
    std::vector<std::unique_ptr<Loop>> loops;
    WorkerPool workers; ///< after the loops, which it comes back to
    const Surroundings surroundings;
    std::unique_ptr<Listener> listener;
    std::size_t turn = 0;
};

Server::State::State(ServerOptions given, const Router& router)
    : options(std::move(given)), reception(options, router), responder(options),
      count(options.connections, options.connections_per_address),
      workers({std::max(options.workers, 1U), turns_of(options), options.waiting}),
      surroundings{options, reception, responder, workers} {
    for (unsigned i = 0; i < std::max(options.io_threads, 1U); ++i)
        loops.push_back(std::make_unique<Loop>(surroundings));
    listener = std::make_unique<Listener>(loops.front()->context(), options);
}

Loop& Server::State::next_loop() {
    return *loops[turn % loops.size()];
}

void Server::State::welcome(Listener::Socket socket, const Listener::Endpoint& endpoint) {
    Loop& loop = next_loop();
    auto peer = plain_address(endpoint.address().to_string()).value_or("");
    auto ticket = reception.proxies().contain(peer) ? count.admit_proxy(peer) : count.admit(peer);
    boost::system::error_code error;
    socket.non_blocking(true, error);
    socket.set_option(boost::asio::ip::tcp::no_delay(true), error);
    if (!ticket || error)
        return;
    ++turn;
    boost::asio::dispatch(loop.context(), [&loop, socket = std::move(socket), peer = std::move(peer),
                                           place = *std::move(ticket)]() mutable {
        loop.open(std::move(socket), std::move(peer), std::move(place));
    });
}

Server::Server(ServerOptions options, const Router& router)
    : state_(std::make_unique<State>(std::move(options), router)) {}

Server::~Server() = default;

void Server::run() {
    State& state = *state_;
    Loop& first = *state.loops.front();
    boost::asio::post(first.context(), [&state] {
        state.listener->start([&state]() -> auto& { return state.next_loop().context(); },
                              [&state](Listener::Socket socket, const Listener::Endpoint& peer) {
                                  state.welcome(std::move(socket), peer);
                              });
    });
    std::vector<std::thread> threads;
    for (auto loop = state.loops.begin() + 1; loop != state.loops.end(); ++loop)
        threads.emplace_back([&loop = **loop] { loop.run(); });
    first.run();
    for (std::thread& thread : threads)
        thread.join();
}

void Server::stop() {
    State& state = *state_;
    boost::asio::post(state.loops.front()->context(), [&state] { state.listener->stop(); });
    for (const auto& loop : state.loops)
        loop->stop();
}

std::uint16_t Server::port() const {
    return state_->listener->port();
}

}
