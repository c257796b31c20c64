#include "platform/web/security_headers.hpp"

namespace plenty::web {

std::vector<std::pair<std::string, std::string>> security_headers(bool https) {
    std::vector<std::pair<std::string, std::string>> headers{
        {"content-security-policy",
         "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
         "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors "
         "'none'; "
         "require-trusted-types-for 'script'"},
        {"x-content-type-options", "nosniff"},
        {"referrer-policy", "no-referrer"},
        {"cross-origin-opener-policy", "same-origin"},
        {"cross-origin-resource-policy", "same-origin"},
        {"permissions-policy", "camera=(), geolocation=(self), microphone=(), payment=(), usb=()"},
    };
    if (https)
        headers.emplace_back("strict-transport-security", "max-age=63072000");
    return headers;
}

}
