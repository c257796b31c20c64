#include "platform/api/repeats.hpp"

#include "platform/api/admission.hpp"
#include "platform/api/problem.hpp"
#include "platform/http/letters.hpp"
#include "platform/web/once.hpp"

#include <charconv>

namespace plenty::api {
namespace {

/// fingerprint, status and path, a line each; without the status while the first call is still at work.
struct Kept {
    std::string fingerprint;
    int status = 0;
    std::string path;
};

Kept parse(std::string_view text) {
    Kept kept;
    kept.fingerprint = http::take_until(text, '\n');
    const std::string_view status = http::take_until(text, '\n');
    std::from_chars(status.data(), status.data() + status.size(), kept.status);
    kept.path = text;
    return kept;
}

http::Response without_body(int status) {
    http::Response response;
    response.status = status;
    response.headers.add("cache-control", "no-store");
    return response;
}

/// The thing as it is now, for the same caller.
std::optional<http::Response> read_again(const Call& call, const http::Router& router, const Kept& kept) {
    const auto match = router.match(http::Method::get, kept.path);
    if (!match.route)
        return std::nullopt;
    http::Request request;
    request.target = request.path = kept.path;
    for (const std::string_view name :
         std::initializer_list<std::string_view>{"authorization", "accept-language", acting_header})
        if (const auto value = call.request().headers.find(name))
            request.headers.add(std::string(name), std::string(*value));
    request.parameters = match.parameters;
    http::Response response = match.route->handler(request);
    if (response.status != 200)
        return std::nullopt;
    response.status = kept.status;
    response.headers.add(kept.status == 201 ? "location" : "content-location", kept.path);
    return response;
}

}

std::optional<http::Response> earlier_answer(const Call& call, const http::Router& router) {
    if (!call.once())
        return std::nullopt;
    const auto text =
        call.read([&](db::Reader& reader) { return web::find_answer(reader, call.once()->key); });
    if (!text)
        return std::nullopt;
    const Kept kept = parse(*text);
    const auto refused = [&](Refusal refusal) {
        return as_response(problem_of(call.language(), refusal), call.language());
    };
    if (kept.fingerprint != call.once()->fingerprint)
        return refused({Why::invalid, {"api.key_reused"}});
    if (kept.status == 204)
        return without_body(204);
    if (auto again = kept.path.empty() ? std::nullopt : read_again(call, router, kept))
        return again;
    return refused({Why::conflict, {"web.already_sent"}});
}

void keep_answer(const Call& call, const Answer& answer) {
    if (!call.once() || !call.is_claimed())
        return;
    const std::string text =
        call.once()->fingerprint + "\n" + std::to_string(answer.status) + "\n" + answer.path;
    (void)call.surroundings().database.write([&](db::Transaction& tx) -> Outcome {
        web::remember_answer(tx, call.once()->key, text);
        return Done{};
    });
}

}
