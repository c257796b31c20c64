#pragma once
#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/system/error_code.hpp>

#include <array>
#include <cstddef>
#include <memory>
#include <span>

namespace plenty::http {

/// Bytes in and out of a socket, without waiting: who gets would_block waits on socket() and asks
/// again. The one place that knows whether the bytes are encrypted on the way.
class Transport {
public:
    using Socket = boost::asio::ip::tcp::socket;
    using Pieces = std::array<boost::asio::const_buffer, 2>;

    explicit Transport(Socket socket) : socket_(std::move(socket)) {}
    virtual ~Transport() = default;

    /// How many bytes were read; 0 with an error if there were none.
    virtual std::size_t read(std::span<char> into, boost::system::error_code& error) = 0;
    /// How many bytes were written, from the front.
    virtual std::size_t write(const Pieces& pieces, boost::system::error_code& error) = 0;

    Socket& socket() { return socket_; }

private:
    Socket socket_;
};

/// Bytes as they are. For tests, and behind a proxy on the same machine that speaks TLS.
std::unique_ptr<Transport> plain_transport(Transport::Socket socket);

}
