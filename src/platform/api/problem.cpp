#include "platform/api/problem.hpp"

#include "platform/web/failure_page.hpp"
#include "platform/web/routes.hpp"

#include <boost/json/serialize.hpp>

namespace plenty::api {
namespace {

/// A JSON pointer as the fragment of an address (RFC 6901, 6).
std::string fragment(std::string_view pointer) {
    std::string text = "#";
    while (!pointer.empty()) {
        const std::size_t end = std::min(pointer.find('/', 1), pointer.size());
        text += '/' + http::encode_component(pointer.substr(1, end - 1));
        pointer.remove_prefix(end);
    }
    return text;
}

/// Actions name a field by itself; readers name the pointer, or with "?" in front a parameter.
Trouble trouble_at(const std::string& field, const std::string& detail) {
    if (field.starts_with("?/"))
        return {std::nullopt, field.substr(2), detail};
    return {fragment(field.starts_with('/') ? field : below("", field)), std::nullopt, detail};
}

}

const Shape<Problem>& problem_shape() {
    static const auto trouble =
        record<Trouble>("Trouble", "What in the call a problem is about.")
            .tells("pointer", &Trouble::pointer, or_null(text()),
                   "The member of the body, as a JSON pointer.")
            .tells("parameter", &Trouble::parameter, or_null(text()), "The parameter of the address.")
            .tells("detail", &Trouble::detail, text(), "The sentence for it.")
            .shape();
    static const auto shape =
        record<Problem>("Problem", "Why something was not done (RFC 9457).")
            .tells(
                "status", [](const Problem& it) { return std::int64_t{it.status}; }, whole(400, 599))
            .tells("code", &Problem::code, text(), "Names the problem, whatever the language.")
            .tells("title", &Problem::title, text(), "A heading, in the language of the caller.")
            .tells("detail", &Problem::detail, text(), "The sentence that the pages say too.")
            .tells("errors", &Problem::errors, list_of(trouble),
                   "What in the call it is about, if it is about a part.")
            .shape();
    return shape;
}

Problem problem_of(locale::Language language, const Refusal& refusal) {
    return problem_of(language, refusal, web::status_of(refusal.why));
}

Problem problem_of(locale::Language language, const Refusal& refusal, int status) {
    const std::string detail = locale::say(language, refusal.sentence);
    Problem problem{status, std::string(refusal.sentence.key.text()),
                    locale::say(language, web::heading_of(refusal.why)), detail};
    if (!refusal.field.empty())
        problem.errors.push_back(trouble_at(refusal.field, detail));
    return problem;
}

http::Response as_response(const Problem& problem, locale::Language language) {
    http::Response response;
    response.status = problem.status;
    response.headers.add("content-type", "application/problem+json");
    response.headers.add("cache-control", "no-store");
    response.headers.add("content-language", std::string(language.tag()));
    if (problem.status == 401)
        response.headers.add("www-authenticate", "Bearer realm=\"Plenty\"");
    response.body = json::serialize(problem_shape().write(problem));
    return response;
}

http::Response failure(const web::Surroundings& surroundings, int status, const http::Request& request) {
    const auto language =
        locale::Language::choose(request.headers.get("accept-language"), surroundings.default_language);
    const web::FailureWords words = web::failure_words(status);
    return as_response({status, std::string(words.sentence.text()), locale::say(language, words.heading),
                        locale::say(language, words.sentence)},
                       language);
}

bool is_for_programs(const http::Request& request) {
    return request.target.starts_with("/api/");
}

}
