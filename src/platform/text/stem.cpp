#include "platform/text/stem.hpp"

#include "base/result.hpp"

#include <libstemmer.h>

#include <map>
#include <memory>

namespace plenty::text {
namespace {

struct FreeStemmer {
    void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};
using Stemmer = std::unique_ptr<sb_stemmer, FreeStemmer>;

/// A stemmer keeps its last word in itself, so each thread has its own. Null where none exists.
sb_stemmer* stemmer_of(locale::Language language) {
    thread_local std::map<locale::Language, Stemmer> stemmers;
    const auto [found, is_new] = stemmers.try_emplace(language);
    if (is_new)
        found->second.reset(sb_stemmer_new(std::string(language.tag()).c_str(), "UTF_8"));
    return found->second.get();
}

}

std::string stem(const std::string& folded_word, locale::Language language) {
    sb_stemmer* const stemmer = stemmer_of(language);
    if (!stemmer)
        return folded_word;
    const auto* const stemmed =
        sb_stemmer_stem(stemmer, reinterpret_cast<const sb_symbol*>(folded_word.data()),
                        static_cast<int>(folded_word.size()));
    if (!stemmed)
        throw Fault("no memory for a stem");
    return {reinterpret_cast<const char*>(stemmed), static_cast<std::size_t>(sb_stemmer_length(stemmer))};
}

}
