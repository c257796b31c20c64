#include "platform/text/terms.hpp"

#include "base/result.hpp"
#include "platform/text/fold.hpp"
#include "platform/text/stem.hpp"
#include "platform/text/stop_words.hpp"

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <memory>
#include <unordered_set>

namespace plenty::text {
namespace {

/// More than any post has; keeps the work bounded whatever is pasted.
constexpr std::size_t most_bytes_read = 64 * 1024;

/// The stem to search for. A plural that is none in the searcher's language is one of another: "blankets"
/// typed by somebody whose browser is Spanish.
std::string search_stem(const std::string& word, locale::Language language) {
    std::string stemmed = stem(word, language);
    if (stemmed != word || !word.ends_with('s'))
        return stemmed;
    for (const locale::Language other : locale::Language::all()) {
        stemmed = stem(word, other);
        if (stemmed != word)
            return stemmed;
    }
    return word;
}

icu::BreakIterator& word_breaks() {
    thread_local const std::unique_ptr<icu::BreakIterator> breaks = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::BreakIterator> made(
            icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
        if (U_FAILURE(status))
            throw Fault(std::string("ICU: ") + u_errorName(status));
        return made;
    }();
    return *breaks;
}

/// Whether a piece between two word breaks is worth an entry. `status` is ICU's rule status.
bool is_term(const std::string& word, std::int32_t code_points, std::int32_t status) {
    const bool is_one_letter = code_points == 1 && status < UBRK_WORD_KANA;
    return status >= UBRK_WORD_NONE_LIMIT && !is_one_letter && word.size() <= longest_term;
}

std::string without_apostrophes(std::string word) {
    for (const std::string_view apostrophe : {"'", "’"}) {
        for (auto at = word.find(apostrophe); at != std::string::npos; at = word.find(apostrophe))
            word.erase(at, apostrophe.size());
    }
    return word;
}

/// The folded words of a text, one after the other.
std::vector<std::string> folded_words(std::string_view text) {
    const std::string plain = folded(text.substr(0, most_bytes_read));
    const auto wide = icu::UnicodeString::fromUTF8(plain);
    icu::BreakIterator& breaks = word_breaks();
    breaks.setText(wide);
    std::vector<std::string> found;
    for (std::int32_t begin = breaks.first(), end = breaks.next(); end != icu::BreakIterator::DONE;
         begin = end, end = breaks.next()) {
        std::string word;
        const auto piece = wide.tempSubStringBetween(begin, end);
        piece.toUTF8String(word);
        word = without_apostrophes(std::move(word));
        if (is_term(word, piece.countChar32(), breaks.getRuleStatus()))
            found.push_back(std::move(word));
    }
    return found;
}

/// Keeps each term once, and no more than `most`.
class Terms {
public:
    explicit Terms(std::size_t most) : most_(most) {}

    void add(std::string term) {
        if (terms_.size() < most_ && !term.empty() && seen_.insert(term).second)
            terms_.push_back(std::move(term));
    }
    bool is_full() const { return terms_.size() == most_; }
    std::vector<std::string> taken() && { return std::move(terms_); }

private:
    std::size_t most_;
    std::vector<std::string> terms_;
    std::unordered_set<std::string> seen_;
};

}

std::vector<std::string> index_terms(std::string_view words) {
    Terms terms(most_index_terms);
    for (const std::string& word : folded_words(words)) {
        if (terms.is_full())
            break;
        if (is_stop_word(word))
            continue;
        for (const locale::Language language : locale::Language::all())
            terms.add(stem(word, language));
    }
    return std::move(terms).taken();
}

std::vector<std::string> search_terms(std::string_view words, locale::Language language) {
    Terms terms(most_search_terms);
    for (const std::string& word : folded_words(words)) {
        if (!is_stop_word(word))
            terms.add(search_stem(word, language));
    }
    return std::move(terms).taken();
}

}
