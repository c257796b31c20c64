#include "platform/http/request_parser.hpp"

#include "base/result.hpp"
#include "platform/http/head_fields.hpp"
#include "platform/http/head_lines.hpp"
#include "platform/http/letters.hpp"

#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/verb.hpp>

namespace plenty::http {
namespace {

namespace beast_http = boost::beast::http;
using boost::beast::string_view;
using boost::system::error_code;

constexpr int most_fields = 100;
constexpr std::size_t longest_chunk_extension = 64;
constexpr std::size_t longest_chunk_line = 1024; ///< a chunk's head, or the end of the chunks
constexpr std::size_t shortest_chunked_rest = 5; ///< "0\r\n\r\n"; Beast 1.81 asserts when it is given less

Method method_of(beast_http::verb verb) {
    switch (verb) {
    case beast_http::verb::get:
        return Method::get;
    case beast_http::verb::head:
        return Method::head;
    case beast_http::verb::post:
        return Method::post;
    case beast_http::verb::put:
        return Method::put;
    case beast_http::verb::patch:
        return Method::patch;
    case beast_http::verb::delete_:
        return Method::del;
    case beast_http::verb::options:
        return Method::options;
    default:
        return Method::other;
    }
}

std::string_view view(string_view text) {
    return {text.data(), text.size()};
}

}

class RequestParser::Grammar final : public beast_http::basic_parser<true> {
public:
    explicit Grammar(std::uint64_t header_bytes) : header_bytes_(header_bytes) {
        header_limit(static_cast<std::uint32_t>(header_bytes));
        body_limit(boost::none); // Body knows better
    }

    std::size_t take_head(std::string_view bytes);
    std::size_t take_body(std::string_view bytes);

    Progress progress = Progress::head;
    Refused refused;
    Request request;
    Head head;
    Body* body = nullptr;

private:
    std::size_t parse(std::string_view bytes);
    std::size_t refuse(int status);
    void refuse(Refused status, error_code& error);
    std::size_t pass_on(string_view bytes, error_code& error);

    void on_request_impl(beast_http::verb verb, string_view method, string_view target, int version,
                         error_code& error) override;
    void on_field_impl(beast_http::field field, string_view name, string_view value,
                       error_code& error) override;
    void on_header_impl(error_code& error) override;
    void on_chunk_header_impl(std::uint64_t size, string_view extensions, error_code& error) override;
    std::size_t on_body_impl(string_view bytes, error_code& error) override { return pass_on(bytes, error); }
    std::size_t on_chunk_body_impl(std::uint64_t, string_view bytes, error_code& error) override {
        return pass_on(bytes, error);
    }
    void on_finish_impl(error_code& error) override;
    void on_response_impl(int, string_view, int, error_code&) override {}
    void on_body_init_impl(const boost::optional<std::uint64_t>&, error_code&) override {}

    std::uint64_t header_bytes_;
    HeadLines lines_;
    int fields_ = 0;
};

std::size_t RequestParser::Grammar::refuse(int status) {
    progress = Progress::refused;
    refused = refused.value_or(status);
    return 0;
}

void RequestParser::Grammar::refuse(Refused status, error_code& error) {
    if (!status)
        return;
    refused = status;
    error = beast_http::error::bad_value;
}

std::size_t RequestParser::Grammar::parse(std::string_view bytes) {
    error_code error;
    const std::size_t used = put(boost::asio::const_buffer(bytes.data(), bytes.size()), error);
    if (error && error != beast_http::error::need_more)
        return refuse(error == beast_http::error::bad_version ? 505 : 400);
    return used;
}

std::size_t RequestParser::Grammar::take_head(std::string_view bytes) {
    const auto verdict = lines_.look_at(bytes.substr(0, header_bytes_));
    if (verdict == HeadLines::Verdict::malformed)
        return refuse(400);
    if (verdict == HeadLines::Verdict::incomplete)
        return bytes.size() < header_bytes_ ? 0 : refuse(431);
    const std::size_t used = parse(bytes.substr(0, lines_.size()));
    if (progress == Progress::refused)
        return 0;
    if (!is_header_done() || used != lines_.size())
        return refuse(400);
    progress = head.has_body ? Progress::body : Progress::complete;
    eager(true);
    return used;
}

std::size_t RequestParser::Grammar::take_body(std::string_view bytes) {
    expect(body != nullptr, "it is known where the body goes");
    if (chunked() && bytes.size() < shortest_chunked_rest)
        return 0;
    const std::size_t used = parse(bytes);
    if (progress == Progress::refused)
        return 0;
    if (is_done())
        progress = Progress::complete;
    else if (bytes.size() - used > longest_chunk_line)
        return refuse(400);
    return used;
}

void RequestParser::Grammar::on_request_impl(beast_http::verb verb, string_view, string_view target,
                                             int version, error_code& error) {
    request.method = method_of(verb);
    request.target = view(target);
    head.version = version;
    refuse(read_target(request), error);
}

void RequestParser::Grammar::on_field_impl(beast_http::field, string_view name, string_view value,
                                           error_code& error) {
    if (progress != Progress::head) // a trailer: merging it into the headers is how guards are walked around
        return refuse(400, error);
    if (++fields_ > most_fields)
        return refuse(431, error);
    request.headers.add(to_lower(view(name)), std::string(trim(view(value))));
}

void RequestParser::Grammar::on_header_impl(error_code& error) {
    head.keep_alive = keep_alive();
    head.has_body = chunked() || content_length().value_or(0) > 0;
    if (content_length())
        head.length = *content_length();
    head.expects_continue = head.version >= 11 && request.headers.find("expect").has_value();
    read_cookies(request);
    refuse(check_fields(request.headers, head.version), error);
}

void RequestParser::Grammar::on_chunk_header_impl(std::uint64_t, string_view extensions, error_code& error) {
    if (extensions.size() > longest_chunk_extension)
        refuse(400, error);
}

std::size_t RequestParser::Grammar::pass_on(string_view bytes, error_code& error) {
    refuse(body->take(view(bytes)), error);
    return bytes.size();
}

void RequestParser::Grammar::on_finish_impl(error_code& error) {
    if (body)
        refuse(body->finish(), error);
}

RequestParser::RequestParser(std::uint64_t header_bytes)
    : grammar_(std::make_unique<Grammar>(header_bytes)) {}

RequestParser::~RequestParser() = default;

std::size_t RequestParser::take(std::string_view bytes) {
    switch (grammar_->progress) {
    case Progress::head:
        return grammar_->take_head(bytes);
    case Progress::body:
        return bytes.empty() ? 0 : grammar_->take_body(bytes);
    case Progress::complete:
    case Progress::refused:
        break;
    }
    return 0;
}

RequestParser::Progress RequestParser::progress() const {
    return grammar_->progress;
}

Refused RequestParser::refused() const {
    return grammar_->refused;
}

Request& RequestParser::request() {
    return grammar_->request;
}

const Head& RequestParser::head() const {
    return grammar_->head;
}

void RequestParser::read_body_into(Body& body) {
    grammar_->body = &body;
}

}
