#include "platform/http/answer.hpp"
#include "platform/http/compression.hpp"

#include <brotli/decode.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

namespace plenty::http {
namespace {

const std::string page = [] {
    std::string text;
    while (text.size() < 6000)
        text += "<li>Bread " + std::to_string(text.size()) + "</li>\n";
    return text;
}();

std::string unpack_brotli(std::string_view packed, std::size_t size) {
    std::string text(size, '\0');
    BrotliDecoderDecompress(packed.size(), reinterpret_cast<const std::uint8_t*>(packed.data()), &size,
                            reinterpret_cast<std::uint8_t*>(text.data()));
    return text;
}

std::string unpack_gzip(const std::string& packed, std::size_t size) {
    std::string text(size, '\0');
    z_stream stream{};
    inflateInit2(&stream, 15 + 16);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(text.data());
    stream.avail_out = static_cast<uInt>(text.size());
    inflate(&stream, Z_FINISH);
    inflateEnd(&stream);
    return text;
}

TEST(Compression, ShortensWhatItGivesBack) {
    const auto brotli = compress(page, Coding::brotli), gzip = compress(page, Coding::gzip);
    ASSERT_TRUE(brotli && gzip);
    EXPECT_LT(brotli->size(), page.size() / 3);
    EXPECT_EQ(unpack_brotli(*brotli, page.size()), page);
    EXPECT_EQ(unpack_gzip(*gzip, page.size()), page);
    EXPECT_EQ(compress("abc", Coding::brotli), std::nullopt);
    EXPECT_EQ(compress("abc", Coding::gzip), std::nullopt);
    EXPECT_EQ(compress(page, Coding::none), std::nullopt);
}

TEST(Compression, DoesNotMixWhatItsMemoryHeldBefore) {
    const std::string other(50'000, 'x');
    const auto first = compress(page, Coding::brotli);
    EXPECT_EQ(unpack_brotli(*compress(other, Coding::brotli), other.size()), other);
    EXPECT_EQ(compress(page, Coding::brotli), first);
}

TEST(Compression, TakesWhatTheClientAccepts) {
    EXPECT_EQ(accepted_codings("gzip, deflate, br").best(), Coding::brotli);
    EXPECT_EQ(accepted_codings("GZIP;q=0.3").best(), Coding::gzip);
    for (const char* header : {"", "identity", "br;q=0", "gzip; q=0.000", "*", "deflate", ";;,,=", "brotli"})
        EXPECT_EQ(accepted_codings(header).best(), Coding::none) << header;
}

TEST(Compression, IsForTexts) {
    for (const char* type :
         {"text/html; charset=utf-8", "application/json", "application/ld+json", "image/svg+xml"})
        EXPECT_TRUE(is_compressible(type)) << type;
    for (const char* type : {"", "image/png", "application/octet-stream", "application/jsonx"})
        EXPECT_FALSE(is_compressible(type)) << type;
}

Answer answer_of(Response response, AnswerTo to = {}) {
    to.accept_encoding = "br";
    return write_answer(std::move(response), to);
}

bool says(const Answer& answer, std::string_view line) {
    return answer.head.find("\r\n" + std::string(line) + "\r\n") != std::string::npos;
}

TEST(Answer, CompressesLongTexts) {
    const Answer answer = answer_of(text_response(200, page));
    EXPECT_TRUE(says(answer, "content-encoding: br"));
    EXPECT_TRUE(says(answer, "vary: accept-encoding"));
    EXPECT_TRUE(says(answer, "content-length: " + std::to_string(answer.body.size())));
    EXPECT_EQ(unpack_brotli(answer.body, page.size()), page);
}

TEST(Answer, LeavesShortForeignAndFixedBodiesAsTheyAre) {
    EXPECT_EQ(answer_of(text_response(200, std::string(512, 'x'))).body.size(), 512U);
    Response picture = text_response(200, page), packed = text_response(200, page),
             fixed = text_response(200, "");
    picture.headers = {};
    picture.headers.add("content-type", "image/png");
    packed.headers.add("content-encoding", "gzip");
    fixed.fixed_body = page;
    EXPECT_EQ(answer_of(picture).body, page);
    EXPECT_EQ(answer_of(packed).body, page);
    EXPECT_EQ(answer_of(std::move(fixed)).fixed_body, page);
}

TEST(Answer, TellsHeadTheLengthOfTheBodyItWouldGet) {
    AnswerTo to;
    const Answer full = answer_of(text_response(200, page), to);
    to.is_head = true;
    const Answer head = answer_of(text_response(200, page), to);
    EXPECT_EQ(head.head, full.head);
    EXPECT_EQ(head.body, "");
}

TEST(Answer, HasNoBodyWhereTheStatusAllowsNone) {
    for (const int status : {204, 304}) {
        const Answer answer = answer_of(text_response(status, "lost"));
        EXPECT_EQ(answer.body, "") << status;
        EXPECT_EQ(answer.head.find("content-length"), std::string::npos) << status;
    }
}

TEST(Answer, NamesItsStatus) {
    EXPECT_TRUE(answer_of(text_response(404, "")).head.starts_with("HTTP/1.1 404 Not Found\r\n"));
    EXPECT_TRUE(answer_of(text_response(299, "")).head.starts_with("HTTP/1.1 299 "));
}

TEST(Answer, IsDatedInTheFixedForm) {
    EXPECT_THAT(http_date(), testing::MatchesRegex("[A-Z][a-z][a-z], [0-9][0-9] [A-Z][a-z][a-z] 20[0-9][0-9] "
                                                   "[0-9][0-9]:[0-9][0-9]:[0-9][0-9] GMT"));
}

}
}
