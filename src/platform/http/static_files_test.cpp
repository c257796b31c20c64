#include "platform/http/static_files.hpp"

#include <gtest/gtest.h>

#include <array>

namespace plenty::http {
namespace {

constexpr std::array<EmbeddedFile, 6> files{{
    {"icon.svg", "<svg/>"},
    {"only.txt.br", "no plain form"},
    {"robots.txt", "User-agent: *"},
    {"style.4f3a9c12.css", "body{}"},
    {"style.4f3a9c12.css.br", "brotli"},
    {"style.4f3a9c12.css.gz", "gzip"},
}};

Response ask(std::string name, std::string header = "accept-encoding", std::string value = "") {
    Request request;
    request.parameters = {std::move(name)};
    request.headers.add(std::move(header), std::move(value));
    return serve_files(files)(request);
}

TEST(StaticFiles, MayBeKeptForEverWhenTheNameCarriesAHash) {
    const Response style = ask("style.4f3a9c12.css");
    EXPECT_EQ(style.fixed_body, "body{}");
    EXPECT_EQ(style.headers.get("content-type"), "text/css; charset=utf-8");
    EXPECT_EQ(style.headers.get("cache-control"), "public, max-age=31536000, immutable");
    EXPECT_EQ(style.headers.get("vary"), "accept-encoding");
    EXPECT_EQ(ask("robots.txt").headers.get("cache-control"), "public, max-age=3600");
    EXPECT_EQ(ask("icon.svg").headers.get("content-type"), "image/svg+xml");
}

TEST(StaticFiles, SendsTheCompressedFormToWhoAcceptsIt) {
    const Response brotli = ask("style.4f3a9c12.css", "accept-encoding", "gzip, deflate, br;q=0.5");
    EXPECT_EQ(brotli.fixed_body, "brotli");
    EXPECT_EQ(brotli.headers.get("content-encoding"), "br");
    EXPECT_EQ(brotli.headers.get("content-type"), "text/css; charset=utf-8");
    EXPECT_EQ(ask("style.4f3a9c12.css", "accept-encoding", "gzip").fixed_body, "gzip");
    EXPECT_EQ(ask("style.4f3a9c12.css", "accept-encoding", "br;q=0, gzip;q=0.0").fixed_body, "body{}");
    EXPECT_EQ(ask("icon.svg", "accept-encoding", "br").fixed_body, "<svg/>");
}

TEST(StaticFiles, SaysWhenNothingHasChanged) {
    const std::string etag(ask("style.4f3a9c12.css").headers.get("etag"));
    EXPECT_EQ(etag.size(), 34U);
    EXPECT_EQ(ask("style.4f3a9c12.css", "if-none-match", etag).status, 304);
    EXPECT_EQ(ask("style.4f3a9c12.css", "if-none-match", "\"other\", W/" + etag).status, 304);
    EXPECT_EQ(ask("style.4f3a9c12.css", "if-none-match", "\"other\"").status, 200);
}

TEST(StaticFiles, TagsEachFormDifferently) {
    EXPECT_NE(ask("style.4f3a9c12.css").headers.get("etag"),
              ask("style.4f3a9c12.css", "accept-encoding", "br").headers.get("etag"));
}

TEST(StaticFiles, HasNoOtherNames) {
    for (const char* name : {"", "nothing", "style.4f3a9c12.css.br", "only.txt", "../robots.txt"}) {
        const Response missing = ask(name);
        EXPECT_EQ(missing.status, 404) << name;
        EXPECT_TRUE(missing.body.empty()) << name;
    }
}

}
}
