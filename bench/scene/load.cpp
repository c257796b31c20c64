#include "scene/load.hpp"

#include "base/result.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace plenty::bench {
namespace {

/// What wrk is told: requests made beforehand where they are alike, and at the end the figures on one line.
constexpr std::string_view script = R"(
local path, cookie, encoding, form = os.getenv("LOAD_PATH"), os.getenv("LOAD_COOKIE"), os.getenv("LOAD_ENCODING"),
                                     os.getenv("LOAD_FORM")
local people, prepared, turn = 1000, {}, 0

local function headers(person)
    local all = { ["X-Forwarded-For"] = "10.0." .. math.floor(person / 250) .. "." .. person % 250 + 1 }
    if cookie ~= "" then all["Cookie"] = cookie end
    if encoding ~= "" then all["Accept-Encoding"] = encoding end
    if form ~= "" then all["Content-Type"] = "application/x-www-form-urlencoded" end
    return all
end

function init(arguments)
    math.randomseed(os.time())
    for person = 0, people - 1 do prepared[person] = headers(person) end
    if form ~= "" then return end
    for person = 0, people - 1 do prepared[person] = wrk.format("GET", path, prepared[person]) end
end

function request()
    turn = turn + 1
    local one = prepared[turn % people]
    if form == "" then return one end
    return wrk.format("POST", path, one, form .. "&once=" .. turn .. "." .. math.random(1, 2000000000))
end

function done(summary, latency)
    local errors = summary.errors
    io.write("figures ", summary.requests, " ", summary.duration, " ", latency:percentile(50), " ",
             latency:percentile(99), " ", errors.connect + errors.read + errors.write + errors.status + errors.timeout, "\n")
end
)";

std::string output_of(const std::string& command) {
    std::string text;
    FILE* pipe = ::popen(command.c_str(), "r");
    std::array<char, 4096> line;
    while (pipe && std::fgets(line.data(), line.size(), pipe))
        text += line.data();
    if (!pipe || ::pclose(pipe) != 0)
        throw Fault("wrk did not run to its end");
    return text;
}

std::filesystem::path script_file() {
    const auto path = std::filesystem::temp_directory_path() / fmt::format("plenty-load-{}.lua", ::getpid());
    std::ofstream(path) << script;
    return path;
}

void tell(const Load& load) {
    ::setenv("LOAD_PATH", load.path.c_str(), 1);
    ::setenv("LOAD_COOKIE", load.cookie.c_str(), 1);
    ::setenv("LOAD_ENCODING", load.accept_encoding.c_str(), 1);
    ::setenv("LOAD_FORM", load.form.c_str(), 1);
}

}

Pace put_under(const Load& load, const Costs& server) {
    const auto file = script_file();
    tell(load);
    const double before = server.cpu_seconds();
    const std::string said = output_of(fmt::format("wrk -t1 -c{} -d{}s -s {} http://127.0.0.1:{}/",
                                                   load.connections, load.seconds, file.string(), load.port));
    const double cpu = server.cpu_seconds() - before;
    std::filesystem::remove(file);
    std::istringstream figures(said.substr(std::min(said.find("figures "), said.size())));
    std::string word;
    double requests = 0, duration = 0, median = 0, p99 = 0;
    Pace pace;
    if (!(figures >> word >> requests >> duration >> median >> p99 >> pace.failures) || requests == 0)
        throw Fault("wrk says nothing: " + said);
    pace.requests_per_second = requests / duration * 1e6;
    pace.cpu_microseconds = cpu / requests * 1e6;
    pace.median_ms = median / 1000;
    pace.p99_ms = p99 / 1000;
    return pace;
}

}
