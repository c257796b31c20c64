#include "platform/http/reception.hpp"

#include "platform/http/letters.hpp"

namespace plenty::http {

Reception::Reception(const ServerOptions& options, const Router& router)
    : router_(router), limits_rates_(options.rate_limits), proxies_(options.proxies) {}

Direction Reception::receive(Request& request, const std::string& peer) {
    Client client = proxies_.client_behind(peer, request.headers);
    request.remote = std::move(client.address);
    request.secure = client.secure;
    Direction direction = find_route(request);
    if (direction.route && limits_rates_)
        hold_back(request, direction);
    return direction;
}

Direction Reception::find_route(Request& request) const {
    std::string_view target = request.target;
    auto match = router_.match(request.method, take_until(target, '?'));
    request.parameters = std::move(match.parameters);
    Direction direction;
    direction.route = match.route;
    if (match.route)
        return direction;
    direction.refused = match.path_exists ? 405 : 404;
    if (match.path_exists)
        direction.headers.add("allow", std::move(match.allow));
    return direction;
}

void Reception::hold_back(const Request& request, Direction& direction) {
    const auto which = static_cast<std::uint64_t>(direction.route - router_.routes().data());
    const std::uint64_t key = hash_(network_of(request.remote)) + which;
    const auto wait =
        rate_.wait_for(key, direction.route->limits.requests_per_minute, RateLimit::Clock::now());
    if (wait == wait.zero())
        return;
    direction.refused = 429;
    direction.headers.add("retry-after",
                          std::to_string(std::chrono::ceil<std::chrono::seconds>(wait).count()));
}

}
