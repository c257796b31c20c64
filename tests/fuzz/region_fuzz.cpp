#include "regions/regions.hpp"

#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>

/// Any bytes make a table: rows that the planner takes, or rows that are listed as bad.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    using namespace plenty::regions;
    Known known;
    Read read;
    const Limits limits{.rows = 1'000, .row_bytes = 500, .bad_rows = 50};
    const auto table = [&](Table which, const std::string& text) {
        std::istringstream in(text);
        read_table(in, which, limits, known, read);
    };
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    const auto which = size == 0 ? Table::kinds : Table(data[0] % 5);
    table(Table::kinds,
          which == Table::kinds ? bytes.substr(size == 0 ? 0 : 1) : "kind,parent\nfood,\nbread,food\n");
    if (which != Table::kinds)
        table(which, bytes.substr(1));
    if (read.bad.size() > limits.bad_rows + 1'000)
        std::abort();
    if (!read.bad.empty())
        return 0;
    const auto& [problem, names] = read.region;
    const auto outcome = check(problem);
    const bool is_sum = !outcome.ok() && outcome.refusal().sentence.key ==
                                             plenty::SentenceKey("allocation.asks_too_many_units");
    if ((!outcome.ok() && !is_sum) || problem.offers.size() != names.offers.size() ||
        problem.asks.size() != names.asks.size())
        std::abort();
    return 0;
}
