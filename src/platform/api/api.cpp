#include "platform/api/api.hpp"

#include "platform/api/admission.hpp"
#include "platform/api/problem.hpp"
#include "platform/api/repeats.hpp"

#include <boost/json/serialize.hpp>

namespace plenty::api {
namespace {

/// What a route keeps for its calls.
struct Place {
    const http::Router* router;
    const web::Surroundings* surroundings;
    const Operation* operation;
    std::shared_ptr<Door> door;
    Handler handler;
};

http::Response refused(const Call& call, const Refusal& refusal) {
    return as_response(problem_of(call.language(), refusal), call.language());
}

http::Response halted(const Call& call, const Halt& halt) {
    http::Response response =
        as_response(problem_of(call.language(), halt.refusal, halt.status), call.language());
    for (const auto& [name, value] : halt.headers)
        response.headers.add(name, value);
    return response;
}

http::Response written(const Call& call, const Answer& answer) {
    http::Response response;
    response.status = answer.status;
    response.headers.add("cache-control", "no-store");
    response.headers.add("content-language", std::string(call.language().tag()));
    response.headers.add("vary", "accept-language, authorization, " + std::string(acting_header));
    if (!answer.path.empty())
        response.headers.add(answer.status == 201 ? "location" : "content-location", answer.path);
    if (!answer.body && !answer.text)
        return response;
    const std::string& type = call.operation().answers.type;
    response.headers.add("content-type", answer.text ? type + "; charset=utf-8" : type);
    response.body = answer.text ? *answer.text : json::serialize(*answer.body);
    response.headers.add("etag",
                         answer.etag.empty() ? etag_of(std::string_view(response.body)) : answer.etag);
    return response;
}

http::Response answer(const Place& place, http::Request& request) {
    Call call(*place.surroundings, request, *place.operation);
    if (const auto halt = admit(call, *place.door))
        return halted(call, *halt);
    if (auto earlier = earlier_answer(call, *place.router))
        return *std::move(earlier);
    const auto result = place.handler(call);
    if (result.ok()) {
        keep_answer(call, *result);
        return written(call, *result);
    }
    if (result.refusal().sentence.key == SentenceKey("web.already_sent"))
        if (auto earlier = earlier_answer(call, *place.router))
            return *std::move(earlier);
    return refused(call, result.refusal());
}

/// A reader who has it already is told so.
void spare(const http::Request& request, http::Response& response) {
    const auto etag = response.headers.find("etag");
    if (response.status != 200 || !etag || request.headers.get("if-none-match") != *etag)
        return;
    response.status = 304;
    response.body.clear();
}

}

Routes::Routes(http::Router& router, const web::Surroundings& surroundings, Contract& contract,
               MayActFor may_act_for)
    : router_(&router), surroundings_(&surroundings), contract_(&contract),
      door_(std::make_shared<Door>(std::move(may_act_for))) {}

Routes& Routes::of(std::string feature) {
    feature_ = std::move(feature);
    return *this;
}

void Routes::explain_part(std::string name, SchemaPtr schema) {
    contract_->explain_part(std::move(name), std::move(schema));
}

void Routes::add(Operation operation, Handler handler) {
    operation.feature = feature_;
    const Operation& declared = contract_->add(std::move(operation));
    const Place place{router_, surroundings_, &declared, door_, std::move(handler)};
    const auto respond = [place](http::Request& request) {
        http::Response response = answer(place, request);
        if (request.method == http::Method::get || request.method == http::Method::head)
            spare(request, response);
        return response;
    };
    router_->add(declared.method, std::string(root) + declared.pattern, respond, declared.limits);
}

}
