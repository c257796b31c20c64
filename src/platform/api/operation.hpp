#pragma once
#include "platform/api/schema.hpp"
#include "platform/http/router.hpp"

#include <string>
#include <vector>

namespace plenty::api {

inline constexpr std::string_view root = "/api/v1"; ///< before the pattern of every operation

/// Each admits more than the one before.
enum class Whom : std::uint8_t {
    person,   ///< with an account, for themselves: as web::Visit::person()
    oneself,  ///< also somebody without account, by their key
    somebody, ///< also who acts for somebody without account
    anybody   ///< strangers too, who are answered with what is public
};

/// What an operation answers when nothing is refused.
struct Answers {
    int status = 200;
    SchemaPtr schema = {}; ///< none: the answer has no body
    std::string words = {};
    std::string type = "application/json"; ///< else a kind of text, whose schema is a text
};

/// Whether a change must say, in If-Match, which version it was made from.
enum class Versioned : std::uint8_t { no, yes };

/// One thing that can be done through the API, declared where it is routed. What is declared here is what is
/// checked, what is documented, and what every answer is held to in tests.
struct Operation {
    http::Method method = http::Method::get;
    std::string pattern = {}; ///< below the root: "/posts/{post}"
    std::string name = {};    ///< its own among all: "read_post"
    std::string summary = {};
    Whom whom = Whom::person;
    SchemaPtr query = {}; ///< a record, whose members may stand in the address; none: nothing may
    SchemaPtr body = {};  ///< none: nothing is read
    std::vector<std::string> texts = {}; ///< instead of JSON, a text of one of these types, taken as it is
    Answers answers = {};
    Versioned versioned = Versioned::no;
    http::Limits limits = {};
    std::string feature = {}; ///< filled in by Routes
};

}
