// What an answer costs the server, and what a connection costs that says nothing.
#include "platform/http/server.hpp"
#include "platform/http/static_files.hpp"

#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

namespace {

using namespace plenty;

constexpr int idle_connections = 10'000;
constexpr double most_kilobytes = 20;

/// A text of 6 kB, about as long as a page.
const std::string file_bytes = [] {
    std::string text;
    for (int rule = 0; text.size() < 6000; ++rule)
        text += ".rule-" + std::to_string(rule * 7919) + "{margin:0}\n";
    return text;
}();

const std::array<EmbeddedFile, 1> files{{{"style.4f3a9c12.css", file_bytes}}};

http::Router routes() {
    http::Router router;
    router.add(http::Method::get, "/plain", [](http::Request&) { return http::text_response(200, "bread"); });
    router.add(http::Method::get, "/assets/{name}", http::serve_files(files));
    router.add(http::Method::get, "/page",
               [](http::Request&) { return http::text_response(200, file_bytes); });
    return router;
}

/// A server in a process of its own, so that its costs are not mixed with ours.
class Served {
public:
    Served() {
        const auto router = routes();
        http::ServerOptions options;
        options.port = 0;
        options.rate_limits = false;
        options.idle_time = std::chrono::minutes(10);
        std::array<int, 2> pipe_ends{};
        if (::pipe(pipe_ends.data()) != 0)
            std::abort();
        process_ = ::fork();
        if (process_ == 0) {
            ::prctl(PR_SET_PDEATHSIG, SIGKILL);
            http::Server server(options, router);
            const std::uint16_t port = server.port();
            if (::write(pipe_ends[1], &port, sizeof port) == sizeof port)
                server.run();
            std::_Exit(0);
        }
        if (::read(pipe_ends[0], &port_, sizeof port_) != sizeof port_)
            std::abort();
    }
    ~Served() {
        ::kill(process_, SIGKILL);
        ::waitpid(process_, nullptr, 0);
    }
    Served(const Served&) = delete;
    Served& operator=(const Served&) = delete;

    std::uint16_t port() const { return port_; }

    double cpu_seconds() const {
        std::ifstream file(fmt::format("/proc/{}/stat", process_));
        std::vector<std::string> words{std::istream_iterator<std::string>(file), {}};
        const double ticks = std::stod(words.at(13)) + std::stod(words.at(14));
        return ticks / static_cast<double>(::sysconf(_SC_CLK_TCK));
    }

    double resident_kilobytes() const {
        std::ifstream file(fmt::format("/proc/{}/statm", process_));
        long size = 0, resident = 0;
        file >> size >> resident;
        return static_cast<double>(resident) * static_cast<double>(::sysconf(_SC_PAGESIZE)) / 1024;
    }

private:
    pid_t process_ = 0;
    std::uint16_t port_ = 0;
};

std::string output_of(const std::string& command) {
    std::string text;
    FILE* pipe = ::popen(command.c_str(), "r");
    std::array<char, 4096> line;
    while (pipe && std::fgets(line.data(), line.size(), pipe))
        text += line.data();
    if (pipe)
        ::pclose(pipe);
    return text;
}

/// The word that stands before or after some text in what wrk says.
std::string word_before(const std::string& text, const std::string& mark) {
    const std::size_t end = text.find(mark);
    const std::size_t start = text.find_last_of(" \n", end - 1);
    return end == std::string::npos ? "0" : text.substr(start + 1, end - start - 1);
}

std::string word_after(const std::string& text, const std::string& mark) {
    const std::size_t found = text.find(mark);
    if (found == std::string::npos)
        return "?";
    const std::size_t start = text.find_first_not_of(' ', found + mark.size());
    return text.substr(start, text.find_first_of(" \n", start) - start);
}

void measure_requests(const Served& server, const std::string& path, const std::string& header) {
    const std::string command =
        fmt::format("wrk -t1 -c64 -d4s --latency -H '{}' http://127.0.0.1:{}{}", header, server.port(), path);
    const double before = server.cpu_seconds();
    const std::string said = output_of(command);
    const double cpu = server.cpu_seconds() - before;
    const double requests = std::stod(word_before(said, " requests in"));
    fmt::print("{}, CPU per request  {:.1f} us  -  ok\n", path, requests > 0 ? cpu * 1e6 / requests : 0);
    fmt::print("{}, 64 connections  {}/s, p99 {}  -  ok\n", path, word_after(said, "Requests/sec:"),
               word_after(said, "99%"));
}

/// A connection that has been served once and waits.
int idle_connection(std::uint16_t port) {
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        return -1;
    constexpr std::string_view request = "GET /plain HTTP/1.1\r\nHost: a\r\n\r\n";
    std::array<char, 1024> answer;
    const bool served = ::send(descriptor, request.data(), request.size(), MSG_NOSIGNAL) > 0 &&
                        ::recv(descriptor, answer.data(), answer.size(), 0) > 0;
    return served ? descriptor : -1;
}

bool measure_idle_connections() {
    const Served server;
    const int warm = idle_connection(server.port());
    const double before = server.resident_kilobytes();
    fmt::print("idle process  {:.1f} MB  -  ok\n", before / 1024);
    std::vector<int> open;
    for (int i = 0; i < idle_connections; ++i)
        open.push_back(idle_connection(server.port()));
    const auto kept = open.size() - static_cast<std::size_t>(std::ranges::count(open, -1));
    const double each =
        (server.resident_kilobytes() - before) / static_cast<double>(std::max<std::size_t>(kept, 1));
    const double cpu_before = server.cpu_seconds();
    std::this_thread::sleep_for(std::chrono::seconds(2));
    const double cpu = (server.cpu_seconds() - cpu_before) / 2;
    const bool enough = kept == idle_connections && each <= most_kilobytes;
    fmt::print("{} idle connections  {:.1f} kB each  <= {:.0f} kB  {}\n", kept, each, most_kilobytes,
               enough ? "ok" : "short");
    fmt::print("CPU while they idle  {:.2f} %  -  ok\n", cpu * 100);
    for (const int descriptor : open)
        ::close(descriptor);
    ::close(warm);
    return enough;
}

void allow_many_descriptors() {
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

}

int main() {
    allow_many_descriptors();
    {
        const Served server;
        measure_requests(server, "/plain", "x-plain: 1");
        measure_requests(server, "/assets/style.4f3a9c12.css", "x-plain: 1");
        measure_requests(server, "/page", "accept-encoding: br");
    }
    return measure_idle_connections() ? 0 : 1;
}
