#include "platform/crypto/passphrase_rules.hpp"

#include "platform/crypto/words.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <limits>
#include <set>
#include <unordered_set>
#include <vector>

namespace plenty::crypto {
namespace {

constexpr std::size_t most_bytes = longest_passphrase * 4;
constexpr int steps_of_a_word = 2;
constexpr int fewest_steps = 8;
constexpr std::size_t longest_known = 48;

using Letters = std::u32string;
using KnownWords = std::unordered_set<Letters>;

std::optional<icu::UnicodeString> decoded(std::string_view text) {
    if (text.size() > most_bytes)
        return std::nullopt;
    auto wide = icu::UnicodeString::fromUTF8(text);
    std::string back;
    wide.toUTF8String(back);
    return back == text ? std::optional(std::move(wide))
                        : std::nullopt; // ICU puts U+FFFD for what is not UTF-8
}

icu::UnicodeString normalised(const icu::Normalizer2* form, const icu::UnicodeString& text) {
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString normal = form->normalize(text, status);
    if (U_FAILURE(status))
        throw Fault(std::string("ICU could not normalise a text: ") + u_errorName(status));
    return normal;
}

template <class GetInstance>
const icu::Normalizer2* form(GetInstance get) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* const found = get(status);
    if (found == nullptr)
        throw Fault(std::string("ICU's data is missing: ") + u_errorName(status));
    return found;
}

Letters code_points(const icu::UnicodeString& text) {
    Letters letters;
    for (int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1))
        letters += static_cast<char32_t>(text.char32At(at));
    return letters;
}

/// Capitals, accents and look-alike forms taken off: what a guesser tries once for all of them.
Letters folded(std::string_view text) {
    const auto wide = icu::UnicodeString::fromUTF8(text);
    const auto folded = normalised(form(icu::Normalizer2::getNFKCCasefoldInstance), wide);
    Letters letters = code_points(normalised(form(icu::Normalizer2::getNFDInstance), folded));
    std::erase_if(letters, [](char32_t each) { return u_charType(UChar32(each)) == U_NON_SPACING_MARK; });
    return letters;
}

bool is_sign(char32_t letter) {
    return !u_isalnum(UChar32(letter));
}

/// The letter that a digit or sign is commonly written for.
char32_t spelled_out(char32_t letter) {
    constexpr std::u32string_view signs = U"013457@$!";
    constexpr std::u32string_view letters = U"oieastasi";
    const auto at = signs.find(letter);
    return at == signs.npos ? letter : letters[at];
}

KnownWords known_words() {
    KnownWords known;
    for (const auto words : {commonly_chosen(), plain_words("en"), plain_words("es")}) {
        for (const std::string_view word : words)
            known.insert(folded(word));
    }
    return known;
}

bool is_known(const Letters& word, const KnownWords& local) {
    static const KnownWords known = known_words();
    return known.contains(word) || local.contains(word);
}

bool are_neighbours_on_a_keyboard(char32_t left, char32_t right) {
    constexpr std::array<std::u32string_view, 5> rows{U"1234567890", U"qwertyuiop", U"asdfghjkl", U"zxcvbnm",
                                                      U"azertyuiop"};
    constexpr std::array<std::u32string_view, 3> columns{
        U"1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p", U"qazwsxedcrfvtgbyhnujmikolp", U"1q2w3e4r5t6y7u8i9o0p"};
    const auto beside = [&](std::u32string_view row) {
        const std::array<char32_t, 2> forth{left, right}, back{right, left};
        return row.find({forth.data(), 2}) != row.npos || row.find({back.data(), 2}) != row.npos;
    };
    return std::ranges::any_of(rows, beside) || std::ranges::any_of(columns, beside);
}

bool follows(char32_t left, char32_t right) {
    return right == left || right == left + 1 || left == right + 1 ||
           are_neighbours_on_a_keyboard(left, right);
}

/// How long the run is that starts there: the same letter, the alphabet, digits or keys in a row.
std::size_t run_length(const Letters& text, std::size_t at) {
    std::size_t length = 1;
    while (at + length < text.size() && follows(text[at + length - 1], text[at + length]))
        ++length;
    return length;
}

bool is_year(const Letters& text, std::size_t at) {
    const Letters four = text.substr(at, 4);
    return four.size() == 4 && (four.starts_with(U"19") || four.starts_with(U"20")) &&
           std::ranges::all_of(four, [](char32_t each) { return each >= U'0' && each <= U'9'; });
}

/// The fewest steps in which a guesser who knows words, runs and years writes the text.
int steps_of_pieces(const Letters& text, const KnownWords& local) {
    std::vector<int> steps(text.size() + 1, std::numeric_limits<int>::max());
    steps[0] = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto reach = [&](std::size_t length, int cost) {
            steps[at + length] = std::min(steps[at + length], steps[at] + cost);
        };
        reach(1, 1);
        for (std::size_t run = run_length(text, at); run >= 3; --run)
            reach(run, steps_of_a_word);
        if (is_year(text, at))
            reach(4, steps_of_a_word);
        for (std::size_t length = 3; length <= std::min(longest_known, text.size() - at); ++length) {
            if (is_known(text.substr(at, length), local))
                reach(length, steps_of_a_word);
        }
    }
    return steps.back();
}

/// The length of the shortest beginning that gives the whole text when it is repeated.
std::size_t period(const Letters& text) {
    for (std::size_t length = 1; length <= text.size() / 2; ++length) {
        if (std::equal(text.begin() + std::ptrdiff_t(length), text.end(), text.begin()))
            return length;
    }
    return text.size();
}

int steps_of_letters(const Letters& text, const KnownWords& local) {
    const std::size_t length = period(text);
    const int repeated = length < text.size() ? 1 : 0;
    return steps_of_pieces(text.substr(0, length), local) + repeated;
}

int steps_to_guess(std::string_view passphrase, std::span<const std::string> names) {
    KnownWords local;
    for (const std::string& name : names) {
        Letters word = folded(name);
        std::erase_if(word, is_sign);
        local.insert(word);
    }
    const Letters written = folded(passphrase);
    Letters plain = written, spelled = written;
    std::ranges::transform(spelled, spelled.begin(), spelled_out);
    std::set<char32_t> signs(written.begin(), written.end());
    std::erase_if(signs, [](char32_t each) { return !is_sign(each) || u_isspace(UChar32(each)); });
    std::erase_if(plain, is_sign);
    std::erase_if(spelled, is_sign);
    return static_cast<int>(signs.size()) +
           std::min(steps_of_letters(plain, local), steps_of_letters(spelled, local));
}

Refusal refuse(SentenceKey key, std::optional<std::size_t> count = std::nullopt) {
    const auto number = count ? std::optional(static_cast<std::int64_t>(*count)) : std::nullopt;
    return {Why::invalid, {key, {}, number}, "passphrase"};
}

}

std::optional<std::string> normal_form(std::string_view passphrase) {
    const auto wide = decoded(passphrase);
    if (!wide)
        return std::nullopt;
    std::string normal;
    normalised(form(icu::Normalizer2::getNFKCInstance), *wide).toUTF8String(normal);
    return normal;
}

Outcome acceptable_passphrase(std::string_view passphrase, std::span<const std::string> names,
                              std::size_t shortest) {
    if (passphrase.size() > most_bytes)
        return refuse("passphrases.too_long", longest_passphrase);
    const auto normal = normal_form(passphrase);
    if (!normal)
        return refuse("passphrases.not_text");
    const auto length = static_cast<std::size_t>(icu::UnicodeString::fromUTF8(*normal).countChar32());
    if (length < shortest)
        return refuse("passphrases.too_short", shortest);
    if (length > longest_passphrase)
        return refuse("passphrases.too_long", longest_passphrase);
    if (steps_to_guess(*normal, names) < fewest_steps)
        return refuse("passphrases.too_common");
    return Done{};
}

}
