#pragma once
#include "platform/web/routes.hpp"

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace plenty::web {

/// A browser for tests of pages: asks the routes directly, without a socket, keeps its cookies, and
/// fills in the hidden fields of the page it saw last.
class TestBrowser {
public:
    using Typed = std::initializer_list<std::pair<std::string, std::string>>;

    explicit TestBrowser(const http::Router& router) : router_(&router) {}

    http::Response get(std::string_view target);
    /// Sends a form with what was typed and nothing else. The address must have a route.
    http::Response post(std::string_view target, Typed typed);
    /// As post(), with the token and the number of the form on the page seen last.
    http::Response send(std::string_view target, Typed typed = {});

    /// A header that goes with everything from now on.
    void set_header(std::string name, std::string value) {
        headers_.insert_or_assign(std::move(name), std::move(value));
    }

    /// The hidden field of the page seen last; empty if there is none.
    std::string hidden(std::string_view field) const;
    std::map<std::string, std::string, std::less<>> cookies;

private:
    http::Response ask(http::Method method, std::string_view target, http::Fields form);
    void keep_cookies(const http::Response& response);

    const http::Router* router_;
    std::map<std::string, std::string> headers_;
    std::string page_;
};

/// For pages with nothing around them, at http://localhost. All of it outlives what is returned.
Surroundings bare_surroundings(db::Database& database, const Clock& clock, Randomness& randomness,
                               const crypto::SecretKey& form_key);

/// A browser in which that person is signed in, by a session of its own.
TestBrowser signed_in_browser(const http::Router& router, const Surroundings& around, PersonId person);

}
