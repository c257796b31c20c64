#include "platform/http/server_testing.hpp"

#include "base/result.hpp"
#include "platform/http/letters.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <filesystem>

namespace plenty::http {
namespace {

Fields parse_fields(std::string_view lines) {
    Fields fields;
    while (!lines.empty()) {
        std::string_view value = trim(take_until(lines, '\n'));
        const std::string_view name = take_until(value, ':');
        if (value.ends_with('\r'))
            value.remove_suffix(1);
        fields.add(to_lower(name), std::string(trim(value)));
    }
    return fields;
}

Reply parse_head(std::string head) {
    Reply reply;
    reply.status = std::stoi(head.substr(9, 3));
    reply.headers = parse_fields(std::string_view(head).substr(head.find("\r\n") + 2));
    reply.head = std::move(head);
    return reply;
}

}

ServerOptions RunningServer::on_free_port(ServerOptions options) {
    options.port = 0;
    options.workers = std::min(options.workers, 4U);
    return options;
}

RunningServer::RunningServer(const Router& router, ServerOptions options)
    : server_(on_free_port(std::move(options)), router), thread_([this] { server_.run(); }) {}

RunningServer::~RunningServer() {
    stop();
}

void RunningServer::stop() {
    server_.stop();
    if (thread_.joinable())
        thread_.join();
}

RawClient::RawClient(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    const timeval patience{5, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        throw Fault("the test cannot connect");
}

RawClient::~RawClient() {
    ::close(socket_);
}

RawClient& RawClient::send(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0)
            break;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return *this;
}

void RawClient::stop_sending() {
    ::shutdown(socket_, SHUT_WR);
}

bool RawClient::read_more() {
    char bytes[16384];
    const auto count = ::recv(socket_, bytes, sizeof bytes, 0);
    if (count > 0)
        unread_.append(bytes, static_cast<std::size_t>(count));
    return count > 0;
}

bool RawClient::sees(std::string_view text) {
    while (unread_.find(text) == std::string::npos)
        if (!read_more())
            return false;
    return true;
}

std::optional<Reply> RawClient::reply(bool to_head) {
    if (!sees("\r\n\r\n"))
        return std::nullopt;
    const std::size_t end = unread_.find("\r\n\r\n") + 4;
    Reply reply = parse_head(unread_.substr(0, end - 2));
    unread_.erase(0, end);
    const auto length = reply.headers.find("content-length");
    const std::size_t size = to_head || !length ? 0 : std::stoul(std::string(*length));
    while (unread_.size() < size)
        if (!read_more())
            return std::nullopt;
    reply.body = unread_.substr(0, size);
    unread_.erase(0, size);
    return reply;
}

int RawClient::status_of(std::string_view request) {
    send(request);
    const auto answer = reply();
    return answer ? answer->status : 0;
}

bool RawClient::is_closed() {
    rest();
    char byte;
    return ::recv(socket_, &byte, 1, MSG_DONTWAIT) == 0 || errno == ECONNRESET;
}

std::string RawClient::rest() {
    while (read_more()) {
    }
    return std::exchange(unread_, {});
}

std::string get(std::string_view path, std::string_view headers) {
    return fmt::format("GET {} HTTP/1.1\r\nHost: plenty.example\r\n{}\r\n", path, headers);
}

std::string post(std::string_view path, std::string_view content_type, std::string_view body,
                 std::string_view headers) {
    return fmt::format(
        "POST {} HTTP/1.1\r\nHost: plenty.example\r\nContent-Type: {}\r\nContent-Length: {}\r\n{}\r\n{}",
        path, content_type, body.size(), headers, body);
}

std::size_t open_descriptors() {
    const std::filesystem::directory_iterator all("/proc/self/fd");
    return static_cast<std::size_t>(std::distance(begin(all), end(all)));
}

}
