#pragma once
#include "platform/http/server.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

namespace plenty::http {

/// A server on a free port, in a thread of its own, for as long as the test runs.
class RunningServer {
public:
    explicit RunningServer(const Router& router, ServerOptions options = {});
    ~RunningServer();

    std::uint16_t port() const { return server_.port(); }
    Server& server() { return server_; }
    /// Stops and waits until run() has returned.
    void stop();

private:
    static ServerOptions on_free_port(ServerOptions options);

    Server server_;
    std::thread thread_;
};

/// An answer as a client reads it.
struct Reply {
    int status = 0;
    std::string head;
    Fields headers;
    std::string body;
};

/// A client that says exactly what it is told to, well-formed or not. Nothing takes longer than five seconds.
class RawClient {
public:
    explicit RawClient(std::uint16_t port);
    ~RawClient();
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;

    RawClient& send(std::string_view bytes);
    void stop_sending();
    /// The next answer; nothing if the connection ends first. `to_head` expects no body.
    std::optional<Reply> reply(bool to_head = false);
    /// Sends and reads the status; 0 if the connection ends instead.
    int status_of(std::string_view request);
    /// Whether the server ends the connection, after whatever it still has to say.
    bool is_closed();
    /// Waits for bytes until `text` has been seen; false if the connection ends first.
    bool sees(std::string_view text);
    /// Everything until the end of the connection.
    std::string rest();

private:
    bool read_more();

    int socket_;
    std::string unread_;
};

/// A GET for `path` with these further header lines, each with its line break.
std::string get(std::string_view path, std::string_view headers = {});
std::string post(std::string_view path, std::string_view content_type, std::string_view body,
                 std::string_view headers = {});

/// How many descriptors this process has open.
std::size_t open_descriptors();

}
