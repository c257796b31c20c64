#include "platform/http/request_parser.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>

namespace {

using namespace plenty::http;
using Progress = RequestParser::Progress;

/// What came of the bytes. Of a request that was not read to its end only the refusal counts.
struct Outcome {
    Progress progress;
    Refused refused;
    std::string path, body;
    std::size_t left_over = 0;

    friend bool operator==(const Outcome&, const Outcome&) = default;
};

constexpr std::size_t head_limit = 2048;

bool is_reading(const RequestParser& parser) {
    return parser.progress() == Progress::head || parser.progress() == Progress::body;
}

/// Reads `bytes` in pieces whose sizes follow from `rhythm`; 0 reads all at once.
Outcome read(std::string_view bytes, std::uint8_t rhythm) {
    RequestParser parser(head_limit);
    std::optional<Body> body;
    std::string unread;
    std::size_t turn = 0;
    while (!bytes.empty() && is_reading(parser)) {
        const std::size_t size = rhythm == 0 ? bytes.size() : (rhythm * ++turn) % 23 + 1;
        unread += bytes.substr(0, size);
        bytes.remove_prefix(std::min(size, bytes.size()));
        unread.erase(0, parser.take(unread));
        if (parser.progress() == Progress::body && !body) {
            parser.read_body_into(body.emplace(parser.request(), Limits{.body = 500, .file = 100}, "/tmp"));
            unread.erase(0, parser.take(unread));
        }
    }
    const Request& request = parser.request();
    if (parser.progress() != Progress::complete)
        return {parser.progress(), parser.refused(), "", ""};
    return {Progress::complete, {}, request.path, request.body, unread.size() + bytes.size()};
}

}

/// However bytes are portioned, they are the same request or the same refusal. A few bytes at the end of a
/// portion may still wait for more where the whole is refused already.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    if (size < 2 || size > 1000)
        return 0;
    const std::string_view request(reinterpret_cast<const char*>(bytes) + 1, size - 1);
    const Outcome whole = read(request, 0), pieces = read(request, std::max<std::uint8_t>(bytes[0], 1));
    const bool waits = whole.progress == Progress::refused && pieces.progress == Progress::body;
    if (!waits && whole != pieces)
        std::abort();
    return 0;
}
