#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace plenty {

/// Names a sentence in locale/, such as "gifts.too_many". Only a literal can become one, so that
/// `./dev check` finds every key that the program can ever ask for.
class SentenceKey {
public:
    consteval SentenceKey(const char* key) : text_(key) {} // NOLINT(google-explicit-constructor)

    constexpr std::string_view text() const { return text_; }

    friend constexpr bool operator==(SentenceKey, SentenceKey) = default;

private:
    std::string_view text_;
};

/// A sentence for a person, before it is put into their language.
///
/// `{name}` in the translation is filled from `blanks`; `count`, if any, chooses the plural form
/// and fills `{count}`.
struct Sentence {
    SentenceKey key;
    std::vector<std::pair<std::string_view, std::string>> blanks = {};
    std::optional<std::int64_t> count = std::nullopt;

    friend bool operator==(const Sentence&, const Sentence&) = default;
};

}
