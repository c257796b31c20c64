#include "platform/web/cookies.hpp"

#include "platform/web/visit.hpp"

#include <fmt/format.h>

namespace plenty::web {

CookieNames cookie_names(bool https) {
    return https ? CookieNames{"__Host-session", "__Host-browser"} : CookieNames{"session", "browser"};
}

std::string cookie(std::string_view name, std::string_view value, const Surroundings& surroundings,
                   std::optional<std::chrono::seconds> life) {
    std::string text = fmt::format("{}={}; Path=/; HttpOnly; SameSite=Lax", name, value);
    if (surroundings.is_https())
        text += "; Secure";
    if (life)
        text += fmt::format("; Max-Age={}", life->count());
    return text;
}

}
