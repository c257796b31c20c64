#include "handovers/draw.hpp"

#include "platform/crypto/token.hpp"

#include <algorithm>
#include <tuple>

namespace plenty::handovers {
namespace {

auto rank(const Candidate& candidate, std::string_view seed) {
    return std::tuple(!candidate.has_necessity,
                      std::chrono::floor<std::chrono::days>(candidate.waiting_since),
                      lot(seed, candidate.match), candidate.match);
}

}

std::string lot(std::string_view seed, MatchId match) {
    constexpr std::string_view digits = "0123456789abcdef";
    const auto hash = crypto::hash_of(std::string(seed) + ' ' + match.text());
    std::string text;
    for (const char each : hash.bytes().substr(0, 8)) {
        const auto octet = static_cast<unsigned char>(each);
        text += digits[octet >> 4U];
        text += digits[octet & 15U];
    }
    return text;
}

std::vector<Candidate> in_order(std::vector<Candidate> candidates, std::string_view seed) {
    std::ranges::sort(candidates, [&](const Candidate& left, const Candidate& right) {
        return rank(left, seed) < rank(right, seed);
    });
    return candidates;
}

std::vector<Share> shares(const std::vector<Candidate>& ordered, Quantity remaining) {
    std::vector<Share> all;
    for (const Candidate& each : ordered) {
        const Quantity given = std::min(each.wanted, remaining);
        remaining = remaining - given;
        all.push_back({each.match, given});
    }
    return all;
}

}
