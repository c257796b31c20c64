#include "base/result.hpp"
#include "platform/http/body.hpp"
#include "platform/http/multipart.hpp"
#include "platform/http/parameters.hpp"
#include "platform/http/server_testing.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace plenty::http {
namespace {

using namespace std::string_literals;

constexpr MultipartLimits small{.text = 100, .file = 50, .parts = 5, .files = 2, .header_bytes = 200};

std::string part(std::string_view disposition, std::string_view content) {
    return "--b\r\nContent-Disposition: form-data; " + std::string(disposition) + "\r\n\r\n" +
           std::string(content) + "\r\n";
}

std::string form(std::string_view parts) {
    return std::string(parts) + "--b--\r\n";
}

/// Reads it piece by piece; the refusal, if any.
Refused read(std::string_view bytes, Request& request, std::size_t piece = 10'000) {
    Multipart multipart("b", small, testing::TempDir());
    for (std::size_t i = 0; i < bytes.size(); i += piece)
        if (const Refused refused = multipart.take(bytes.substr(i, piece)))
            return refused;
    return multipart.finish(request);
}

Refused refused(std::string_view bytes) {
    Request request;
    return read(bytes, request);
}

TEST(Multipart, ReadsFieldsAndFiles) {
    Request request;
    const std::string bytes =
        form(part("name=\"kind\"", "rye bread") +
             "--b\r\nContent-Type: image/png\r\nContent-Disposition: form-data; name=\"photo\"; "
             "filename=\"C:\\photos\\bread.png\"\r\n\r\n\x89PNG\r\n--\0\xff\r\n"s +
             part("name=\"empty\"; filename=\"\"", "") + part("name=note", ""));
    for (const std::size_t piece : {1U, 2U, 3U, 7U, 10'000U}) {
        request = {};
        ASSERT_EQ(read(bytes, request, piece), Refused()) << piece;
        EXPECT_EQ(request.form.get("kind"), "rye bread");
        EXPECT_EQ(request.form.find("note"), "");
        ASSERT_EQ(request.uploads.size(), 1U);
        EXPECT_EQ(request.uploads[0].field(), "photo");
        EXPECT_EQ(request.uploads[0].filename(), "bread.png");
        EXPECT_EQ(request.uploads[0].content_type(), "image/png");
        EXPECT_EQ(request.uploads[0].read(100), "\x89PNG\r\n--\0\xff"s);
    }
}

TEST(Multipart, RefusesWhatIsMalformed) {
    for (const std::string& bytes :
         {""s, "--b"s, "preamble\r\n"s + form(part("name=a", "")), "--c\r\n"s, "--bX\r\n"s,
          part("name=a", "no end"), "--b\r\n\r\n\r\nno disposition\r\n--b--"s,
          form(part("filename=a", "no name")),
          form("--b\r\nContent-Disposition: attachment; name=a\r\n\r\n\r\n"), form(part("name=a", "\xff")),
          form(part("name=\"\xff\"", "")), form(part("name=a", "a\0b"s)),
          form(part("name=\"a", "open quote")), form("--b\r\nbad header: x\r\n\r\n\r\n")})
        EXPECT_EQ(refused(bytes), 400) << bytes;
}

TEST(Multipart, AcceptsAFormOfNothing) {
    EXPECT_EQ(refused("--b--\r\n"), Refused());
}

TEST(Multipart, HoldsItsLimits) {
    EXPECT_EQ(refused(form(part("name=a", std::string(100, 'x')))), Refused());
    EXPECT_EQ(refused(form(part("name=a", std::string(101, 'x')))), 413);
    EXPECT_EQ(refused(form(part("name=a", std::string(60, 'x')) + part("name=b", std::string(60, 'x')))),
              413);
    const std::string file = part("name=a; filename=f", std::string(50, 'x'));
    EXPECT_EQ(refused(form(file + file)), Refused());
    EXPECT_EQ(refused(form(file + file + file)), 413);
    EXPECT_EQ(refused(form(part("name=a; filename=f", std::string(51, 'x')))), 413);
    std::string many;
    for (int i = 0; i < 6; ++i)
        many += part("name=a", "");
    EXPECT_EQ(refused(form(many)), 413);
    EXPECT_EQ(refused("--b\r\nA: " + std::string(300, 'x')), 413);
}

TEST(Multipart, FaultsWhenThereIsNowhereToWrite) {
    Multipart multipart("b", small, "/proc/nowhere");
    EXPECT_THROW(multipart.take(part("name=a; filename=f", "x")), Fault);
}

TEST(Multipart, LeavesNoFileOpenWhenItIsRefused) {
    const std::size_t before = open_descriptors();
    const std::string file = part("name=a; filename=f", "x");
    EXPECT_EQ(refused(form(file + file + file)), 413);
    EXPECT_EQ(refused(file), 400);
    EXPECT_EQ(open_descriptors(), before);
}

RC_GTEST_PROP(Multipart, GivesBackAnyBytesOfAFile, ()) {
    const auto bytes = *rc::gen::container<std::string>(50, rc::gen::elementOf("\r\n-bx\0"s));
    Request request;
    RC_PRE(bytes.find("\r\n--b") == std::string::npos);
    RC_ASSERT(!read(form(part("name=a; filename=f", bytes)), request, *rc::gen::inRange<std::size_t>(1, 60)));
    RC_ASSERT(request.uploads.at(0).read(50) == bytes);
}

TEST(Body, TakesFilesOnlyWhereTheRouteDoes) {
    Request request;
    request.headers.add("content-type", "multipart/form-data; boundary=b");
    EXPECT_EQ(Body(request, Limits{}, "").refuses({}), 415);
    EXPECT_EQ(Body(request, Limits{.file = 10}, "").refuses({}), Refused());
    EXPECT_EQ(Body(request, Limits{.body = 10, .file = 10}, "").refuses(1'000'000), 413);
    Request vague;
    vague.headers.add("content-type", "multipart/form-data");
    EXPECT_EQ(Body(vague, Limits{.file = 10}, "").refuses({}), 400);
}

TEST(Parameters, AreFoundWhateverTheirForm) {
    EXPECT_EQ(value_without_parameters(" text/html ; q=1"), "text/html");
    EXPECT_EQ(parameter("form-data; name=\"a;b\"; filename=\"x \\\"y\\\".txt\"", "FileName"), "x \"y\".txt");
    EXPECT_EQ(parameter("a; b = c ;d=e", "b"), "c");
    EXPECT_EQ(parameter("a; b=1; b=2", "b"), "1");
    for (const char* header : {"a", "a; b", "a; b=\"open", "a; b=\"c\"d; e=f", "a; =c"})
        EXPECT_EQ(parameter(header, "e"), std::nullopt) << header;
}

}
}
