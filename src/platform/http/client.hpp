#pragma once
#include "platform/http/message.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace plenty::http {

/// Who is at the other end, as far as we can know.
struct Client {
    std::string address;
    bool secure = false;

    friend bool operator==(const Client&, const Client&) = default;
};

/// The one spelling of an address: an IPv4 address within IPv6 as IPv4, no zone. Nothing if it is none.
std::optional<std::string> plain_address(std::string_view address);

/// The part of an address that one household or one machine holds: IPv4 whole, of IPv6 the first 64 bits.
std::string network_of(const std::string& address);

/// Proxies whose word about their clients is believed.
class Proxies {
public:
    /// Throws Fault if one of them is no address.
    explicit Proxies(const std::vector<std::string>& addresses);

    bool contain(std::string_view address) const;
    /// Reads X-Forwarded-For from its end, as far as known proxies have written it, and
    /// X-Forwarded-Proto. For any other peer these headers mean nothing.
    Client client_behind(const std::string& peer, const Fields& headers) const;

private:
    std::vector<std::string> addresses_;
};

}
