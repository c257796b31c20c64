#include "platform/http/client.hpp"

#include "base/result.hpp"
#include "platform/http/letters.hpp"

#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/network_v6.hpp>

#include <algorithm>

namespace plenty::http {
namespace {

namespace ip = boost::asio::ip;

std::vector<std::string_view> forwarded_addresses(const Fields& headers) {
    std::vector<std::string_view> addresses;
    for (std::string_view list : headers.all("x-forwarded-for"))
        while (!list.empty())
            addresses.push_back(trim(take_until(list, ',')));
    return addresses;
}

bool came_over_tls(const Fields& headers) {
    const auto protocols = headers.all("x-forwarded-proto");
    return !protocols.empty() && same_letters(trim(protocols.back()), "https");
}

}

std::optional<std::string> plain_address(std::string_view text) {
    boost::system::error_code error;
    ip::address address = ip::make_address(std::string(text), error);
    if (error)
        return std::nullopt;
    if (address.is_v4())
        return address.to_string();
    ip::address_v6 v6 = address.to_v6();
    if (v6.is_v4_mapped())
        return ip::make_address_v4(ip::v4_mapped, v6).to_string();
    v6.scope_id(0);
    return v6.to_string();
}

std::string network_of(const std::string& text) {
    boost::system::error_code error;
    const ip::address address = ip::make_address(text, error);
    if (error || address.is_v4())
        return text;
    return ip::make_network_v6(address.to_v6(), 64).network().to_string();
}

Proxies::Proxies(const std::vector<std::string>& addresses) {
    for (const std::string& text : addresses) {
        auto address = plain_address(text);
        if (!address)
            throw Fault("this is no address of a proxy: " + text);
        addresses_.push_back(*std::move(address));
    }
}

bool Proxies::contain(std::string_view address) const {
    return std::ranges::find(addresses_, address) != addresses_.end();
}

Client Proxies::client_behind(const std::string& peer, const Fields& headers) const {
    if (!contain(peer))
        return {peer, false};
    Client client{peer, came_over_tls(headers)};
    auto chain = forwarded_addresses(headers);
    while (!chain.empty() && contain(client.address)) {
        auto address = plain_address(chain.back());
        chain.pop_back();
        if (!address)
            break;
        client.address = *std::move(address);
    }
    return client;
}

}
