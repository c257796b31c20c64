#pragma once
#include "base/result.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

/// What a passphrase may be: long enough, any characters at all, and not one that a guesser tries first
/// (NIST SP 800-63B). No rules about digits or signs, and nobody is made to change it.
namespace plenty::crypto {

inline constexpr std::size_t shortest_passphrase = 15; ///< in characters, when nothing else proves who it is
inline constexpr std::size_t longest_passphrase = 256;

/// The form that is hashed: Unicode NFKC, so that every keyboard's way of writing it is the same passphrase.
/// Nothing if the text is not UTF-8, or longer than any passphrase can be.
std::optional<std::string> normal_form(std::string_view passphrase);

/// Whether somebody may choose this passphrase. Refuses, with field "passphrase", one that is too short, too
/// long, not text, or guessed too soon: common words, names and keyboard runs joined or repeated. `names` are
/// the words a guesser here would add: of the community, the place, the person.
///
/// How soon it is guessed is counted in steps: a stranger's letter is one, a known word, run or year two;
/// whatever only repeats what came before is one. Below 8 steps is too soon.
Outcome acceptable_passphrase(std::string_view passphrase, std::span<const std::string> names = {},
                              std::size_t shortest = shortest_passphrase);

}
