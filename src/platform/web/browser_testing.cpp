#include "platform/web/browser_testing.hpp"

namespace plenty::web {

http::Response TestBrowser::get(std::string_view target) {
    http::Response response = ask(http::Method::get, target, {});
    page_ = response.body;
    return response;
}

http::Response TestBrowser::post(std::string_view target, Typed typed) {
    http::Fields form;
    for (const auto& [name, value] : typed)
        form.add(name, value);
    return ask(http::Method::post, target, std::move(form));
}

http::Response TestBrowser::send(std::string_view target, Typed typed) {
    http::Fields form;
    form.add("token", hidden("token"));
    form.add("once", hidden("once"));
    for (const auto& [name, value] : typed)
        form.add(name, value);
    return ask(http::Method::post, target, std::move(form));
}

std::string TestBrowser::hidden(std::string_view field) const {
    const std::string before = "name=\"" + std::string(field) + "\" value=\"";
    const std::size_t found = page_.find(before);
    if (found == std::string::npos)
        return {};
    const std::size_t start = found + before.size();
    return page_.substr(start, page_.find('"', start) - start);
}

http::Response TestBrowser::ask(http::Method method, std::string_view target, http::Fields form) {
    http::Request request;
    request.method = method;
    request.target = target;
    const std::size_t mark = target.find('?');
    request.path = target.substr(0, mark);
    if (mark != std::string_view::npos)
        request.query = http::parse_urlencoded(target.substr(mark + 1)).value();
    for (const auto& [name, value] : headers_)
        request.headers.add(name, value);
    for (const auto& [name, value] : cookies)
        request.cookies.add(name, value);
    request.form = std::move(form);
    http::Router::Match match = router_->match(method, request.path);
    request.parameters = std::move(match.parameters);
    http::Response response = match.route->handler(request);
    keep_cookies(response);
    return response;
}

void TestBrowser::keep_cookies(const http::Response& response) {
    for (const std::string_view cookie : response.headers.all("set-cookie")) {
        const std::size_t equals = cookie.find('=');
        const std::string name(cookie.substr(0, equals));
        if (cookie.ends_with("; Max-Age=0"))
            cookies.erase(name);
        else
            cookies.insert_or_assign(name,
                                     std::string(cookie.substr(equals + 1, cookie.find(';') - equals - 1)));
    }
}

Surroundings bare_surroundings(db::Database& database, const Clock& clock, Randomness& randomness,
                               const crypto::SecretKey& form_key) {
    return {.database = database,
            .clock = clock,
            .randomness = randomness,
            .form_key = form_key,
            .public_url = "http://localhost",
            .default_language = {},
            .time_zone = {},
            .shell = [](const Visit&, const Page& page) { return page.body; }};
}

TestBrowser signed_in_browser(const http::Router& router, const Surroundings& around, PersonId person) {
    TestBrowser browser(router);
    browser.cookies["session"] = *around.database.write([&](db::Transaction& tx) -> Result<std::string> {
        return start_session(tx, around.randomness, person, {});
    });
    return browser;
}

}
