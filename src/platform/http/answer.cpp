#include "platform/http/answer.hpp"

#include "platform/http/compression.hpp"
#include "platform/http/letters.hpp"

#include <boost/beast/http/status.hpp>
#include <fmt/format.h>

#include <array>
#include <ctime>

namespace plenty::http {
namespace {

constexpr std::size_t shortest_compressed = 512;

bool has_no_body(int status) {
    return status < 200 || status == 204 || status == 304;
}

bool is_ours_to_say(std::string_view name) {
    constexpr std::array<std::string_view, 4> ours{"connection", "content-length", "transfer-encoding",
                                                   "date"};
    return std::ranges::any_of(ours, [&](std::string_view other) { return same_letters(name, other); });
}

bool is_safe(std::string_view name, std::string_view value) {
    constexpr std::string_view breaking("\r\n\0", 3);
    return is_token(name) && value.find_first_of(breaking) == std::string_view::npos;
}

bool may_be_compressed(const Response& response) {
    return !response.fixed_body && !response.events && response.body.size() > shortest_compressed &&
           !response.headers.find("content-encoding") &&
           is_compressible(response.headers.get("content-type"));
}

void compress_body(Response& response, std::string_view accept_encoding) {
    if (!may_be_compressed(response))
        return;
    response.headers.add("vary", "accept-encoding");
    const Coding coding = accepted_codings(accept_encoding).best();
    auto shorter = compress(response.body, coding);
    if (!shorter)
        return;
    response.body = *std::move(shorter);
    response.headers.add("content-encoding", std::string(coding_name(coding)));
}

void append_field(std::string& head, std::string_view name, std::string_view value) {
    head += name;
    head += ": ";
    head += value;
    head += "\r\n";
}

void append_connection(std::string& head, const AnswerTo& to) {
    if (!to.keep_alive)
        append_field(head, "connection", "close");
    else if (to.version < 11)
        append_field(head, "connection", "keep-alive");
}

std::string head_of(const Response& response, const AnswerTo& to, std::size_t length) {
    std::string head;
    head.reserve(1024);
    fmt::format_to(std::back_inserter(head), "HTTP/1.1 {} {}\r\n", response.status,
                   status_name(response.status));
    for (const auto& [name, value] : response.headers)
        if (!is_ours_to_say(name) && is_safe(name, value))
            append_field(head, name, value);
    append_field(head, "date", http_date());
    append_connection(head, to);
    if (!response.events && !has_no_body(response.status))
        fmt::format_to(std::back_inserter(head), "content-length: {}\r\n", length);
    head += "\r\n";
    return head;
}

std::string format_date(std::time_t now) {
    constexpr std::array<const char*, 7> days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array<const char*, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                 "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    std::tm parts{};
    gmtime_r(&now, &parts);
    return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT",
                       days.at(static_cast<std::size_t>(parts.tm_wday)), parts.tm_mday,
                       months.at(static_cast<std::size_t>(parts.tm_mon)), parts.tm_year + 1900, parts.tm_hour,
                       parts.tm_min, parts.tm_sec);
}

}

std::string_view status_name(int status) {
    const auto name =
        boost::beast::http::obsolete_reason(boost::beast::http::int_to_status(static_cast<unsigned>(status)));
    return {name.data(), name.size()};
}

/// Kept for a second by each thread, because every answer has one.
std::string http_date() {
    thread_local std::time_t second = 0;
    thread_local std::string date;
    const std::time_t now = std::time(nullptr);
    if (now != second) {
        date = format_date(now);
        second = now;
    }
    return date;
}

Answer write_answer(Response&& response, const AnswerTo& to) {
    compress_body(response, to.accept_encoding);
    Answer answer;
    const std::string_view fixed = response.fixed_body.value_or(std::string_view());
    answer.head = head_of(response, to, response.fixed_body ? fixed.size() : response.body.size());
    answer.events = std::move(response.events);
    if (to.is_head || answer.events || has_no_body(response.status))
        return answer;
    if (response.fixed_body)
        answer.fixed_body = fixed;
    else
        answer.body = std::move(response.body);
    return answer;
}

}
