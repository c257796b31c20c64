#include "platform/http/router.hpp"

#include "base/result.hpp"
#include "platform/http/letters.hpp"
#include "platform/http/percent.hpp"

namespace plenty::http {
namespace {

std::vector<std::string_view> segments_of(std::string_view path) {
    std::vector<std::string_view> segments;
    if (path.starts_with('/'))
        path.remove_prefix(1);
    for (;;) {
        const bool last = path.find('/') == std::string_view::npos;
        segments.push_back(take_until(path, '/'));
        if (last)
            return segments;
    }
}

bool is_part(std::string_view segment) {
    return segment.size() > 2 && segment.starts_with('{') && segment.ends_with('}');
}

std::string_view method_name(Method method) {
    switch (method) {
    case Method::get:
        return "GET, HEAD";
    case Method::head:
        return "HEAD";
    case Method::post:
        return "POST";
    case Method::put:
        return "PUT";
    case Method::patch:
        return "PATCH";
    case Method::del:
        return "DELETE";
    case Method::options:
        return "OPTIONS";
    case Method::other:
        break;
    }
    return {};
}

}

std::size_t Router::branch(std::size_t node, std::string_view segment) {
    const std::size_t fresh = nodes_.size();
    if (is_part(segment)) {
        if (nodes_[node].part == 0)
            nodes_[node].part = fresh;
        if (nodes_[node].part != fresh)
            return nodes_[node].part;
    } else {
        const auto [place, added] = nodes_[node].literals.try_emplace(std::string(segment), fresh);
        if (!added)
            return place->second;
    }
    nodes_.emplace_back();
    return fresh;
}

void Router::add(Method method, std::string pattern, Handler handler, Limits limits) {
    expect(pattern.starts_with('/'), "a route begins with a slash");
    std::size_t node = 0;
    for (const std::string_view segment : segments_of(pattern))
        node = branch(node, segment);
    for (const std::size_t other : nodes_[node].routes)
        expect(routes_[other].method != method, "no two routes of one method have one shape");
    nodes_[node].routes.push_back(routes_.size());
    routes_.push_back({method, std::move(pattern), std::move(handler), limits});
}

/// Depth first, so that a literal that leads nowhere gives way to a part.
const Router::Node* Router::find(const Node& node, std::span<const std::string> segments,
                                 std::vector<std::string>& parameters) const {
    if (segments.empty())
        return node.routes.empty() ? nullptr : &node;
    const std::string& segment = segments.front();
    if (const auto literal = node.literals.find(segment); literal != node.literals.end())
        if (const Node* found = find(nodes_[literal->second], segments.subspan(1), parameters))
            return found;
    if (node.part == 0 || segment.empty())
        return nullptr;
    parameters.push_back(segment);
    const Node* found = find(nodes_[node.part], segments.subspan(1), parameters);
    if (!found)
        parameters.pop_back();
    return found;
}

const Route* Router::route_of(const Node& node, Method method) const {
    for (const std::size_t index : node.routes)
        if (routes_[index].method == method)
            return &routes_[index];
    return method == Method::head ? route_of(node, Method::get) : nullptr;
}

std::string Router::methods_of(const Node& node) const {
    std::string names;
    for (const std::size_t index : node.routes) {
        names += names.empty() ? "" : ", ";
        names += method_name(routes_[index].method);
    }
    return names;
}

Router::Match Router::match(Method method, std::string_view path) const {
    std::vector<std::string> segments;
    for (const std::string_view segment : segments_of(path)) {
        auto decoded = percent_decode(segment);
        if (!decoded)
            return {};
        segments.push_back(*std::move(decoded));
    }
    Match match;
    const Node* node = find(nodes_.front(), segments, match.parameters);
    if (!node)
        return {};
    match.route = route_of(*node, method);
    match.path_exists = true;
    if (!match.route)
        match.allow = methods_of(*node);
    return match;
}

}
