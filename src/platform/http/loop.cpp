#include "platform/http/loop.hpp"

#include "platform/log/log.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>

#include <algorithm>
#include <exception>

namespace plenty::http {
namespace {

using std::chrono::milliseconds;

/// Deadlines are looked at all at once, so that a request needs no timer of its own.
milliseconds interval_between_sweeps(const ServerOptions& options) {
    const auto shortest =
        std::min({options.header_time, options.body_time, options.write_time, options.idle_time});
    return std::clamp(shortest / 4, milliseconds(10), milliseconds(1000));
}

void report(const std::exception_ptr& failure) {
    if (!failure)
        return;
    try {
        std::rethrow_exception(failure);
    } catch (const std::exception& error) {
        log::error("connection.failed", {{"what", error}});
    }
}

}

Loop::Loop(const Surroundings& surroundings)
    : around_(surroundings), sweep_interval_(interval_between_sweeps(surroundings.options)),
      open_for_more_(context_.get_executor()), sweep_timer_(context_), drain_timer_(context_),
      scratch_(std::make_unique<std::array<char, 64 * 1024>>()) {}

void Loop::open(Transport::Socket socket, std::string peer, ConnectionCount::Ticket ticket) {
    if (stopping_)
        return;
    connections_.push_front(std::make_unique<Connection>(around_, plain_transport(std::move(socket)),
                                                         std::move(peer), std::move(ticket), *scratch_));
    if (connections_.size() == 1)
        sweep_later();
    const auto place = connections_.begin();
    boost::asio::co_spawn(context_, (*place)->serve(), [this, place](const std::exception_ptr& failure) {
        report(failure);
        close(place);
    });
}

void Loop::close(Connections::iterator connection) {
    connections_.erase(connection);
    rest_if_empty();
}

void Loop::stop() {
    boost::asio::post(context_, [this] { drain(); });
}

void Loop::drain() {
    if (stopping_)
        return;
    stopping_ = true;
    open_for_more_.reset();
    for (const auto& connection : connections_)
        connection->finish();
    drain_timer_.expires_after(around_.options.drain_time);
    drain_timer_.async_wait([this](boost::system::error_code error) {
        if (!error)
            abort();
    });
    rest_if_empty();
}

void Loop::abort() {
    around_.workers.close();
    for (const auto& connection : connections_)
        connection->abort();
}

void Loop::rest_if_empty() {
    if (!connections_.empty())
        return;
    sweep_timer_.cancel();
    if (stopping_)
        drain_timer_.cancel();
}

void Loop::sweep_later() {
    sweep_timer_.expires_after(sweep_interval_);
    sweep_timer_.async_wait([this](boost::system::error_code error) {
        if (!error)
            sweep();
    });
}

void Loop::sweep() {
    const auto now = Connection::Clock::now();
    for (const auto& connection : connections_)
        connection->check_deadline(now);
    if (!connections_.empty())
        sweep_later();
}

}
