#pragma once
#include "platform/http/client.hpp"
#include "platform/http/rate_limit.hpp"
#include "platform/http/refused.hpp"
#include "platform/http/router.hpp"
#include "platform/http/server.hpp"

namespace plenty::http {

/// What is to become of a request.
struct Direction {
    Refused refused;
    Fields headers; ///< that belong to the refusal: Allow, Retry-After
    const Route* route = nullptr;
};

/// Receives requests whose head has been read: finds out who asks, what for, and whether it is too often.
/// Safe from any thread.
class Reception {
public:
    /// Both outlive this. Throws Fault if a proxy is no address.
    Reception(const ServerOptions& options, const Router& router);

    const Proxies& proxies() const { return proxies_; }
    /// Fills `remote`, `secure` and `parameters` of the request.
    Direction receive(Request& request, const std::string& peer);

private:
    Direction find_route(Request& request) const;
    void hold_back(const Request& request, Direction& direction);

    // fixed after construction
    const Router& router_;
    bool limits_rates_;
    Proxies proxies_;
    AddressHash hash_;

    // synchronises itself
    RateLimit rate_;
};

}
