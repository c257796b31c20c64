#pragma once
#include "platform/http/message.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace plenty::http {

/// Answers a request on a worker thread; may block. An exception that leaves it is logged and answered 500.
using Handler = std::function<Response(Request&)>;

/// Limits that belong to a route. Declared with it, so that none is forgotten.
struct Limits {
    std::uint64_t body = 64 * 1024; ///< bytes of a form or JSON; 413 beyond
    std::uint64_t file = 0;         ///< bytes of each uploaded file; 0 refuses multipart with 415
    int requests_per_minute = 600;  ///< from one address; 429 beyond
};

struct Route {
    Method method;
    std::string pattern; ///< "/posts/{post}/replies": each {part} matches one segment
    Handler handler;
    Limits limits;
};

/// Which handler answers what. Filled once before the server starts, then read from any thread.
/// A literal segment wins over a {part}. HEAD is answered by GET. Two routes of one method and one
/// shape are a mistake.
class Router {
public:
    void add(Method method, std::string pattern, Handler handler, Limits limits = {});

    struct Match {
        const Route* route = nullptr;
        std::vector<std::string> parameters; ///< percent-decoded
        bool path_exists = false;            ///< so that a wrong method is 405 and not 404
    };
    Match match(Method method, std::string_view path) const;

    const std::vector<Route>& routes() const { return routes_; }

private:
    std::vector<Route> routes_;
};

}
