#include "platform/http/listener.hpp"

#include "base/result.hpp"

#include <chrono>

namespace plenty::http {
namespace {

namespace net = boost::asio;
using boost::system::error_code;
using net::ip::tcp;

constexpr int most_at_once = 1000;
constexpr int backlog = 4096;

tcp::endpoint endpoint_of(net::io_context& context, const ServerOptions& options) {
    error_code error;
    tcp::resolver resolver(context);
    const auto found =
        resolver.resolve(options.address, std::to_string(options.port), tcp::resolver::passive, error);
    if (error || found.empty())
        throw Fault("this is no address to listen on: " + options.address);
    return found.begin()->endpoint();
}

tcp::acceptor listen(net::io_context& context, const ServerOptions& options) {
    const tcp::endpoint endpoint = endpoint_of(context, options);
    tcp::acceptor acceptor(context, endpoint.protocol());
    error_code error;
    acceptor.set_option(tcp::acceptor::reuse_address(true), error);
    acceptor.bind(endpoint, error);
    if (!error)
        acceptor.listen(backlog, error);
    if (error)
        throw Fault("cannot listen on " + options.address + ":" + std::to_string(options.port) + ": " +
                    error.message());
    acceptor.non_blocking(true);
    return acceptor;
}

bool is_shortage(const error_code& error) {
    return error == net::error::no_descriptors || error == net::error::no_memory ||
           error == net::error::no_buffer_space ||
           error == boost::system::errc::too_many_files_open_in_system;
}

}

Listener::Listener(net::io_context& context, const ServerOptions& options)
    : acceptor_(listen(context, options)), pause_(context), port_(acceptor_.local_endpoint().port()) {}

void Listener::start(Choose choose, Welcome welcome) {
    choose_ = std::move(choose);
    welcome_ = std::move(welcome);
    wait();
}

void Listener::stop() {
    error_code ignored;
    acceptor_.close(ignored);
    pause_.cancel();
}

void Listener::wait() {
    if (!acceptor_.is_open())
        return;
    acceptor_.async_wait(tcp::acceptor::wait_read, [this](error_code error) {
        if (!error)
            accept_all();
    });
}

/// Out of descriptors: those who wait in the backlog get their turn when others have gone.
void Listener::wait_a_little() {
    pause_.expires_after(std::chrono::milliseconds(100));
    pause_.async_wait([this](error_code error) {
        if (!error)
            wait();
    });
}

void Listener::accept_all() {
    for (int count = 0; count < most_at_once; ++count)
        switch (accept_one()) {
        case Found::connection:
            break;
        case Found::nothing:
            return wait();
        case Found::no_room:
            return wait_a_little();
        }
    wait();
}

Listener::Found Listener::accept_one() {
    error_code error;
    Endpoint peer;
    Socket socket = acceptor_.accept(choose_(), peer, error);
    if (is_shortage(error))
        return Found::no_room;
    if (error == net::error::would_block || !acceptor_.is_open())
        return Found::nothing;
    if (!error)
        welcome_(std::move(socket), peer);
    return Found::connection;
}

}
