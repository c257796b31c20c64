#pragma once
#include "platform/http/router.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace plenty::http {

struct ServerOptions {
    using Span = std::chrono::milliseconds;

    std::string address = "127.0.0.1";
    std::uint16_t port = 8080; ///< 0 takes a free one; see Server::port()
    unsigned io_threads = 1;
    unsigned workers = 64;        ///< handlers that have begun and not ended
    unsigned turns = 0;           ///< of those that compute at once; 0 for one more than there are processors
    unsigned waiting = 1024;      ///< requests that may wait for a worker; 503 beyond
    unsigned connections = 12000; ///< in all
    unsigned connections_per_address = 12000;
    std::uint64_t header_bytes = 16 * 1024;      ///< 431 beyond
    Span header_time = std::chrono::seconds(10); ///< from the first byte to the end of the head
    Span body_time =
        std::chrono::seconds(20); ///< plus 1 s for each 4 kB that the route allows, at most 120 s
    Span write_time = std::chrono::seconds(30); ///< without progress
    Span idle_time = std::chrono::seconds(75);
    Span heartbeat = std::chrono::seconds(20);  ///< between signs of life on a quiet stream of events
    Span drain_time = std::chrono::seconds(10); ///< how long stop() lets running requests finish
    bool rate_limits = true;                    ///< false measures the server and not its patience
    std::vector<std::string> proxies;           ///< addresses whose X-Forwarded-For and -Proto are believed
    std::string upload_directory = "/tmp";      ///< where uploads are written, unnamed
    /// Added to every answer that does not set them itself.
    std::vector<std::pair<std::string, std::string>> headers;
    /// Renders the page for an answer that no handler gave (400, 404, 405, 408, 413, 414, 415, 417, 429,
    /// 431, 500, 503, 505, 507), or that a handler gave with a status of 400 and more but without a body. Its
    /// headers are joined to those of the answer. Called from any thread, also from those that must not
    /// wait; plain text where unset. Must not throw.
    std::function<Response(int status, const Request&)> failure_page;
};

/// An HTTP/1.1 server: keep-alive, pipelining, 100-continue, limits on every dimension, multipart
/// straight to disk, server-sent events, graceful stop.
///
/// Refuses what proxies and servers may read differently: Content-Length beside Transfer-Encoding,
/// repeated Content-Length, Host or Transfer-Encoding, bare LF, obsolete folding, space before a
/// colon, NUL, a missing Host, trailers (RFC 9112); after any 400 the connection is closed.
///
/// A header of an answer whose name is no token, or whose value holds CR, LF or NUL, is left out.
///
/// Answers are compressed (brotli, else gzip) when the client accepts it and they are text of more
/// than 512 bytes. Connections are asynchronous on `io_threads`; handlers run on `workers`.
class Server {
public:
    Server(ServerOptions options, const Router& router);
    ~Server();

    /// Serves until stop(). Throws Fault if the address cannot be had.
    void run();
    /// Stops accepting, lets running requests finish for `drain_time`, then closes everything.
    /// May be called from any thread, more than once.
    void stop();
    /// The port that is listened on; valid once constructed.
    std::uint16_t port() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}
