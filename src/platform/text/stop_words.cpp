#include "platform/text/stop_words.hpp"

#include <algorithm>
#include <array>

namespace plenty::text {
namespace {

using std::string_view;

constexpr auto english_stop_words = std::to_array<string_view>({
    "about",    "also",    "am",        "an",   "and",    "any",  "anybody", "anyone", "are",  "as",
    "at",       "be",      "because",   "been", "but",    "by",   "can",     "could",  "did",  "do",
    "does",     "dont",    "for",       "from", "get",    "give", "had",     "has",    "have", "he",
    "her",      "him",     "his",       "how",  "if",     "ill",  "im",      "in",     "into", "is",
    "it",       "its",     "ive",       "just", "like",   "me",   "much",    "my",     "need", "no",
    "not",      "of",      "on",        "one",  "or",     "our",  "please",  "she",    "so",   "some",
    "somebody", "someone", "something", "such", "thanks", "that", "the",     "their",  "them", "then",
    "there",    "these",   "they",      "this", "to",     "too",  "up",      "us",     "use",  "very",
    "want",     "was",     "we",        "were", "what",   "when", "which",   "who",    "will", "with",
    "would",    "you",     "your",
});

constexpr auto spanish_stop_words = std::to_array<string_view>({
    "al",       "algo",   "alguien", "alguna", "alguno",   "algun",   "aqui",    "asi",   "busco",   "como",
    "con",      "cuando", "de",      "del",    "donde",    "el",      "ella",    "ellas", "ellos",   "en",
    "era",      "es",     "esa",     "ese",    "eso",      "esta",    "estan",   "estas", "este",    "esto",
    "estos",    "estoy",  "favor",   "fue",    "gracias",  "ha",      "hay",     "he",    "la",      "las",
    "le",       "les",    "lo",      "los",    "mas",      "me",      "mi",      "mis",   "mucho",   "muy",
    "necesito", "ni",     "no",      "nos",    "nosotros", "nuestra", "nuestro", "os",    "otra",    "otro",
    "para",     "pero",   "por",     "porque", "puede",    "puedo",   "que",     "quien", "quiero",  "se",
    "ser",      "si",     "sin",     "sobre",  "son",      "soy",     "su",      "sus",   "tambien", "tanto",
    "te",       "tengo",  "tiene",   "tu",     "tus",      "un",      "una",     "unas",  "uno",     "unos",
    "ya",       "yo",
});

template <std::size_t n>
consteval std::array<string_view, n> in_order(std::array<string_view, n> words) {
    std::ranges::sort(words);
    return words;
}

constexpr auto english = in_order(english_stop_words);
constexpr auto spanish = in_order(spanish_stop_words);

}

bool is_stop_word(string_view folded_word) {
    return std::ranges::binary_search(english, folded_word) ||
           std::ranges::binary_search(spanish, folded_word);
}

}
