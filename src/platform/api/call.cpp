#include "platform/api/call.hpp"

#include "base/number.hpp"
#include "platform/http/letters.hpp"
#include "platform/web/once.hpp"

#include <algorithm>

namespace plenty::api {
namespace {

/// A value of the address as the JSON that its member wants; what does not fit stays a text, which is
/// refused.
json::value value_of(const Schema& schema, std::string_view text) {
    if (const auto number = parse_number<std::int64_t>(text); number && schema.sort == Sort::whole)
        return *number;
    if (schema.sort == Sort::yes_or_no && (text == "true" || text == "false"))
        return text == "true";
    return json::value(json::string(text));
}

}

Call::Call(const web::Surroundings& surroundings, const http::Request& request, const Operation& operation)
    : surroundings_(&surroundings), request_(&request), operation_(&operation),
      language_(
          locale::Language::choose(request.headers.get("accept-language"), surroundings.default_language)) {}

void Call::let_in(web::Session session, std::string token) {
    language_ = locale::Language::choose(request_->headers.get("accept-language"), session.language);
    session_ = std::move(session);
    token_ = std::move(token);
}

std::optional<PersonId> Call::viewer() const {
    if (!session_)
        return std::nullopt;
    return acting_for_.value_or(session_->person);
}

Result<json::value> Call::query_value() const {
    json::object object;
    for (const auto& [name, text] : request_->query) {
        const Member* const member = operation_->query->find(name);
        if (!member)
            return refused_at(below("?", name), {"api.unknown_member"});
        if (text.empty())
            continue;
        if (!object.emplace(name, value_of(*member->schema, text)).second)
            return refused_at(below("?", name), {"api.repeated_member"});
    }
    return json::value(std::move(object));
}

std::vector<std::string> Call::versions() const {
    std::vector<std::string> all;
    std::string_view rest = request_->headers.get("if-match");
    while (!rest.empty())
        all.emplace_back(http::trim(http::take_until(rest, ',')));
    return all;
}

Outcome Call::is_version(std::string_view etag) const {
    const auto named = versions();
    if (std::ranges::any_of(named, [&](const std::string& each) { return each == "*" || each == etag; }))
        return Done{};
    return Refusal{Why::stale, {"api.changed_meanwhile"}};
}

bool Call::names_version(std::int64_t number) const {
    const std::string begin = "\"" + std::to_string(number) + "-";
    const auto named = versions();
    return std::ranges::any_of(
        named, [&](const std::string& each) { return each == "*" || each.starts_with(begin); });
}

std::string Call::address_of(std::string_view path) const {
    if (!surroundings_->public_url.empty())
        return surroundings_->public_url + std::string(path);
    const std::string_view scheme = request_->secure ? "https://" : "http://";
    return std::string(scheme).append(request_->headers.get("host")).append(path);
}

Outcome Call::claim(db::Transaction& tx) const {
    if (!once_ || is_claimed_)
        return Done{};
    return web::claim_once(tx, once_->key, once_->fingerprint);
}

}
