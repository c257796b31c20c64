// What it costs to put up an ask, durable and over HTTP: one neighbour after the other, and many at once.
#include "scene/figures.hpp"
#include "scene/load.hpp"
#include "scene/village.hpp"

#include <fmt/format.h>

#include <string>
#include <vector>

namespace {

using namespace plenty;
using namespace plenty::bench;

constexpr int rounds = 3;
constexpr std::uint16_t port = 8152;

/// What stands in a form between `before` and the next quotation mark.
std::string value_after(const std::string& page, std::string_view before) {
    const std::size_t found = page.find(before);
    if (found == std::string::npos)
        throw Fault("the form has no " + std::string(before));
    const std::size_t start = found + before.size();
    return page.substr(start, page.find('"', start) - start);
}

/// The form that a member fills in, as their browser sends it.
Load filled_form(const Town& town) {
    const std::string cookie = "session=" + town.session;
    const std::string page =
        ask(port, town.form_path.substr(0, town.form_path.size() - 1), "Cookie: " + cookie + "\r\n");
    const std::string token = value_after(page, "name=\"token\" value=\"");
    return {.port = port,
            .path = town.form_path,
            .cookie = cookie,
            .form = fmt::format(
                "token={}&words=Bread+for+Sunday,+any+kind,+for+five+of+us.&kind={}&area={}&quantity=2",
                token, town.kind, town.area)};
}

}

int main() {
    Figures figures;
    const Town town = copy_of(town_of(10'000), "posting");
    const Plenty server(town.data, port);
    Load alone = filled_form(town), together = alone;
    alone.connections = 1;
    std::vector<double> alone_pace, together_pace, cost, wait;
    for (int round = 0; round < rounds; ++round) {
        const Pace one = put_under(alone, server.costs()), many = put_under(together, server.costs());
        if (one.failures + many.failures > 0)
            throw Fault("an ask was not taken");
        alone_pace.push_back(one.requests_per_second);
        together_pace.push_back(many.requests_per_second);
        cost.push_back(many.cpu_microseconds);
        wait.push_back(many.p99_ms);
    }
    figures.tell("asks put up, 1 client", fmt::format("{:.0f}/s", median(alone_pace)));
    figures.tell("asks put up, 64 clients", fmt::format("{:.0f}/s, {:.0f} us CPU each, p99 {:.0f} ms",
                                                        median(together_pace), median(cost), median(wait)));
    figures.at_least("asks put up, 64 clients : 1", median(together_pace) / median(alone_pace), 10);
    return figures.exit_code();
}
