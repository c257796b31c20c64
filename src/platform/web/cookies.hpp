#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace plenty::web {

struct Surroundings;

/// Over HTTPS the names carry the `__Host-` prefix, which ties a cookie to this host and to TLS; over
/// plain HTTP (a first try on one's own machine) browsers would refuse such a cookie.
struct CookieNames {
    std::string_view session;
    std::string_view browser; ///< a stranger's browser, so that its forms carry a token too
};
CookieNames cookie_names(bool https);

inline constexpr std::string_view language_cookie = "language";
inline constexpr std::string_view told_cookie = "told"; ///< the key of a sentence for the next page

/// A Set-Cookie value: HttpOnly, SameSite=Lax, Path=/, Secure over HTTPS. Without `life` it ends with
/// the browser; a life of zero deletes it.
std::string cookie(std::string_view name, std::string_view value, const Surroundings& surroundings,
                   std::optional<std::chrono::seconds> life);

}
