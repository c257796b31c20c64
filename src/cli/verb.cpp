#include "cli/verb.hpp"

#include <algorithm>
#include <array>

namespace plenty::cli {
namespace {

/// What a command needs to know of the place it works in; the rest is for whatever serves.
constexpr std::array<std::string_view, 5> of_the_place{"data", "database", "vault-key", "language",
                                                       "time-zone"};

}

std::string_view Call::text(std::string_view name) const {
    const auto found = given.find(name);
    return found == given.end() ? std::string_view() : found->second;
}

std::vector<std::string_view> Call::texts(std::string_view name) const {
    std::vector<std::string_view> all;
    const auto [first, last] = given.equal_range(name);
    for (auto each = first; each != last; ++each)
        all.emplace_back(each->second);
    return all;
}

std::vector<std::string> Word::choices() const {
    std::vector<std::string> all;
    std::string_view rest = shape;
    while (shape.find('|') != std::string_view::npos && !rest.empty()) {
        const auto bar = std::min(rest.find('|'), rest.size());
        all.emplace_back(rest.substr(0, bar));
        rest.remove_prefix(std::min(bar + 1, rest.size()));
    }
    return all;
}

std::string Word::flag() const {
    if (kind == Kind::bare)
        return std::string(shape);
    return "--" + std::string(name) + (kind == Kind::toggle ? "" : " " + std::string(shape));
}

bool takes(const Verb& verb, std::string_view option) {
    return verb.settings == Settings::all || std::ranges::find(of_the_place, option) != of_the_place.end();
}

}
