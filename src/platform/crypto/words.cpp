#include "platform/crypto/words.hpp"

#include "base/result.hpp"
#include "embedded/words.hpp"

#include <algorithm>
#include <vector>

namespace plenty::crypto {
namespace {

std::string_view file(std::string_view name) {
    const auto files = embedded::words();
    const auto found = std::ranges::find(files, name, &EmbeddedFile::name);
    expect(found != files.end(), "the word lists travel inside the program");
    return found->bytes;
}

std::vector<std::string_view> lines(std::string_view text) {
    std::vector<std::string_view> found;
    while (!text.empty()) {
        const auto end = text.find('\n');
        found.push_back(text.substr(0, end));
        text.remove_prefix(std::min(text.size(), end + 1));
    }
    return found;
}

}

std::span<const std::string_view> plain_words(std::string_view language) {
    static const auto english = lines(file("en.txt"));
    static const auto spanish = lines(file("es.txt"));
    return language.starts_with("es") ? spanish : english;
}

std::span<const std::string_view> commonly_chosen() {
    static const auto words = lines(file("common.txt"));
    return words;
}

}
