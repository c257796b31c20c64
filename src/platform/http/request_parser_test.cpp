#include "platform/http/request_parser.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace plenty::http {
namespace {

using Progress = RequestParser::Progress;
using namespace std::string_literals;

constexpr std::uint64_t head_limit = 8192;
constexpr Limits limits{.body = 1000, .file = 1000};

/// What a parser makes of bytes that come in pieces of these sizes, the last one repeated.
struct Reading {
    Refused refused;
    Progress progress = Progress::head;
    std::string target;
    std::string body;
    std::size_t left_over = 0;

    friend bool operator==(const Reading&, const Reading&) = default;
};

Reading read_in_pieces(std::string_view bytes, std::vector<std::size_t> sizes) {
    RequestParser parser(head_limit);
    std::optional<Body> body;
    std::string unread;
    std::size_t piece = 0;
    while (!bytes.empty() && (parser.progress() == Progress::head || parser.progress() == Progress::body)) {
        const std::size_t size = std::min(bytes.size(), std::max<std::size_t>(sizes.at(piece), 1));
        piece = std::min(piece + 1, sizes.size() - 1);
        unread += bytes.substr(0, size);
        bytes.remove_prefix(size);
        unread.erase(0, parser.take(unread));
        if (parser.progress() == Progress::body && !body) {
            parser.read_body_into(body.emplace(parser.request(), limits, testing::TempDir()));
            unread.erase(0, parser.take(unread));
        }
    }
    return {parser.refused(), parser.progress(), parser.request().target, parser.request().body,
            unread.size() + bytes.size()};
}

Reading read(std::string_view bytes) {
    return read_in_pieces(bytes, {bytes.size()});
}

std::string with(std::string_view lines) {
    return "GET / HTTP/1.1\r\nHost: a\r\n" + std::string(lines) + "\r\n";
}

TEST(RequestParser, StopsAfterTheHead) {
    RequestParser parser(head_limit);
    const std::string bytes =
        "POST /a%20b?c=d HTTP/1.1\r\nHost: plenty.example:8080\r\nCookie: A=1\r\nCookie: b=2\r\n"
        "Content-Length: 3\r\n\r\nabc";
    EXPECT_EQ(parser.take(bytes), bytes.size() - 3);
    EXPECT_EQ(parser.progress(), Progress::body);
    EXPECT_EQ(parser.request().method, Method::post);
    EXPECT_EQ(parser.request().path, "/a b");
    EXPECT_EQ(parser.request().query.get("c"), "d");
    EXPECT_EQ(parser.request().headers.get("host"), "plenty.example:8080");
    EXPECT_EQ(parser.request().cookies.get("a"), "1");
    EXPECT_EQ(parser.request().cookies.get("b"), "2");
    EXPECT_EQ(parser.head().length, 3U);
}

TEST(RequestParser, LeavesTheNextRequestAlone) {
    EXPECT_EQ(read(with("") + "GET /next").left_over, 9U);
    EXPECT_EQ(read("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nabGET").left_over, 3U);
    EXPECT_EQ(read("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\nGET")
                  .left_over,
              3U);
}

struct Probe {
    const char* what;
    std::string bytes;
    int status;
};

class Ambiguous : public testing::TestWithParam<Probe> {};

TEST_P(Ambiguous, IsRefused) {
    const Probe& probe = GetParam();
    EXPECT_EQ(read(probe.bytes).refused, probe.status);
    EXPECT_EQ(read_in_pieces(probe.bytes, {1}).refused, probe.status);
}

const std::string post_start = "POST / HTTP/1.1\r\nHost: a\r\n";
const std::string chunked = post_start + "Transfer-Encoding: chunked\r\n\r\n";

INSTANTIATE_TEST_SUITE_P(
    Http, Ambiguous,
    testing::Values(
        Probe{"both lengths", post_start + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", 400},
        Probe{"both lengths, reversed",
              post_start + "Transfer-Encoding: chunked\r\nContent-Length: 1\r\n\r\n", 400},
        Probe{"two lengths", post_start + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n", 400},
        Probe{"one length twice", post_start + "Content-Length: 1\r\nContent-Length: 1\r\n\r\n", 400},
        Probe{"list of lengths", post_start + "Content-Length: 1, 1\r\n\r\n", 400},
        Probe{"signed length", post_start + "Content-Length: +1\r\n\r\n", 400},
        Probe{"negative length", post_start + "Content-Length: -1\r\n\r\n", 400},
        Probe{"hexadecimal length", post_start + "Content-Length: 0x1\r\n\r\n", 400},
        Probe{"huge length", post_start + "Content-Length: 99999999999999999999\r\n\r\n", 400},
        Probe{"empty length", post_start + "Content-Length:\r\n\r\n", 400},
        Probe{"two encodings",
              post_start + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n", 400},
        Probe{"list of encodings", post_start + "Transfer-Encoding: gzip, chunked\r\n\r\n", 400},
        Probe{"chunked first", post_start + "Transfer-Encoding: chunked, identity\r\n\r\n", 400},
        Probe{"unknown encoding", post_start + "Transfer-Encoding: xchunked\r\n\r\n", 400},
        Probe{"encoding in the old version", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", 400},
        Probe{"two hosts", with("Host: b\r\n"), 400}, Probe{"no host", "GET / HTTP/1.1\r\n\r\n", 400},
        Probe{"empty host", "GET / HTTP/1.1\r\nHost:\r\n\r\n", 400},
        Probe{"host with a path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", 400},
        Probe{"host with a user", "GET / HTTP/1.1\r\nHost: u@a\r\n\r\n", 400},
        Probe{"bare LF after the request line", "GET / HTTP/1.1\nHost: a\r\n\r\n", 400},
        Probe{"bare LF after a field", "GET / HTTP/1.1\r\nHost: a\n\n", 400},
        Probe{"bare CR in a field", with("A: b\rC: d\r\n"), 400},
        Probe{"folded line", with("A: b\r\n c\r\n"), 400},
        Probe{"folded first line", "GET / HTTP/1.1\r\n Host: a\r\n\r\n", 400},
        Probe{"space before the colon", with("A : b\r\n"), 400}, Probe{"no colon", with("A\r\n"), 400},
        Probe{"no name", with(": b\r\n"), 400}, Probe{"NUL in a value", with("A: b\0c\r\n"s), 400},
        Probe{"NUL in the target", "GET /\0 HTTP/1.1\r\nHost: a\r\n\r\n"s, 400},
        Probe{"control character in a value", with("A: b\x01\r\n"), 400},
        Probe{"method that is no token", "G(T / HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        Probe{"line before the request", "\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        Probe{"two spaces", "GET  / HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        Probe{"no version", "GET /\r\nHost: a\r\n\r\n", 400},
        Probe{"other version", "GET / HTTP/2.0\r\nHost: a\r\n\r\n", 505},
        Probe{"version of a proxy's question", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505},
        Probe{"whole URL as target", "GET http://a/ HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        Probe{"authority as target", "CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        Probe{"fragment in the target", "GET /#a HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        Probe{"broken escape in the path", "GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        Probe{"escaped NUL in the path", "GET /%00 HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        Probe{"overlong UTF-8 in the path", "GET /%c0%af HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        Probe{"broken escape in the query", "GET /?a=%f HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        Probe{"target too long", "GET /" + std::string(5000, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n", 414},
        Probe{"head too long", with("A: " + std::string(9000, 'a') + "\r\n"), 431},
        Probe{"head without end", std::string(9000, 'a'), 431},
        Probe{"other expectation", with("Expect: wonders\r\n"), 417},
        Probe{"chunk of no size", chunked + "\r\n0\r\n\r\n", 400},
        Probe{"chunk of odd size", chunked + "g\r\na\r\n", 400},
        Probe{"chunk of negative size", chunked + "-1\r\na\r\n", 400},
        Probe{"chunk of huge size", chunked + "fffffffffffffffff\r\n", 400},
        Probe{"chunk with a bare LF", chunked + "1\na\n0\n\n\r\n", 400},
        Probe{"chunk longer than it says", chunked + "1\r\nab\r\n0\r\n\r\n", 400},
        Probe{"chunk with a long extension", chunked + "1;" + std::string(100, 'a') + "\r\na\r\n0\r\n\r\n",
              400},
        Probe{"chunk size without end", chunked + std::string(2000, '0'), 400},
        Probe{"trailer", chunked + "0\r\nHost: b\r\n\r\n", 400},
        Probe{"body too long, announced chunks",
              chunked + "3e9\r\n" + std::string(1001, 'a') + "\r\n0\r\n\r\n", 413}),
    [](const auto& row) {
        std::string name = row.param.what;
        std::erase_if(name, [](char letter) { return !std::isalnum(static_cast<unsigned char>(letter)); });
        return name + std::to_string(row.index);
    });

TEST(RequestParser, CountsFields) {
    std::string lines;
    for (int i = 0; i < 99; ++i)
        lines += "A: b\r\n";
    EXPECT_EQ(read(with(lines)).progress, Progress::complete);
    EXPECT_EQ(read(with(lines + "A: b\r\n")).refused, 431);
}

TEST(RequestParser, TakesAHeadOfExactlyTheLimit) {
    const std::size_t rest = head_limit - with("A: \r\n").size();
    EXPECT_EQ(read(with("A: " + std::string(rest, 'a') + "\r\n")).progress, Progress::complete);
    EXPECT_EQ(read(with("A: " + std::string(rest + 1, 'a') + "\r\n")).refused, 431);
}

TEST(RequestParser, RefusesABodyWithACodingOfItsOwn) {
    Request request;
    request.headers.add("content-encoding", "gzip");
    EXPECT_EQ(Body(request, limits, "").refuses({}), 415);
}

TEST(RequestParser, RefusesAFormThatIsNoText) {
    const std::string form =
        "Content-Type: Application/X-WWW-Form-Urlencoded; charset=UTF-8\r\nContent-Length: ";
    EXPECT_EQ(read(post_start + form + "5\r\n\r\na=%ff").refused, 400);
    EXPECT_EQ(read(post_start + form + "5\r\n\r\na=%41").progress, Progress::complete);
}

RC_GTEST_PROP(RequestParser, DoesNotCareHowBytesArePortioned, ()) {
    const std::vector<std::string> requests{
        "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 11\r\n\r\nwarm soup...GET",
        "POST /a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nwarm\r\n5\r\n "
        "soup\r\n0\r\n\r\n",
        "POST /a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nwarm\r\nX\r\n "
        "soup\r\n0\r\n\r\n"};
    const std::string bytes = *rc::gen::elementOf(requests);
    const auto sizes = *rc::gen::nonEmpty(
        rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange<std::size_t>(1, 40)));
    Reading whole = read(bytes), pieces = read_in_pieces(bytes, sizes);
    if (whole.refused) // what had been read before is nobody's concern
        whole.body = pieces.body, whole.left_over = pieces.left_over;
    RC_ASSERT(whole == pieces);
}

}
}
