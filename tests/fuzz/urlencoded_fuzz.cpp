#include "platform/http/client.hpp"
#include "platform/http/compression.hpp"
#include "platform/http/letters.hpp"
#include "platform/http/message.hpp"
#include "platform/http/parameters.hpp"
#include "platform/http/utf8.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

namespace {

using namespace plenty::http;

std::string encode(const Fields& fields) {
    std::string text;
    for (const auto& [name, value] : fields)
        text += encode_component(name) + "=" + encode_component(value) + "&";
    return text;
}

bool is_plain(const Fields& fields) {
    return std::ranges::all_of(
        fields, [](const auto& field) { return is_plain_text(field.first) && is_plain_text(field.second); });
}

}

/// Forms survive being written again; forms and cookies are plain text; header values do no harm.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    if (const auto fields = parse_urlencoded(text)) {
        const auto again = parse_urlencoded(encode(*fields));
        if (!is_plain(*fields) || !again || !std::ranges::equal(*fields, *again))
            std::abort();
    }
    const Fields cookies = parse_cookies(text);
    for (const auto& [name, value] : cookies)
        if (!is_token(name) || name != to_lower(name) || !is_plain_text(value))
            std::abort();
    Fields forwarded;
    forwarded.add("x-forwarded-for", std::string(text));
    if (!plain_address(Proxies({"10.0.0.1"}).client_behind("10.0.0.1", forwarded).address))
        std::abort();
    accepted_codings(text);
    parameter(text, "boundary");
    return 0;
}
