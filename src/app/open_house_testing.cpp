#include "app/open_house_testing.hpp"

#include <fmt/format.h>

#include <atomic>

namespace plenty::app {
namespace {

std::string hidden(std::string_view page, std::string_view field) {
    const std::string before = "name=\"" + std::string(field) + "\" value=\"";
    const auto found = page.find(before);
    if (found == std::string_view::npos)
        return {};
    const auto start = found + before.size();
    return std::string(page.substr(start, page.find('"', start) - start));
}

/// An address that nobody had before, from the range for documentation.
std::string next_address() {
    static std::atomic<unsigned> next = 0;
    const unsigned number = ++next;
    return "2001:db8:" + fmt::format("{:x}:{:x}::1", number >> 16, number & 0xffff);
}

}

std::string Caller::headers() {
    std::string text = "Sec-Fetch-Site: same-origin\r\nX-Forwarded-For: " + next_address() + "\r\n";
    std::string jar;
    for (const auto& [name, value] : cookies)
        jar += (jar.empty() ? "" : "; ") + name + "=" + value;
    return jar.empty() ? text : text + "Cookie: " + jar + "\r\n";
}

http::Reply Caller::get(const std::string& path) {
    http::Reply reply = ask(http::get(path, headers()));
    if (const std::string found = hidden(reply.body, "token"); !found.empty())
        token = found;
    return reply;
}

http::Reply Caller::send(const std::string& path, const std::string& form) {
    return send_as_it_is(path, form + (form.empty() ? "" : "&") + "token=" + http::encode_component(token));
}

http::Reply Caller::send_as_it_is(const std::string& path, const std::string& form) {
    return ask(http::post(path, "application/x-www-form-urlencoded", form, headers()));
}

http::Reply Caller::ask(const std::string& request) {
    http::RawClient client(port_);
    const auto reply = client.send(request).reply();
    if (!reply)
        return {};
    for (const std::string_view cookie : reply->headers.all("set-cookie")) {
        const auto equals = cookie.find('=');
        const std::string name(cookie.substr(0, equals));
        if (cookie.find("Max-Age=0") != std::string_view::npos)
            cookies.erase(name);
        else
            cookies[name] = std::string(cookie.substr(equals + 1, cookie.find(';') - equals - 1));
    }
    return *reply;
}

void OpenHouseTest::SetUp() {
    HouseTest::SetUp();
    if (IsSkipped())
        return;
    furnish();
    serving_ = std::thread([this] { house().server.run(); });
}

void OpenHouseTest::TearDown() {
    if (!serving_.joinable())
        return;
    house().server.stop();
    serving_.join();
}

Caller OpenHouseTest::caller(const Street& street, Who who) {
    Caller somebody = caller();
    if (who == Who::stranger)
        (void)somebody.get("/");
    else {
        somebody.cookies["session"] = street.sessions.at(who);
        somebody.token = form_token(street, who);
    }
    return somebody;
}

}
