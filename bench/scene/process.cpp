#include "scene/process.hpp"

#include "base/result.hpp"

#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <fstream>
#include <iterator>
#include <thread>

namespace plenty::bench {
namespace {

using Stopwatch = std::chrono::steady_clock;
using namespace std::chrono_literals;

void replace_by(const std::vector<std::string>& words) {
    std::vector<char*> arguments;
    for (const std::string& word : words)
        arguments.push_back(const_cast<char*>(word.c_str())); // execv changes none of them
    arguments.push_back(nullptr);
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (std::freopen("/dev/null", "w", stdout))
        ::execv(arguments.front(), arguments.data());
    std::_Exit(127);
}

int connected(std::uint16_t port) {
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0)
        return descriptor;
    ::close(descriptor);
    return -1;
}

}

double Costs::cpu_seconds() const {
    std::ifstream file(fmt::format("/proc/{}/stat", process_));
    std::vector<std::string> words{std::istream_iterator<std::string>(file), {}};
    const double ticks = std::stod(words.at(13)) + std::stod(words.at(14));
    return ticks / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

double Costs::resident_kilobytes() const {
    std::ifstream file(fmt::format("/proc/{}/statm", process_));
    long size = 0, resident = 0;
    file >> size >> resident;
    return static_cast<double>(resident) * static_cast<double>(::sysconf(_SC_PAGESIZE)) / 1024;
}

Plenty::Plenty(const std::filesystem::path& data, std::uint16_t port, const std::vector<std::string>& more)
    : port_(port) {
    const auto program =
        std::filesystem::read_symlink("/proc/self/exe").parent_path().parent_path() / "plenty";
    std::vector<std::string> words{
        program,     "serve",     "--data",      data,     "--listen", fmt::format("127.0.0.1:{}", port),
        "--proxies", "127.0.0.1", "--log-level", "warning"};
    words.insert(words.end(), more.begin(), more.end());
    process_ = ::fork();
    if (process_ == 0)
        replace_by(words);
    wait_until_it_answers();
}

Plenty::~Plenty() {
    ::kill(process_, SIGTERM);
    ::waitpid(process_, nullptr, 0);
}

void Plenty::wait_until_it_answers() {
    const auto start = Stopwatch::now();
    while (ask(port_, "/").empty()) {
        if (Stopwatch::now() > start + 60s || ::waitpid(process_, nullptr, WNOHANG) != 0)
            throw Fault("plenty serve does not answer");
        std::this_thread::sleep_for(2ms);
    }
    start_time_ = Stopwatch::now() - start;
}

std::string ask(std::uint16_t port, const std::string& path, const std::string& headers) {
    const int descriptor = connected(port);
    if (descriptor < 0)
        return {};
    const std::string request =
        fmt::format("GET {} HTTP/1.1\r\nHost: plenty\r\nConnection: close\r\n{}\r\n", path, headers);
    std::string answer;
    if (::send(descriptor, request.data(), request.size(), MSG_NOSIGNAL) > 0) {
        std::array<char, 16384> piece;
        for (ssize_t count = 1; count > 0;) {
            count = ::recv(descriptor, piece.data(), piece.size(), 0);
            answer.append(piece.data(), static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
        }
    }
    ::close(descriptor);
    return answer;
}

}
