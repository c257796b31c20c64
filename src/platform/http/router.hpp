#pragma once
#include "platform/http/message.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <span>
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
        std::string allow;                   ///< with a 405: the methods there are, as in an Allow header
    };
    /// `path` as it was sent, without the query, so that an encoded slash does not part segments.
    Match match(Method method, std::string_view path) const;

    const std::vector<Route>& routes() const { return routes_; }

private:
    /// The place after some segments. Indices stand for nodes and routes; node 0 is the root, so
    /// that 0 as `part` means none.
    struct Node {
        std::map<std::string, std::size_t> literals;
        std::size_t part = 0;
        std::vector<std::size_t> routes;
    };

    std::size_t branch(std::size_t node, std::string_view segment);
    const Node* find(const Node& node, std::span<const std::string> segments,
                     std::vector<std::string>& parameters) const;
    const Route* route_of(const Node& node, Method method) const;
    std::string methods_of(const Node& node) const;

    std::vector<Node> nodes_{1};
    std::vector<Route> routes_;
};

}
