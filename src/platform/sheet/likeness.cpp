#include "platform/sheet/likeness.hpp"

#include "platform/sheet/shapes.hpp"
#include "platform/sheet/words.hpp"
#include "platform/text/terms.hpp"

#include <algorithm>
#include <unordered_map>

namespace plenty::sheet {
namespace {

struct Key {
    Likeness why;
    std::string text;
};

std::string letters_only(std::string_view text) {
    std::string out;
    for (const auto& word : words_of(text))
        out += word;
    return out;
}

std::optional<std::string> key_of_words(std::string_view words) {
    constexpr std::size_t fewest = 3;
    auto terms = text::index_terms(words);
    if (terms.size() < fewest)
        return std::nullopt;
    std::ranges::sort(terms);
    std::string key;
    for (const auto& term : terms)
        key += term + ' ';
    return key;
}

/// The keys of which two that are likely the same share one, the surest first.
std::vector<Key> keys_of(const Likeable& it) {
    std::vector<Key> keys;
    if (auto phone = phone_digits(it.phone))
        keys.push_back({Likeness::same_phone, "p" + *std::move(phone)});
    if (auto email = email_address(it.email))
        keys.push_back({Likeness::same_email, "e" + *std::move(email)});
    const std::string name = letters_only(it.name);
    const std::string place = letters_only(it.place);
    if (!name.empty() && !place.empty())
        keys.push_back({Likeness::same_name_and_place, "n" + name + " " + place});
    if (auto words = key_of_words(it.words))
        keys.push_back({Likeness::same_words, "w" + *std::move(words)});
    return keys;
}

}

std::optional<Likeness> likely_same(const Likeable& left, const Likeable& right) {
    const auto others = keys_of(right);
    for (const Key& key : keys_of(left))
        if (std::ranges::find(others, key.text, &Key::text) != others.end())
            return key.why;
    return std::nullopt;
}

std::vector<LikelyPair> find_likely_same(std::span<const Likeable> rows, std::span<const Likeable> known) {
    std::unordered_map<std::string, std::size_t> seen;
    const auto remember = [&](std::vector<Key> keys, std::size_t index) {
        for (Key& key : keys)
            seen.try_emplace(std::move(key.text), index);
    };
    for (std::size_t i = 0; i < known.size(); ++i)
        remember(keys_of(known[i]), i);

    std::vector<LikelyPair> pairs;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        auto keys = keys_of(rows[row]);
        const auto alike =
            std::ranges::find_if(keys, [&](const Key& key) { return seen.contains(key.text); });
        if (alike != keys.end())
            pairs.push_back({row, seen.at(alike->text), alike->why});
        remember(std::move(keys), known.size() + row);
    }
    return pairs;
}

}
