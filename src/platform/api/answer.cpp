#include "platform/api/answer.hpp"

#include "platform/crypto/base64.hpp"
#include "platform/crypto/token.hpp"

#include <boost/json/serialize.hpp>

namespace plenty::api {

std::string etag_of(std::string_view bytes) {
    return '"' + crypto::base64url(crypto::hash_of(bytes).bytes().substr(0, 16)) + '"';
}

std::string etag_of(const json::value& body) {
    return etag_of(std::string_view(json::serialize(body)));
}

std::string etag_of(std::int64_t version, const json::value& body) {
    return "\"" + std::to_string(version) + "-" + etag_of(body).substr(1);
}

}
