#pragma once
#include "platform/http/body.hpp"
#include "platform/http/message.hpp"
#include "platform/http/refused.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

namespace plenty::http {

/// What the head of a request says beside the Request itself.
struct Head {
    int version = 11; ///< 10 or 11
    bool keep_alive = false;
    bool expects_continue = false;
    bool has_body = false;
    std::optional<std::uint64_t> length; ///< Content-Length
};

/// Reads one HTTP/1.1 request (RFC 9112) from bytes as they arrive, in pieces of any size. The grammar
/// is Boost.Beast's; on top of it stands everything that server.hpp says we refuse. No I/O.
///
/// It stops twice: after the head, so that a route can be found and its limits set, and at the end.
/// For one thread at a time.
class RequestParser {
public:
    enum class Progress { head, body, complete, refused };

    explicit RequestParser(std::uint64_t header_bytes);
    ~RequestParser();

    /// Takes bytes off the front and says how many. What is left must be offered again, with more
    /// bytes behind it. Passes on what Body throws.
    std::size_t take(std::string_view bytes);
    Progress progress() const;
    /// 400, 413, 414, 415, 417, 431, 505 or 507.
    Refused refused() const;

    Request& request();
    const Head& head() const;
    /// Where the body goes. To be said once progress() is `body`, before take() is called again.
    void read_body_into(Body& body);

private:
    class Grammar;
    std::unique_ptr<Grammar> grammar_;
};

}
