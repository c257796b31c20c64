#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// Finding rows that may be the same ask written twice, for a person to look at side by side.
namespace plenty::sheet {

/// What is compared of a row, or of a post that is there already. Any of it may be empty.
struct Likeable {
    std::string name;
    std::string phone;
    std::string email;
    std::string place;
    std::string words;
};

enum class Likeness { same_phone, same_email, same_name_and_place, same_words };

/// Why two may be the same, the surest reason first; nothing if they are not alike. Compared without case,
/// accents and signs; words also without their order and endings, and only from three words on.
std::optional<Likeness> likely_same(const Likeable& left, const Likeable& right);

struct LikelyPair {
    std::size_t row;   ///< index into `rows`
    std::size_t other; ///< index into `known` followed by `rows`; less than known.size() + row
    Likeness why;

    friend bool operator==(const LikelyPair&, const LikelyPair&) = default;
};

/// For each row the first that is likely the same, among what is known and the rows before it. Takes time in
/// proportion to their number.
std::vector<LikelyPair> find_likely_same(std::span<const Likeable> rows, std::span<const Likeable> known);

}
