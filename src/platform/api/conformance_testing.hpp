#pragma once
#include "platform/api/contract.hpp"
#include "platform/api/shape.hpp"

#include <string>

namespace plenty::api {

/// What is wrong with a value under a schema, as a sentence with the place; empty if nothing is. Stricter
/// than the document: a member that is not described is wrong too.
std::string complaint_about(const Schema& schema, const json::value& value, const std::string& at = "#");

/// What is wrong with an answer to this operation: an undeclared status, a body that does not fit, a missing
/// header, a problem that is none.
std::string complaint_about(const Operation& operation, const http::Response& response);

}
