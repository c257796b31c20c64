#include "platform/http/head_fields.hpp"

#include "platform/http/letters.hpp"
#include "platform/http/percent.hpp"

namespace plenty::http {
namespace {

constexpr std::size_t longest_target = 4096;
constexpr std::string_view digits = "0123456789";

bool is_number(std::string_view text) {
    return !text.empty() && text.size() <= 18 && text.find_first_not_of(digits) == std::string_view::npos;
}

/// A name, an IPv4 address or an IPv6 address in brackets, and perhaps a port.
bool is_host(std::string_view text) {
    constexpr std::string_view marks = ".-_:[]%~";
    return !text.empty() && text.size() <= 255 && std::ranges::all_of(text, [&](char letter) {
        const char lower = to_lower(letter);
        return (lower >= 'a' && lower <= 'z') || (letter >= '0' && letter <= '9') ||
               marks.find(letter) != std::string_view::npos;
    });
}

bool is_host_given_once(const Fields& headers, int version) {
    const auto hosts = headers.all("host");
    if (hosts.empty())
        return version < 11;
    return hosts.size() == 1 && is_host(hosts.front());
}

bool is_length_clear(const Fields& headers, int version) {
    const auto lengths = headers.all("content-length");
    const auto encodings = headers.all("transfer-encoding");
    if (lengths.size() + encodings.size() > 1)
        return false;
    if (!lengths.empty())
        return is_number(lengths.front());
    return encodings.empty() || (version >= 11 && same_letters(encodings.front(), "chunked"));
}

}

Refused read_target(Request& request) {
    std::string_view rest = request.target;
    if (rest.size() > longest_target)
        return 414;
    if (!rest.starts_with('/') && rest != "*")
        return 400;
    if (rest.find('#') != std::string_view::npos)
        return 400;
    auto path = percent_decode(take_until(rest, '?'));
    auto query = parse_urlencoded(rest);
    if (!path || !query)
        return 400;
    request.path = *std::move(path);
    request.query = *std::move(query);
    return {};
}

void read_cookies(Request& request) {
    std::string header;
    for (const std::string_view part : request.headers.all("cookie")) { // a proxy from HTTP/2 may split it
        header += part;
        header += ';';
    }
    request.cookies = parse_cookies(header);
}

Refused check_fields(const Fields& headers, int version) {
    if (!is_host_given_once(headers, version) || !is_length_clear(headers, version))
        return 400;
    for (const std::string_view expectation : headers.all("expect"))
        if (!same_letters(expectation, "100-continue"))
            return 417;
    return {};
}

}
