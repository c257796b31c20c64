#pragma once
#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace plenty::bench {

/// What a process has cost so far, from outside.
class Costs {
public:
    explicit Costs(pid_t process) : process_(process) {}

    double cpu_seconds() const;
    double resident_kilobytes() const;

private:
    pid_t process_;
};

/// `plenty serve`, as it was built beside this bench, believing a proxy on this machine about its clients'
/// addresses, so that one load generator can stand for a whole town. Killed with its owner.
class Plenty {
public:
    /// Returns when the front page has been answered. Throws Fault if that takes a minute.
    Plenty(const std::filesystem::path& data, std::uint16_t port, const std::vector<std::string>& more = {});
    ~Plenty();
    Plenty(const Plenty&) = delete;
    Plenty& operator=(const Plenty&) = delete;

    std::uint16_t port() const { return port_; }
    Costs costs() const { return Costs(process_); }
    /// From the first instruction to the first answer.
    std::chrono::duration<double, std::milli> start_time() const { return start_time_; }

private:
    void wait_until_it_answers();

    pid_t process_ = 0;
    std::uint16_t port_;
    std::chrono::duration<double, std::milli> start_time_{};
};

/// One answer of a server on this machine, over a connection of its own; empty if there is none. `headers`
/// are whole lines.
std::string ask(std::uint16_t port, const std::string& path, const std::string& headers = {});

}
