#include "scene/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

namespace plenty::bench {
namespace {

/// Three digits are all that such a measurement knows.
std::string text_of(double value, std::string_view unit) {
    const int decimals = value < 10 ? 2 : value < 100 ? 1 : 0;
    return fmt::format("{:.{}f}{}{}", value, decimals, unit.empty() ? "" : " ", unit);
}

void print(std::string_view what, std::string_view value, std::string_view target, bool enough) {
    fmt::print("{}  {}  {}  {}\n", what, value, target, enough ? "ok" : "short");
    std::fflush(stdout);
}

}

void Figures::tell(std::string_view what, std::string_view value) {
    print(what, value, "-", true);
}

void Figures::at_most(std::string_view what, double value, double limit, std::string_view unit) {
    const bool enough = value <= limit;
    print(what, text_of(value, unit), "<= " + text_of(limit, unit), enough);
    short_ = short_ || !enough;
}

void Figures::at_least(std::string_view what, double value, double limit, std::string_view unit) {
    const bool enough = value >= limit;
    print(what, text_of(value, unit), ">= " + text_of(limit, unit), enough);
    short_ = short_ || !enough;
}

double median(std::vector<double> values) {
    std::ranges::sort(values);
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 == 1 ? values.at(middle) : (values.at(middle - 1) + values.at(middle)) / 2;
}

}
