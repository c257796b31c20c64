#pragma once
#include "platform/api/api.hpp"

#include <map>
#include <string>
#include <string_view>

namespace plenty::api {

/// A program for tests of the API: asks the routes directly, without a socket. Every answer is held to what
/// its operation declares; one that does not keep to it fails the test.
class TestDevice {
public:
    /// `token` may be empty: a stranger. Both outlive it.
    TestDevice(const http::Router& router, const Contract& contract, std::string token = {})
        : router_(&router), contract_(&contract), token_(std::move(token)) {}

    /// `path` is below /api/v1; `body` is JSON, or anything to try.
    http::Response get(std::string_view path) { return send(http::Method::get, path); }
    http::Response post(std::string_view path, std::string_view body = {}) {
        return send(http::Method::post, path, body);
    }
    http::Response put(std::string_view path, std::string_view body = {}) {
        return send(http::Method::put, path, body);
    }
    http::Response patch(std::string_view path, std::string_view body) {
        return send(http::Method::patch, path, body);
    }
    http::Response del(std::string_view path) { return send(http::Method::del, path); }
    http::Response send(http::Method method, std::string_view path, std::string_view body = {});

    /// Goes with everything from now on; an empty value takes it away.
    void set_header(const std::string& name, std::string value);

private:
    http::Request request(http::Method method, std::string_view path, std::string_view body) const;

    const http::Router* router_;
    const Contract* contract_;
    std::string token_;
    std::map<std::string, std::string> headers_;
};

/// For routes where nobody may act for anybody.
Outcome nobody_acts(const db::Reader& reader, PersonId member, PersonId neighbour);

/// What stands around the API of a feature in a test: routes to fill, and devices that ask them.
class TestSite {
public:
    /// All three outlive it. Nobody acts for anybody there, unless somebody says who may.
    TestSite(db::Database& database, const Clock& clock, Randomness& randomness,
             MayActFor may_act_for = nobody_acts);

    Routes& routes() { return routes_; }
    const Contract& contract() const { return contract_; }
    const http::Router& router() const { return router_; }
    const web::Surroundings& surroundings() const { return surroundings_; }

    TestDevice stranger() const { return {router_, contract_}; }
    /// A device of that person, with a token of its own.
    TestDevice device_of(PersonId person, std::string_view language = "en");

private:
    crypto::SecretKey key_;
    web::Surroundings surroundings_;
    Contract contract_;
    http::Router router_;
    Routes routes_;
};

/// The value at a JSON pointer of an answer's body; fails the test and is null if there is none.
json::value at(const http::Response& response, std::string_view pointer);
/// The text there.
std::string text_at(const http::Response& response, std::string_view pointer);

}
