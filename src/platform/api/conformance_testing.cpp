#include "platform/api/conformance_testing.hpp"

#include "platform/api/problem.hpp"
#include "platform/http/utf8.hpp"

#include <algorithm>
#include <regex>

namespace plenty::api {
namespace {

std::size_t code_points(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }));
}

std::string about_text(const Schema& schema, const json::value& value, const std::string& at) {
    if (!value.is_string())
        return at + " is no text";
    const std::string text(value.get_string().begin(), value.get_string().end());
    if (!schema.choices.empty() && std::ranges::find(schema.choices, text) == schema.choices.end())
        return at + " is none of the choices: " + text;
    if (!schema.pattern.empty() && !std::regex_match(text, std::regex(schema.pattern)))
        return at + " does not fit the pattern: " + text;
    if (schema.format == "date-time" && !parse_moment(text))
        return at + " is no moment: " + text;
    if (schema.most && static_cast<double>(code_points(text)) > *schema.most)
        return at + " is too long";
    return {};
}

std::string about_number(const Schema& schema, const json::value& value, const std::string& at) {
    if (!value.is_number() || (schema.sort == Sort::whole && !value.is_int64()))
        return at + " is not the number it should be";
    const auto number = value.to_number<double>();
    if ((schema.least && number < *schema.least) || (schema.most && number > *schema.most))
        return at + " is out of its bounds";
    return {};
}

std::string about_list(const Schema& schema, const json::value& value, const std::string& at) {
    if (!value.is_array())
        return at + " is no list";
    if (schema.most && static_cast<double>(value.get_array().size()) > *schema.most)
        return at + " is too long";
    std::size_t number = 0;
    for (const json::value& each : value.get_array())
        if (auto wrong = complaint_about(*schema.items, each, below(at, std::to_string(number++)));
            !wrong.empty())
            return wrong;
    return {};
}

std::string about_record(const Schema& schema, const json::value& value, const std::string& at) {
    if (!value.is_object())
        return at + " is no object";
    for (const auto& each : value.get_object())
        if (!schema.find(each.key()))
            return below(at, each.key()) + " is not described";
    for (const Member& member : schema.members) {
        const json::value* const found = value.get_object().if_contains(member.name);
        if (!found && member.is_required)
            return below(at, member.name) + " is missing";
        if (!found)
            continue;
        if (auto wrong = complaint_about(*member.schema, *found, below(at, member.name)); !wrong.empty())
            return wrong;
    }
    return {};
}

std::string about_body(const Schema& schema, const http::Response& response, std::string_view type) {
    if (response.headers.get("content-type") != type)
        return "the content type is " + std::string(response.headers.get("content-type"));
    const auto body = read_json(response.body);
    return body.ok() ? complaint_about(schema, *body) : "the body is no JSON";
}

std::string about_text(const Schema& schema, const http::Response& response, const std::string& type) {
    if (response.headers.get("content-type") != type + "; charset=utf-8")
        return "the content type is " + std::string(response.headers.get("content-type"));
    return about_text(schema, json::value(json::string(response.body)), "");
}

}

std::string complaint_about(const Schema& schema, const json::value& value, const std::string& at) {
    if (value.is_null() && schema.or_null)
        return {};
    switch (schema.sort) {
    case Sort::text:
        return about_text(schema, value, at);
    case Sort::whole:
    case Sort::number:
        return about_number(schema, value, at);
    case Sort::yes_or_no:
        return value.is_bool() ? std::string() : at + " is neither true nor false";
    case Sort::list:
        return about_list(schema, value, at);
    case Sort::record:
        return about_record(schema, value, at);
    }
    throw Mistake("every sort is judged");
}

std::string complaint_about(const Operation& operation, const http::Response& response) {
    if (response.headers.get("cache-control") != "no-store")
        return "it may be kept by caches";
    if (response.status >= 400)
        return about_body(*problem_shape().schema(), response, "application/problem+json");
    if (response.status == 304 && operation.method == http::Method::get)
        return response.body.empty() ? "" : "304 has a body";
    if (response.status != operation.answers.status)
        return "the status " + std::to_string(response.status) + " is not declared";
    if (!operation.answers.schema)
        return response.body.empty() ? "" : "it has a body, and none is declared";
    if (operation.answers.type != "application/json")
        return about_text(*operation.answers.schema, response, operation.answers.type);
    return about_body(*operation.answers.schema, response, "application/json");
}

}
