#include "platform/http/letters.hpp"
#include "platform/http/message.hpp"
#include "platform/http/utf8.hpp"

namespace plenty::http {
namespace {

constexpr int most_cookies = 100;

/// A browser guards `__Host-` and `__Secure-` as they are written here. Spelt otherwise they come from
/// somebody who wants the guarded cookie mistaken for his own.
bool imitates_guarded_name(std::string_view name) {
    for (const std::string_view prefix : {"__Host-", "__Secure-"})
        if (same_letters(name.substr(0, prefix.size()), prefix) && !name.starts_with(prefix))
            return true;
    return false;
}

std::string_view without_quotes(std::string_view value) {
    if (value.size() >= 2 && value.front() == '"' && value.back() == '"')
        return value.substr(1, value.size() - 2);
    return value;
}

}

Fields parse_cookies(std::string_view header) {
    Fields cookies;
    for (int count = 0; !header.empty() && count < most_cookies; ++count) {
        std::string_view value = take_until(header, ';');
        const bool has_name = value.find('=') != std::string_view::npos;
        const std::string_view name = trim(take_until(value, '='));
        value = without_quotes(trim(value));
        if (has_name && is_token(name) && !imitates_guarded_name(name) && is_plain_text(value))
            cookies.add(to_lower(name), std::string(value));
    }
    return cookies;
}

}
