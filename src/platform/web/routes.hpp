#pragma once
#include "platform/http/router.hpp"
#include "platform/web/visit.hpp"

#include <functional>
#include <string>

namespace plenty::web {

/// Answers one visit; may refuse.
using PageHandler = std::function<Result<http::Response>(Visit&)>;

/// The table of contents of a feature: which URL and verb is answered by which function.
///
/// A page route loads the session, checks for every unsafe method that the form is the visitor's own
/// (Origin or Sec-Fetch-Site, and the token in the form), and draws a refusal as a page with its
/// sentence. A form that comes too late (the session is over, the page was old) is given back with
/// everything that was typed, ready to be sent again.
class Routes {
public:
    Routes(http::Router& router, const Surroundings& surroundings)
        : router_(&router), surroundings_(&surroundings) {}

    void get(std::string pattern, PageHandler handler, http::Limits limits = {});
    void post(std::string pattern, PageHandler handler, http::Limits limits = {});

    http::Router& router() const { return *router_; }
    const Surroundings& surroundings() const { return *surroundings_; }

private:
    http::Router* router_;
    const Surroundings* surroundings_;
};

/// The HTTP status of a refusal.
int status_of(Why why);
/// What stands above the sentence of a refusal.
SentenceKey heading_of(Why why);

/// A page that says why not, for a refusal that no form shows in its place.
http::Response refusal_page(const Visit& visit, const Refusal& refusal);

/// Whether the request comes from a page of ours: Sec-Fetch-Site, else Origin, else (old browsers
/// send neither) yes, since the token in the form decides then.
bool is_same_origin(const http::Request& request, std::string_view public_url);

}
