#include "platform/api/contract.hpp"
#include "platform/api/problem.hpp"

#include <boost/json/serialize.hpp>

/// The contract as an OpenAPI 3.1 document. Records are open, because answers may gain members; a body is
/// closed where it is used.
namespace plenty::api {
namespace {

using json::array;
using json::object;

constexpr const char* about =
    "Everything that the pages of Plenty do, for programs. A device shows its token in Authorization: "
    "Bearer; "
    "it gets one on the page of the places where somebody is signed in, or from POST /api/v1/sessions. "
    "Refusals are application/problem+json with the sentences of the pages, in the language of "
    "Accept-Language. "
    "A POST may carry an Idempotency-Key: sent again with it, it counts once. Answers may gain members.";

/// Collects the records that were referred to, as components.
class Components {
public:
    object reference(const Schema& schema) {
        if (!done_.contains(schema.name)) {
            done_.emplace(schema.name, nullptr); // it may refer to itself
            object made = record(schema);
            done_[schema.name] = std::move(made);
        } else {
            expect(done_.at(schema.name).is_null() || done_.at(schema.name) == record(schema),
                   "no two records have one name");
        }
        return {{"$ref", "#/components/schemas/" + schema.name}};
    }

    /// Any schema, as JSON Schema 2020-12 writes it.
    object written(const Schema& schema, const std::string& words = {}) {
        object made = schema.sort == Sort::record ? reference(schema) : plain(schema);
        if (schema.or_null && schema.sort == Sort::record)
            made = {{"anyOf", array{made, object{{"type", "null"}}}}};
        const std::string& said = words.empty() && schema.sort != Sort::record ? schema.words : words;
        if (!said.empty())
            made["description"] = said;
        return made;
    }

    object take() { return std::move(done_); }

private:
    static std::string_view type_of(Sort sort) {
        switch (sort) {
        case Sort::text:
            return "string";
        case Sort::whole:
            return "integer";
        case Sort::number:
            return "number";
        case Sort::yes_or_no:
            return "boolean";
        case Sort::list:
            return "array";
        case Sort::record:
            return "object";
        }
        throw Mistake("every sort has a type");
    }

    static json::value whole_or_not(double number) {
        const auto whole = static_cast<std::int64_t>(number);
        return static_cast<double>(whole) == number ? json::value(whole) : json::value(number);
    }

    static void add_limits(object& made, const Schema& schema) {
        const bool is_counted = schema.sort == Sort::text || schema.sort == Sort::list;
        if (schema.least)
            made["minimum"] = whole_or_not(*schema.least);
        if (schema.most)
            made[!is_counted                 ? "maximum"
                 : schema.sort == Sort::text ? "maxLength"
                                             : "maxItems"] = whole_or_not(*schema.most);
    }

    static void add_choices(object& made, const Schema& schema) {
        if (schema.choices.empty())
            return;
        array choices;
        for (const std::string& each : schema.choices)
            choices.emplace_back(each);
        if (schema.or_null)
            choices.emplace_back(nullptr);
        made["enum"] = std::move(choices);
    }

    object plain(const Schema& schema) {
        const json::value type(json::string(type_of(schema.sort)));
        object made;
        made["type"] = schema.or_null ? json::value(array{type, "null"}) : type;
        if (!schema.format.empty())
            made["format"] = schema.format;
        if (!schema.pattern.empty())
            made["pattern"] = schema.pattern;
        if (schema.items)
            made["items"] = written(*schema.items);
        add_limits(made, schema);
        add_choices(made, schema);
        return made;
    }

    object record(const Schema& schema) {
        object properties;
        array required;
        for (const Member& member : schema.members) {
            properties[member.name] = written(*member.schema, member.words);
            if (member.is_required)
                required.emplace_back(member.name);
        }
        object made{{"type", "object"}, {"description", schema.words}, {"properties", std::move(properties)}};
        if (!required.empty())
            made["required"] = std::move(required);
        return made;
    }

    object done_;
};

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
        throw Mistake("no operation has this method");
    }
}

object header(std::string_view name, bool is_required, std::string_view words) {
    return {{"name", json::string(name)},
            {"in", "header"},
            {"required", is_required},
            {"description", json::string(words)},
            {"schema", {{"type", "string"}}}};
}

array parameters_of(const Contract& contract, const Operation& operation, Components& components) {
    array all;
    for (const std::string& name : parts_of(operation.pattern))
        all.push_back(object{{"name", name},
                             {"in", "path"},
                             {"required", true},
                             {"schema", components.written(*contract.part(name))}});
    if (operation.query)
        for (const Member& member : operation.query->members)
            all.push_back(object{{"name", member.name},
                                 {"in", "query"},
                                 {"required", member.is_required},
                                 {"description", member.words},
                                 {"schema", components.written(*member.schema)}});
    if (operation.versioned == Versioned::yes)
        all.push_back(
            header("If-Match", true, "The ETag of what is changed: 412 if it was changed meanwhile."));
    if (operation.method == http::Method::post && operation.whom != Whom::anybody)
        all.push_back(
            header("Idempotency-Key", false, "A text of your own; sent again with it, a call counts once."));
    if (operation.whom >= Whom::somebody)
        all.push_back(header("Acting-For", false,
                             "The identity of somebody without account whom the caller looks after: the call "
                             "is then made as them."));
    return all;
}

object in_json(object schema, std::string_view type = "application/json") {
    return {{json::string(type), object{{"schema", std::move(schema)}}}};
}

object texts_of(const Operation& operation) {
    object content;
    for (const std::string& type : operation.texts)
        content[type] = object{{"schema", object{{"type", "string"}}}};
    return {{"required", true}, {"content", std::move(content)}};
}

object body_of(const Operation& operation, Components& components) {
    if (!operation.texts.empty())
        return texts_of(operation);
    object closed = components.written(*operation.body);
    closed["unevaluatedProperties"] = false;
    return {{"required", true}, {"content", in_json(std::move(closed))}};
}

object responses_of(const Operation& operation, Components& components) {
    object success{{"description", operation.answers.words}};
    if (operation.answers.schema)
        success["content"] = in_json(components.written(*operation.answers.schema), operation.answers.type);
    object all{{std::to_string(operation.answers.status), std::move(success)}};
    for (const char* const range : {"4XX", "5XX"})
        all[range] = object{{"$ref", "#/components/responses/Problem"}};
    return all;
}

array security_of(const Operation& operation) {
    const object device{{"device", array()}};
    if (operation.whom != Whom::anybody)
        return {device};
    return {object(), device};
}

object described(const Contract& contract, const Operation& operation, Components& components) {
    object made{{"operationId", operation.name},
                {"summary", operation.summary},
                {"tags", array{json::value(operation.feature)}},
                {"security", security_of(operation)}};
    if (array parameters = parameters_of(contract, operation, components); !parameters.empty())
        made["parameters"] = std::move(parameters);
    if (operation.body || !operation.texts.empty())
        made["requestBody"] = body_of(operation, components);
    made["responses"] = responses_of(operation, components);
    return made;
}

array tags_of(const Contract& contract) {
    array tags;
    std::string_view last;
    for (const auto& operation : contract.operations()) {
        if (operation->feature == last)
            continue;
        last = operation->feature;
        tags.push_back(object{{"name", operation->feature}});
    }
    return tags;
}

object about_plenty() {
    return {{"title", "Plenty"},
            {"version", "1"},
            {"description", about},
            {"license", object{{"name", "AGPL-3.0-or-later"}, {"identifier", "AGPL-3.0-or-later"}}}};
}

}

std::string Contract::openapi() const {
    Components components;
    object paths;
    for (const auto& operation : operations_) {
        auto& path = paths[std::string(root) + operation->pattern];
        if (!path.is_object())
            path = object();
        path.get_object()[verb_of(operation->method)] = described(*this, *operation, components);
    }
    const object problem = components.written(*problem_shape().schema());
    object whole{{"openapi", "3.1.0"}, {"info", about_plenty()}, {"servers", array{object{{"url", "/"}}}}};
    whole["tags"] = tags_of(*this);
    whole["paths"] = std::move(paths);
    whole["components"] = object{
        {"schemas", components.take()},
        {"responses", object{{"Problem", object{{"description", "Why it was not done."},
                                                {"content", in_json(problem, "application/problem+json")}}}}},
        {"securitySchemes", object{{"device", object{{"type", "http"}, {"scheme", "bearer"}}}}}};
    return json::serialize(whole);
}

}
