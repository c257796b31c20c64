#pragma once
#include "platform/api/operation.hpp"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace plenty::api {

/// Everything that the API promises: what was declared where it was routed. Filled once before the server
/// starts, then read from any thread.
class Contract {
public:
    /// Two operations of one name are a mistake, and so is a {part} that nobody has explained.
    const Operation& add(Operation operation);
    /// What a {part} of patterns is.
    void explain_part(std::string name, SchemaPtr schema);

    const std::vector<std::unique_ptr<Operation>>& operations() const { return operations_; }
    const SchemaPtr& part(std::string_view name) const;

    /// The whole of it as an OpenAPI 3.1 document.
    std::string openapi() const;

private:
    std::vector<std::unique_ptr<Operation>> operations_;
    std::map<std::string, SchemaPtr, std::less<>> parts_;
};

/// The names of the {parts} of a pattern, in order.
std::vector<std::string> parts_of(std::string_view pattern);

/// Serves the document, which is written the first time somebody asks. `contract` outlives it.
http::Handler serve_openapi(const Contract& contract);

}
