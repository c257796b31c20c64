#include "sheets/terms.hpp"

#include "platform/locale/say.hpp"
#include "platform/text/fold.hpp"

#include <algorithm>

namespace plenty::sheets {
namespace {

using sheet::Meaning;

struct Named {
    Meaning meaning;
    std::string_view key;
    SentenceKey name;
};

constexpr auto meanings = std::to_array<Named>({
    {Meaning::none, "none", "sheets.column_none"},
    {Meaning::wanted, "wanted", "sheets.column_wanted"},
    {Meaning::details, "details", "sheets.column_details"},
    {Meaning::kind, "kind", "sheets.column_kind"},
    {Meaning::direction, "direction", "sheets.column_direction"},
    {Meaning::quantity, "quantity", "gifts.quantity"},
    {Meaning::urgency, "urgency", "sheets.column_urgency"},
    {Meaning::available_from, "from", "gifts.from"},
    {Meaning::needed_by, "needed_by", "gifts.until"},
    {Meaning::recurring, "recurring", "gifts.weekdays"},
    {Meaning::area, "area", "gifts.area"},
    {Meaning::reach, "reach", "sheets.column_reach"},
    {Meaning::requirements, "requirements", "gifts.requirements"},
    {Meaning::languages, "languages", "gifts.languages"},
    {Meaning::audience, "audience", "sheets.column_audience"},
    {Meaning::choosing, "choosing", "sheets.column_choosing"},
    {Meaning::name, "name", "sheets.column_name"},
    {Meaning::first_name, "first_name", "sheets.column_first_name"},
    {Meaning::last_name, "last_name", "sheets.column_last_name"},
    {Meaning::phone, "phone", "sheets.column_phone"},
    {Meaning::email, "email", "sheets.column_email"},
    {Meaning::contact_by, "contact_by", "handovers.contact"},
    {Meaning::address, "address", "sheets.column_address"},
    {Meaning::cross_street, "cross_street", "sheets.column_cross_street"},
    {Meaning::postcode, "postcode", "sheets.column_postcode"},
    {Meaning::consent, "consent", "sheets.column_consent"},
    {Meaning::status, "status", "sheets.column_status"},
});

constexpr auto own = std::to_array<Meaning>(
    {Meaning::direction, Meaning::kind, Meaning::wanted, Meaning::quantity, Meaning::urgency,
     Meaning::available_from, Meaning::needed_by, Meaning::recurring, Meaning::area, Meaning::reach,
     Meaning::requirements, Meaning::languages, Meaning::audience, Meaning::choosing, Meaning::name,
     Meaning::contact_by, Meaning::address});

constexpr auto ordered = [] {
    std::array<Meaning, meanings.size()> all{};
    std::ranges::transform(meanings, all.begin(), &Named::meaning);
    return all;
}();

/// What we have no use for is named like what we do not know.
const Named& named(Meaning meaning) {
    const auto* const found = std::ranges::find(meanings, meaning, &Named::meaning);
    return found == meanings.end() ? meanings.front() : *found;
}

}

SentenceKey name_of(Meaning meaning) {
    return named(meaning).name;
}

std::string_view key_of(Meaning meaning) {
    return named(meaning).key;
}

std::optional<Meaning> find_meaning(std::string_view key) {
    const auto* const found = std::ranges::find(meanings, key, &Named::key);
    return found == meanings.end() ? std::nullopt : std::optional(found->meaning);
}

std::span<const Meaning> all_meanings() {
    return ordered;
}

std::span<const Meaning> own_columns() {
    return own;
}

std::vector<std::string> own_header(locale::Language language) {
    std::vector<std::string> header;
    for (const Meaning meaning : own)
        header.push_back(locale::say(language, name_of(meaning)));
    return header;
}

bool is_own_header(const std::vector<std::string>& header) {
    return std::ranges::any_of(locale::Language::all(),
                               [&](locale::Language language) { return header == own_header(language); });
}

bool is_said_in(std::string_view cell, SentenceKey name) {
    const std::string folded = text::folded(cell);
    return std::ranges::any_of(locale::Language::all(), [&](locale::Language language) {
        return folded == text::folded(locale::say(language, name));
    });
}

}
