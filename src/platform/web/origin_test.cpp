#include "platform/web/routes.hpp"
#include "platform/web/security_headers.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace plenty::web {
namespace {

TEST(SameOrigin, IsWhatTheBrowserSaysFirst) {
    struct Row {
        const char *site, *origin, *host;
        bool is_ours;
    };
    constexpr const char* none = nullptr;
    for (const Row& row : {
             Row{"same-origin", none, none, true},
             Row{"none", none, none, true},
             Row{"same-site", none, none, false},
             Row{"cross-site", none, none, false},
             Row{"cross-site", "https://plenty.example.org", none, false},
             Row{"", none, none, false},
             Row{none, "https://plenty.example.org", none, true},
             Row{none, "https://PLENTY.example.org.evil.example", "plenty.example.org", false},
             Row{none, "https://plenty.example.org:8443", none, false},
             Row{none, "http://192.168.1.7:8080", "192.168.1.7:8080", true},
             Row{none, "https://evil.example", "plenty.example.org", false},
             Row{none, "null", none, true},
             Row{none, none, none, true},
         }) {
        http::Request request;
        if (row.site)
            request.headers.add("sec-fetch-site", row.site);
        if (row.origin)
            request.headers.add("origin", row.origin);
        if (row.host)
            request.headers.add("host", row.host);
        EXPECT_EQ(is_same_origin(request, "https://plenty.example.org"), row.is_ours)
            << (row.site ? row.site : "-") << " " << (row.origin ? row.origin : "-");
    }
}

TEST(SecurityHeaders, LetNothingRunButOurs) {
    const auto has = [](bool https, std::string_view name, std::string_view part) {
        return std::ranges::any_of(security_headers(https), [&](const auto& header) {
            return header.first == name && header.second.find(part) != std::string::npos;
        });
    };
    EXPECT_TRUE(has(true, "content-security-policy", "default-src 'none'"));
    EXPECT_TRUE(has(true, "content-security-policy", "frame-ancestors 'none'"));
    EXPECT_FALSE(has(true, "content-security-policy", "unsafe"));
    EXPECT_TRUE(has(true, "strict-transport-security", "max-age=63072000"));
    EXPECT_FALSE(has(false, "strict-transport-security", ""));
}

}
}
