#include "platform/web/routes.hpp"

#include "platform/web/once.hpp"
#include "platform/web/returned_form.hpp"

namespace plenty::web {
namespace {

std::optional<http::Response> first_answer(const Visit& visit) {
    const auto key = visit.once_key();
    if (!key)
        return std::nullopt;
    const auto path = visit.read([&](db::Reader& reader) { return find_answer(reader, *key); });
    if (!path || path->empty())
        return std::nullopt;
    return http::redirect(*path);
}

void remember(Visit& visit, const http::Response& response) {
    const auto key = visit.once_key();
    if (!key || response.status != 303)
        return;
    const std::string path(response.headers.get("location"));
    (void)visit.surroundings().database.write([&](db::Transaction& tx) -> Outcome {
        remember_answer(tx, *key, path);
        return Done{};
    });
}

http::Response answer_get(Visit& visit, const PageHandler& handler) {
    auto result = handler(visit);
    return result.ok() ? *std::move(result) : refusal_page(visit, result.refusal());
}

http::Response answer_post(Visit& visit, const PageHandler& handler) {
    if (!is_same_origin(visit.request(), visit.surroundings().public_url))
        return refusal_page(visit, {Why::not_yours, {"web.other_site"}});
    if (!visit.form_token_is_ours())
        return returned_form(visit, {"web.form_too_old"});
    if (auto answer = first_answer(visit))
        return *std::move(answer);
    auto result = handler(visit);
    if (result.ok()) {
        remember(visit, *result);
        return *std::move(result);
    }
    if (result.refusal().sentence.key == SentenceKey("web.already_sent"))
        if (auto answer = first_answer(visit))
            return *std::move(answer);
    if (result.refusal().why == Why::sign_in)
        return returned_form(visit, result.refusal().sentence);
    return refusal_page(visit, result.refusal());
}

}

int status_of(Why why) {
    switch (why) {
    case Why::invalid:
        return 422;
    case Why::not_found:
        return 404;
    case Why::not_yours:
        return 403;
    case Why::sign_in:
        return 401;
    case Why::conflict:
        return 409;
    case Why::stale:
        return 412;
    case Why::too_large:
        return 413;
    case Why::too_often:
        return 429;
    }
    throw Mistake("every Why has a status");
}

bool is_same_origin(const http::Request& request, std::string_view public_url) {
    if (const auto site = request.headers.find("sec-fetch-site"))
        return *site == "same-origin" || *site == "none";
    const auto origin = request.headers.find("origin");
    if (!origin || *origin == "null")
        return true;
    const std::string host(request.headers.get("host"));
    return *origin == public_url || *origin == "http://" + host || *origin == "https://" + host;
}

void Routes::get(std::string pattern, PageHandler handler, http::Limits limits) {
    const auto answer = [surroundings = surroundings_, handler = std::move(handler)](http::Request& request) {
        Visit visit(*surroundings, request);
        return answer_get(visit, handler);
    };
    router_->add(http::Method::get, std::move(pattern), answer, limits);
}

void Routes::post(std::string pattern, PageHandler handler, http::Limits limits) {
    const auto answer = [surroundings = surroundings_, handler = std::move(handler)](http::Request& request) {
        Visit visit(*surroundings, request);
        return answer_post(visit, handler);
    };
    router_->add(http::Method::post, std::move(pattern), answer, limits);
}

}
