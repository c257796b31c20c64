#include "platform/api/contract.hpp"

#include "base/result.hpp"
#include "platform/api/call.hpp"

#include <algorithm>
#include <mutex>

namespace plenty::api {

const Operation& Contract::add(Operation operation) {
    for (const auto& other : operations_)
        expect(other->name != operation.name, "no two operations have one name");
    for (const std::string& name : parts_of(operation.pattern))
        expect(parts_.contains(name), "every part of a pattern is explained before it is used");
    return *operations_.emplace_back(std::make_unique<Operation>(std::move(operation)));
}

void Contract::explain_part(std::string name, SchemaPtr schema) {
    parts_.insert_or_assign(std::move(name), std::move(schema));
}

const SchemaPtr& Contract::part(std::string_view name) const {
    const auto found = parts_.find(name);
    expect(found != parts_.end(), "a part that was explained");
    return found->second;
}

std::vector<std::string> parts_of(std::string_view pattern) {
    std::vector<std::string> names;
    for (std::size_t open = pattern.find('{'); open != std::string_view::npos;
         open = pattern.find('{', open + 1))
        names.emplace_back(pattern.substr(open + 1, pattern.find('}', open) - open - 1));
    return names;
}

http::Handler serve_openapi(const Contract& contract) {
    struct Written {
        std::once_flag once;
        std::string text;
        std::string etag;
    };
    return [&contract, written = std::make_shared<Written>()](http::Request& request) {
        std::call_once(written->once, [&] {
            written->text = contract.openapi();
            written->etag = etag_of(std::string_view(written->text));
        });
        http::Response response;
        response.headers.add("content-type", "application/json");
        response.headers.add("cache-control", "public, no-cache");
        response.headers.add("etag", written->etag);
        if (request.headers.get("if-none-match") == written->etag)
            response.status = 304;
        else
            response.body = written->text;
        return response;
    };
}

}
