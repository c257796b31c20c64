#pragma once
#include "vault/vault.hpp"

#include <string>
#include <vector>

/// Need first, then an open draw: who comes before whom when a poster lets need decide. Pure.
namespace plenty::handovers {

/// A reply in the draw. Nothing about the person counts but what they need and since when.
struct Candidate {
    MatchId match;
    bool has_necessity = false; ///< they ask for this kind of thing themselves, and it is a necessity
    Instant waiting_since;      ///< their own ask for it, else their reply
    Quantity wanted;
};

/// What each gets; nothing for those who come too late.
struct Share {
    MatchId match;
    Quantity given;

    friend bool operator==(const Share&, const Share&) = default;
};

/// The lot of a reply under a published seed: the first 16 hexadecimal digits of SHA-256 over the seed, a
/// blank and the reply's id. Whoever replied can work theirs out again; the lowest comes first.
std::string lot(std::string_view seed, MatchId match);

/// Necessities first; then whoever has waited longest, by the day; then by lot.
std::vector<Candidate> in_order(std::vector<Candidate> candidates, std::string_view seed);

/// Goes down the order and gives each what they wanted, or what is left.
std::vector<Share> shares(const std::vector<Candidate>& ordered, Quantity remaining);

}
