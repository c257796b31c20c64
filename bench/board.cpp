// What the board costs with a million posts on it, beside what it costs with ten thousand and a file of its
// size.
#include "scene/figures.hpp"
#include "scene/load.hpp"
#include "scene/village.hpp"

#include <fmt/format.h>

#include <string>
#include <vector>

namespace {

using namespace plenty;
using namespace plenty::bench;

constexpr int rounds = 5;
constexpr std::uint16_t small_port = 8150, large_port = 8151;

/// A town and the server that shows it.
struct Shown {
    Town town;
    Plenty server;

    Shown(std::int64_t posts, std::uint16_t port) : town(town_of(posts)), server(town.data, port) {}

    Load look(const std::string& query) const {
        return {.port = server.port(), .path = town.board + query, .cookie = "session=" + town.session};
    }
    Load near_with_kind() const { return look("?order=near&kind=" + town.kind + "&area=" + town.area); }
};

/// Measures of the same thing, one for each round.
struct Series {
    std::vector<double> pace, cpu, p99;

    void add(const Pace& measured) {
        if (measured.failures > 0)
            throw Fault(fmt::format("{} requests failed", measured.failures));
        pace.push_back(measured.requests_per_second);
        cpu.push_back(measured.cpu_microseconds);
        p99.push_back(measured.p99_ms);
    }
    std::string text() const {
        return fmt::format("{:.0f}/s, {:.0f} us CPU each, p99 {:.1f} ms", median(pace), median(cpu),
                           median(p99));
    }
};

std::size_t bytes_of(const Load& load) {
    return ask(load.port, load.path,
               fmt::format("Cookie: {}\r\nAccept-Encoding: {}\r\n", load.cookie, load.accept_encoding))
        .size();
}

/// The file of the server's own that is nearest in size to `bytes`.
Load static_file(const Shown& shown) {
    const std::string front = ask(shown.server.port(), "/");
    const std::size_t start = front.find("/assets/style");
    return {.port = shown.server.port(), .path = front.substr(start, front.find('"', start) - start)};
}

void measure(Figures& figures, const Shown& small, const Shown& large) {
    const Load few = small.near_with_kind(), many = large.near_with_kind(), file = static_file(large);
    Load stranger = many;
    stranger.cookie.clear();
    Series cost_of_few, cost_of_many, cost_of_file, cost_for_stranger;
    for (int round = 0; round < rounds; ++round) {
        cost_of_few.add(put_under(few, small.server.costs()));
        cost_of_many.add(put_under(many, large.server.costs()));
        cost_of_file.add(put_under(file, large.server.costs()));
        cost_for_stranger.add(put_under(stranger, large.server.costs()));
    }
    figures.tell(fmt::format("a file, {} bytes", bytes_of(file)), cost_of_file.text());
    figures.tell(fmt::format("board of 10,000 posts, near and of a kind, {} bytes", bytes_of(few)),
                 cost_of_few.text());
    figures.tell(fmt::format("board of 1,000,000 posts, near and of a kind, {} bytes", bytes_of(many)),
                 cost_of_many.text());
    figures.tell("the same for a stranger", cost_for_stranger.text());
    figures.at_most("CPU of the board, 1,000,000 posts : 10,000",
                    median(cost_of_many.cpu) / median(cost_of_few.cpu), 1.5);
    figures.at_least("requests/s, board : file", 100 * median(cost_of_many.pace) / median(cost_of_file.pace),
                     25, "%");
    figures.at_most("board, p99 at 64 connections", median(cost_of_many.p99), 10, "ms");
}

/// Every other order and filter, told and not judged.
void tell_the_rest(Figures& figures, const Shown& shown) {
    const std::vector<std::pair<std::string, std::string>> looks{
        {"newest", "?"},
        {"near", "?order=near&area=" + shown.town.area},
        {"most urgent", "?order=urgent"},
        {"a rare word", "?words=kettle"},
        {"two words that stand in one post of thousand", "?words=sourdough+coast"}};
    for (const auto& [what, query] : looks) {
        Series series;
        for (int round = 0; round < 3; ++round)
            series.add(put_under(shown.look(query), shown.server.costs()));
        figures.tell("board of 1,000,000 posts, " + what, series.text());
    }
}

}

int main() {
    Figures figures;
    const Shown small(10'000, small_port), large(1'000'000, large_port);
    figures.at_most("start on a file of 1,000,000 posts", large.server.start_time().count(), 500, "ms");
    figures.at_most("idle process", large.server.costs().resident_kilobytes() / 1024, 40, "MB");
    measure(figures, small, large);
    tell_the_rest(figures, large);
    figures.tell("process after the load",
                 fmt::format("{:.0f} MB", large.server.costs().resident_kilobytes() / 1024));
    return figures.exit_code();
}
