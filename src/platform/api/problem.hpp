#pragma once
#include "platform/api/shape.hpp"
#include "platform/web/visit.hpp"

#include <optional>
#include <string>
#include <vector>

/// How a "no" looks to a program: application/problem+json (RFC 9457), with the sentence that the pages say.
namespace plenty::api {

/// What in the call it is about: a member of the body by JSON pointer, or a parameter of the address.
struct Trouble {
    std::optional<std::string> pointer;
    std::optional<std::string> parameter;
    std::string detail;
};

struct Problem {
    int status = 400;
    std::string code; ///< the key of the sentence, which is the same in every language
    std::string title;
    std::string detail;
    std::vector<Trouble> errors = {};
};
const Shape<Problem>& problem_shape();

Problem problem_of(locale::Language language, const Refusal& refusal);
/// The same refusal with another status: what HTTP knows a finer word for.
Problem problem_of(locale::Language language, const Refusal& refusal, int status);

http::Response as_response(const Problem& problem, locale::Language language);

/// The problem for an answer that no handler gave: a wrong address or method, a body too large, a fault of
/// ours. As web::failure_page(), for addresses below /api/.
http::Response failure(const web::Surroundings& surroundings, int status, const http::Request& request);
bool is_for_programs(const http::Request& request);

}
