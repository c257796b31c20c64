#include "platform/web/failure_page.hpp"

namespace plenty::web {
namespace {

using namespace html;

locale::Language language_of(const Surroundings& surroundings, const http::Request& request) {
    return locale::Language::choose(request.headers.get("accept-language"), surroundings.default_language);
}

}

FailureWords failure_words(int status) {
    switch (status) {
    case 404:
        return {"web.heading.not_found", "web.not_found"};
    case 405:
        return {"web.heading.not_possible", "web.failure.method"};
    case 408:
        return {"web.heading.not_possible", "web.failure.slow"};
    case 413:
    case 415:
    case 431:
        return {"web.heading.too_large", "web.failure.too_large"};
    case 429:
        return {"web.heading.too_often", "web.failure.too_often"};
    case 500:
        return {"web.heading.not_possible", "web.failure.ours"};
    case 503:
        return {"web.heading.too_often", "web.failure.busy"};
    default:
        return {"web.heading.not_possible", "web.failure.unreadable"};
    }
}

http::Response failure_page(const Surroundings& surroundings, int status, const http::Request& request) {
    const locale::Language language = language_of(surroundings, request);
    const FailureWords words = failure_words(status);
    const std::string heading = locale::say(language, words.heading);
    http::Response response;
    response.status = status;
    response.headers.add("content-type", "text/html; charset=utf-8");
    response.headers.add("cache-control", "no-store");
    response.body =
        document(lang(language.tag()),
                 head(meta(attr("charset", "utf-8")),
                      meta(name("viewport"), attr("content", "width=device-width, initial-scale=1")),
                      title(heading)),
                 body(main(h1(heading), p(locale::say(language, words.sentence)),
                           p(a(href("/"), locale::say(language, "web.to_front_page"))))))
            .markup();
    return response;
}

}
