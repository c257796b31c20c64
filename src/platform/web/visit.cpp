#include "platform/web/visit.hpp"

#include "platform/crypto/base64.hpp"
#include "platform/web/cookies.hpp"
#include "platform/web/once.hpp"

namespace plenty::web {
namespace {

constexpr std::string_view form_token_field = "token";
constexpr std::string_view once_field = "once";
constexpr std::size_t longest_once_key = 64;
constexpr std::chrono::seconds told_life{60};

}

Visit::Visit(const Surroundings& surroundings, http::Request& request)
    : surroundings_(&surroundings), request_(&request), language_(surroundings.default_language) {
    find_browser();
    choose_language();
}

void Visit::find_browser() {
    const CookieNames names = cookie_names(surroundings_->is_https());
    const std::string_view session_token = request_->cookies.get(names.session);
    if (!session_token.empty()) {
        const auto found = read([&](db::Reader& reader) { return find_session(reader, session_token); });
        if (found && !found->session.device) {
            session_ = found->session;
            browser_token_ = session_token;
            if (found->needs_touch)
                (void)surroundings_->database.write([&](db::Transaction& tx) -> Outcome {
                    touch_session(tx, session_token);
                    return Done{};
                });
            return;
        }
    }
    browser_token_ = request_->cookies.get(names.browser);
    if (browser_token_.size() < 32) {
        browser_token_ = crypto::Token::random(surroundings_->randomness).text();
        browser_is_new_ = true;
    }
}

void Visit::choose_language() {
    const auto wanted = locale::Language::find(request_->cookies.get(language_cookie));
    if (session_)
        language_ = session_->language;
    else if (wanted)
        language_ = *wanted;
    else
        language_ = locale::Language::choose(request_->headers.get("accept-language"), language_);
}

std::optional<PersonId> Visit::viewer() const {
    if (acting_as_)
        return acting_as_;
    if (!session_)
        return std::nullopt;
    return session_->acting_for.value_or(session_->person);
}

crypto::Token Visit::form_secret() const {
    const auto hash = crypto::keyed_hash(surroundings_->form_key, "form", browser_token_);
    return *crypto::Token::parse(crypto::base64url(hash.bytes()));
}

std::string Visit::form_token() const {
    return crypto::masked(form_secret(), surroundings_->randomness);
}

bool Visit::form_token_is_ours() const {
    if (browser_is_new_)
        return false;
    const auto token = crypto::unmask(form().get(form_token_field));
    return token && *token == form_secret();
}

html::Html Visit::form_fields() const {
    using namespace html;
    return all(input(type("hidden"), name("token"), value(form_token())),
               input(type("hidden"), name("once"), value(id_text(randomness().id<PersonId>().value()))));
}

std::optional<std::string> Visit::once_key() const {
    const auto in_header = request_->headers.find("idempotency-key");
    const auto key = in_header ? in_header : form().find(once_field);
    if (!key || key->empty() || key->size() > longest_once_key)
        return std::nullopt;
    const std::string owner = session_ ? session_->person.text() : browser_token_;
    return owner + "\n" + request_->path + "\n" + std::string(*key);
}

Outcome Visit::claim_once(db::Transaction& tx) const {
    const auto key = once_claimed_ ? std::nullopt : once_key();
    if (!key)
        return Done{};
    return web::claim_once(tx, *key);
}

std::optional<std::string> Visit::told() const {
    return locale::find(language_, request_->cookies.get(told_cookie));
}

std::string Visit::address_of(std::string_view path) const {
    if (!surroundings_->public_url.empty())
        return surroundings_->public_url + std::string(path);
    const std::string_view scheme = request_->secure ? "https://" : "http://";
    return std::string(scheme).append(request_->headers.get("host")).append(path);
}

http::Response Visit::show(const Page& page) const {
    http::Response response;
    response.status = page.status;
    response.headers.add("content-type", "text/html; charset=utf-8");
    response.body = surroundings_->shell(*this, page).markup();
    if (request_->cookies.find(told_cookie))
        response.headers.add("set-cookie", cookie(told_cookie, "", *surroundings_, std::chrono::seconds(0)));
    add_headers(response);
    return response;
}

http::Response Visit::go_to(std::string_view path) const {
    http::Response response = http::redirect(path);
    add_headers(response);
    return response;
}

http::Response Visit::go_to(std::string_view path, SentenceKey with) const {
    http::Response response = go_to(path);
    response.headers.add("set-cookie", cookie(told_cookie, with.text(), *surroundings_, told_life));
    return response;
}

void Visit::add_headers(http::Response& response) const {
    response.headers.add("cache-control", "no-store");
    response.headers.add("content-language", std::string(language_.tag()));
    const CookieNames names = cookie_names(surroundings_->is_https());
    if (new_session_token_)
        response.headers.add("set-cookie", cookie(names.session, *new_session_token_, *surroundings_,
                                                  new_session_token_->empty() ? std::chrono::seconds(0)
                                                                              : session_longest_days));
    if (browser_is_new_)
        response.headers.add("set-cookie",
                             cookie(names.browser, browser_token_, *surroundings_, std::nullopt));
    if (new_language_)
        response.headers.add("set-cookie", cookie(language_cookie, new_language_->tag(), *surroundings_,
                                                  std::chrono::days(365)));
}

}
