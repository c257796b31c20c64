#include "app/house_testing.hpp"
#include "platform/api/device_testing.hpp"

#include <boost/json/parse.hpp>

#include <set>

namespace plenty::app {
namespace {

using Addresses = std::set<std::string>;

std::string_view verb_of(http::Method method) {
    switch (method) {
    case http::Method::get:
        return "get";
    case http::Method::post:
        return "post";
    case http::Method::put:
        return "put";
    case http::Method::patch:
        return "patch";
    case http::Method::del:
        return "delete";
    default:
        return "other";
    }
}

Addresses routed(const http::Router& router) {
    Addresses all;
    for (const http::Route& route : router.routes())
        if (route.pattern.starts_with(api::root))
            all.insert(std::string(verb_of(route.method)) + " " + route.pattern);
    return all;
}

Addresses documented(std::string_view document) {
    Addresses all;
    const auto whole = api::json::parse(document);
    for (const auto& path : whole.at("paths").as_object())
        for (const auto& operation : path.value().as_object())
            all.insert(std::string(operation.key()) + " " + std::string(path.key()));
    return all;
}

class Api : public HouseTest {};
PLENTY_ON_BOTH_ENGINES(Api);

TEST_P(Api, IsDocumentedAddressByAddress) {
    const Addresses routes = routed(house().router);
    const Addresses document = documented(house().contract.openapi());
    EXPECT_GT(routes.size(), 50U);
    EXPECT_EQ(routes, document);
}

TEST_P(Api, AnUndocumentedAddressIsFoundOut) {
    house().router.add(http::Method::get, "/api/v1/secret", [](http::Request&) { return http::Response(); });
    EXPECT_NE(routed(house().router), documented(house().contract.openapi()));
}

TEST_P(Api, HoldsBackNothingThatPagesTell) {
    const Street street = settle();
    api::TestDevice poster(house().router, house().contract, street.devices.at(Who::poster));
    const auto post = poster.get(street.filled("/posts/{post}"));
    EXPECT_EQ(post.status, 200);
    const auto match = poster.get(street.filled("/handovers/{match}"));
    EXPECT_THAT(match.body, testing::HasSubstr("Kanarienvogel Lane 12"));
}

}
}
