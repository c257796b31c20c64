#pragma once
#include "platform/http/server.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>

#include <functional>

namespace plenty::http {

/// Accepts connections and passes them on. Each time it is woken it takes all that wait: one at a time would
/// keep a thousand clients that come at once waiting for seconds.
///
/// On the thread of its context only, but for port().
class Listener {
public:
    using Socket = boost::asio::ip::tcp::socket;
    using Endpoint = boost::asio::ip::tcp::endpoint;
    /// Where the next connection is to live.
    using Choose = std::function<boost::asio::io_context&()>;
    using Welcome = std::function<void(Socket, const Endpoint&)>;

    /// Throws Fault if the address cannot be had.
    Listener(boost::asio::io_context& context, const ServerOptions& options);

    std::uint16_t port() const { return port_; }
    void start(Choose choose, Welcome welcome);
    void stop();

private:
    enum class Found { connection, nothing, no_room };

    void wait();
    void wait_a_little();
    void accept_all();
    Found accept_one();

    boost::asio::ip::tcp::acceptor acceptor_;
    boost::asio::steady_timer pause_;
    std::uint16_t port_ = 0;
    Choose choose_;
    Welcome welcome_;
};

}
