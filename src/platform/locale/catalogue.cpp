#include "platform/locale/catalogue.hpp"

#include "base/embedded_file.hpp"
#include "base/result.hpp"
#include "embedded/catalogues.hpp"

#include <boost/locale/gnu_gettext.hpp>
#include <boost/locale/message.hpp>

#include <algorithm>
#include <limits>
#include <locale>
#include <string>
#include <vector>

namespace plenty::locale {
namespace {

using Messages = boost::locale::message_format<char>;

constexpr std::string_view english_file = "en.mo";

std::vector<EmbeddedFile> catalogue_files() {
    const auto embedded = embedded::catalogues();
    std::vector<EmbeddedFile> files(embedded.begin(), embedded.end());
    std::ranges::sort(
        files, {}, [](const EmbeddedFile& file) { return std::pair(file.name != english_file, file.name); });
    expect(!files.empty() && files.front().name == english_file, "there is an English catalogue");
    return files;
}

std::string_view stem(std::string_view file_name) {
    return file_name.substr(0, file_name.find('.'));
}

/// A catalogue kept alive by the std::locale that owns it.
class Catalogue {
public:
    explicit Catalogue(const EmbeddedFile& file)
        : owner_(std::locale::classic(),
                 boost::locale::gnu_gettext::create_messages_facet<char>(reading(file))),
          messages_(&std::use_facet<Messages>(owner_)) {}

    const char* find(const char* key, std::optional<std::int64_t> count) const {
        if (!count)
            return messages_->get(0, nullptr, key);
        const char* const plural = messages_->get(0, nullptr, key, plural_number(*count));
        return plural ? plural : messages_->get(0, nullptr, key);
    }

private:
    static boost::locale::gnu_gettext::messages_info reading(const EmbeddedFile& file) {
        boost::locale::gnu_gettext::messages_info info;
        info.language = stem(file.name);
        info.encoding = "UTF-8";
        info.domains.emplace_back("plenty");
        info.paths.emplace_back("embedded");
        info.callback = [bytes = file.bytes](const std::string&, const std::string&) {
            return std::vector<char>(bytes.begin(), bytes.end());
        };
        return info;
    }

    /// Boost.Locale counts in int; plural rules look at the last six digits at most.
    static int plural_number(std::int64_t count) {
        constexpr std::int64_t million = 1'000'000;
        if (count >= 0 && count <= std::numeric_limits<int>::max())
            return static_cast<int>(count);
        return static_cast<int>(million + std::abs(count % million));
    }

    std::locale owner_;
    const Messages* messages_;
};

const std::vector<Catalogue>& catalogues() {
    static const std::vector<Catalogue> all = [] {
        const auto files = catalogue_files();
        return std::vector<Catalogue>(files.begin(), files.end());
    }();
    return all;
}

}

std::span<const std::string_view> catalogue_tags() {
    static const std::vector<std::string_view> tags = [] {
        std::vector<std::string_view> stems;
        for (const EmbeddedFile& file : catalogue_files())
            stems.push_back(stem(file.name));
        return stems;
    }();
    return tags;
}

std::optional<std::string_view> look_up(Language language, const char* key,
                                        std::optional<std::int64_t> count) {
    const auto& all = catalogues();
    const std::size_t index = language.index() < all.size() ? language.index() : Language().index();
    const char* const found = all[index].find(key, count);
    return found ? std::optional<std::string_view>(found) : std::nullopt;
}

}
