#pragma once
#include "platform/http/connection.hpp"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include <array>
#include <list>
#include <memory>
#include <string>

namespace plenty::http {

/// One thread's worth of connections. They touch nothing of another loop, so that none of this needs a lock.
class Loop {
public:
    explicit Loop(const Surroundings& surroundings);

    boost::asio::io_context& context() { return context_; }

    /// Serves a new connection. On its own thread only, as everything but stop().
    void open(Transport::Socket socket, std::string peer, ConnectionCount::Ticket ticket);
    /// Returns after stop(), when the last connection has gone.
    void run() { context_.run(); }
    /// Lets running requests finish for `drain_time`, then ends all connections. From any thread.
    void stop();

private:
    using Connections = std::list<std::unique_ptr<Connection>>;

    void close(Connections::iterator connection);
    void drain();
    void abort();
    void rest_if_empty();
    void sweep_later();
    void sweep();

    // fixed after construction
    const Surroundings& around_;
    std::chrono::milliseconds sweep_interval_;

    boost::asio::io_context context_{1};
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> open_for_more_;
    boost::asio::steady_timer sweep_timer_;
    boost::asio::steady_timer drain_timer_;
    Connections connections_;
    bool stopping_ = false;
    std::unique_ptr<std::array<char, 64 * 1024>> scratch_;
};

}
