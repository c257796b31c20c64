#include "platform/api/device_testing.hpp"

#include "platform/api/conformance_testing.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace plenty::api {
namespace {

const Operation* operation_of(const Contract& contract, const http::Route& route) {
    const auto found = std::ranges::find_if(contract.operations(), [&](const auto& each) {
        return each->method == route.method && std::string(root) + each->pattern == route.pattern;
    });
    return found == contract.operations().end() ? nullptr : found->get();
}

}

http::Request TestDevice::request(http::Method method, std::string_view path, std::string_view body) const {
    http::Request request;
    request.method = method;
    request.target = std::string(root) + std::string(path);
    const std::size_t mark = path.find('?');
    request.path = std::string(root) + std::string(path.substr(0, mark));
    if (mark != std::string_view::npos)
        request.query = http::parse_urlencoded(path.substr(mark + 1)).value();
    request.body = body;
    if (!token_.empty())
        request.headers.add("authorization", "Bearer " + token_);
    for (const auto& [name, value] : headers_)
        request.headers.add(name, value);
    if (!body.empty() && !headers_.contains("content-type"))
        request.headers.add("content-type", "application/json");
    return request;
}

http::Response TestDevice::send(http::Method method, std::string_view path, std::string_view body) {
    http::Request asked = request(method, path, body);
    http::Router::Match match = router_->match(method, asked.path);
    if (!match.route) {
        ADD_FAILURE() << "no such route: " << asked.path;
        return {};
    }
    asked.parameters = std::move(match.parameters);
    http::Response response = match.route->handler(asked);
    const Operation* const operation = operation_of(*contract_, *match.route);
    EXPECT_TRUE(operation) << match.route->pattern << " is not in the contract";
    if (operation) {
        EXPECT_EQ(complaint_about(*operation, response), "") << operation->name << ": " << response.body;
    }
    return response;
}

void TestDevice::set_header(const std::string& name, std::string value) {
    if (value.empty())
        headers_.erase(name);
    else
        headers_.insert_or_assign(name, std::move(value));
}

Outcome nobody_acts(const db::Reader&, PersonId, PersonId) {
    return Refusal{Why::not_found, {"web.not_found"}};
}

TestSite::TestSite(db::Database& database, const Clock& clock, Randomness& randomness, MayActFor may_act_for)
    : key_(crypto::SecretKey::random(randomness)), surroundings_{.database = database,
                                                                 .clock = clock,
                                                                 .randomness = randomness,
                                                                 .form_key = key_,
                                                                 .public_url = "https://plenty.example.org",
                                                                 .default_language = {},
                                                                 .time_zone = {},
                                                                 .shell = {}},
      routes_(router_, surroundings_, contract_, std::move(may_act_for)) {}

TestDevice TestSite::device_of(PersonId person, std::string_view language) {
    auto token = surroundings_.database.write([&](db::Transaction& tx) -> Result<std::string> {
        return web::start_session(tx, surroundings_.randomness, person, *locale::Language::find(language),
                                  "laptop");
    });
    return {router_, contract_, *std::move(token)};
}

json::value at(const http::Response& response, std::string_view pointer) {
    const auto body = read_json(response.body);
    json::error_code none;
    const json::value* const found = body.ok() ? body->find_pointer(pointer, none) : nullptr;
    if (!found) {
        ADD_FAILURE() << "nothing at " << pointer << " in " << response.status << " " << response.body;
        return nullptr;
    }
    return *found;
}

std::string text_at(const http::Response& response, std::string_view pointer) {
    const json::value value = at(response, pointer);
    const auto* const text = value.if_string();
    return text ? std::string(text->data(), text->size()) : "";
}

}
