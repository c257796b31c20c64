#pragma once
#include "platform/api/operation.hpp"
#include "platform/api/shape.hpp"

#include <optional>
#include <string>

namespace plenty::api {

/// What a handler answers, before it becomes bytes.
struct Answer {
    int status = 200;
    std::optional<json::value> body = {};
    std::optional<std::string> text = {}; ///< instead, of the type that the operation declares
    /// Where the thing can be read again. What has none cannot be told a second time to who sends a call
    /// again under its Idempotency-Key.
    std::string path = {};
    std::string etag = {}; ///< with its quotes; left empty, it is made from the body
};

/// A tag that changes whenever the bytes do.
std::string etag_of(std::string_view bytes);
std::string etag_of(const json::value& body);
template <class T>
std::string etag_of(const Shape<T>& shape, const T& value) {
    return etag_of(shape.write(value));
}
/// The same for a thing that counts its versions, so that an edit can name the version by it whatever else
/// has changed in the answer meanwhile.
std::string etag_of(std::int64_t version, const json::value& body);

template <class T>
Answer ok(const Shape<T>& shape, const T& value, std::string path = {}) {
    return {.status = 200, .body = shape.write(value), .path = std::move(path)};
}
template <class T>
Answer created(const Shape<T>& shape, const T& value, std::string path = {}) {
    return {.status = 201, .body = shape.write(value), .path = std::move(path)};
}
inline Answer done() {
    return {.status = 204};
}

/// The declarations that go with them.
inline Answers tells(SchemaPtr schema, std::string words) {
    return {200, std::move(schema), std::move(words)};
}
inline Answers creates(SchemaPtr schema, std::string words) {
    return {201, std::move(schema), std::move(words)};
}
inline Answers does(std::string words) {
    return {204, {}, std::move(words)};
}

}
