#include "platform/http/transport.hpp"

namespace plenty::http {
namespace {

class PlainTransport final : public Transport {
public:
    using Transport::Transport;

    std::size_t read(std::span<char> into, boost::system::error_code& error) override {
        return socket().read_some(boost::asio::buffer(into.data(), into.size()), error);
    }

    std::size_t write(const Pieces& pieces, boost::system::error_code& error) override {
        return socket().write_some(pieces, error);
    }
};

}

std::unique_ptr<Transport> plain_transport(Transport::Socket socket) {
    return std::make_unique<PlainTransport>(std::move(socket));
}

}
