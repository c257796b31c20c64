#include "platform/api/admission.hpp"

#include "platform/crypto/base64.hpp"
#include "platform/crypto/token.hpp"
#include "platform/http/letters.hpp"
#include "platform/http/parameters.hpp"
#include "platform/web/routes.hpp"

#include <algorithm>
#include <array>

namespace plenty::api {
namespace {

constexpr std::size_t longest_once_key = 255;

/// What Authorization shows; nothing without one, an empty text for another scheme than Bearer.
std::optional<std::string_view> bearer_token(const http::Request& request) {
    const auto shown = request.headers.find("authorization");
    if (!shown)
        return std::nullopt;
    std::string_view rest = *shown;
    const std::string_view scheme = http::take_until(rest, ' ');
    return http::same_letters(scheme, "bearer") ? http::trim(rest) : std::string_view();
}

void touch(const Call& call, std::string_view token) {
    (void)call.surroundings().database.write([&](db::Transaction& tx) -> Outcome {
        web::touch_session(tx, token);
        return Done{};
    });
}

/// A token that is shown must be good, even where none is needed: else its owner would read as a stranger.
std::optional<Halt> recognise(Call& call, Door&) {
    const auto token = bearer_token(call.request());
    if (!token)
        return std::nullopt;
    const auto found = call.read([&](db::Reader& reader) { return web::find_session(reader, *token); });
    if (!found || !found->session.device) // the token of a browser is not for programs
        return Halt{401, {Why::sign_in, {"api.token_not_known"}}};
    if (found->needs_touch)
        touch(call, *token);
    call.let_in(found->session, std::string(*token));
    return std::nullopt;
}

std::optional<Halt> hold_back(Call& call, Door& door) {
    if (!call.session())
        return std::nullopt;
    const auto key = static_cast<std::uint64_t>(call.session()->person.value());
    const auto wait = door.rate.wait_for(key, calls_per_minute, http::RateLimit::Clock::now());
    if (wait == wait.zero())
        return std::nullopt;
    Halt halt{429, {Why::too_often, {"web.failure.too_often"}}};
    halt.headers.add("retry-after", std::to_string(std::chrono::ceil<std::chrono::seconds>(wait).count()));
    return halt;
}

std::optional<Halt> require_token(Call& call, Door&) {
    if (call.operation().whom == Whom::anybody || call.session())
        return std::nullopt;
    return Halt{401, {Why::sign_in, {"api.token_first"}}};
}

/// Said with each call, so that no program takes itself for somebody whom it may not act for any more.
std::optional<Halt> let_act(Call& call, Door& door) {
    const auto named = call.request().headers.find(acting_header);
    if (!named || !call.session())
        return std::nullopt;
    const auto neighbour = PersonId::parse(*named);
    const auto allowed = call.read([&](db::Reader& reader) {
        return door.may_act_for(reader, call.session()->person, neighbour.value_or(PersonId()));
    });
    if (!allowed.ok())
        return Halt{web::status_of(allowed.refusal().why), allowed.refusal()};
    call.act_for(*neighbour);
    return std::nullopt;
}

std::optional<Halt> require_whom(Call& call, Door&) {
    const Whom whom = call.operation().whom;
    const auto who = whom == Whom::person    ? call.person()
                     : whom == Whom::oneself ? call.oneself()
                                             : Result<PersonId>(PersonId());
    return who.ok() ? std::nullopt : std::optional(Halt{web::status_of(who.refusal().why), who.refusal()});
}

std::optional<Halt> require_no_stray_query(Call& call, Door&) {
    if (call.operation().query || call.request().query.empty())
        return std::nullopt;
    const std::string& name = call.request().query.begin()->first;
    return Halt{422, refused_at(below("?", name), {"api.unknown_member"})};
}

bool is_json(const http::Request& request) {
    const std::string_view type = request.headers.get("content-type");
    const std::string_view kind = http::value_without_parameters(type);
    const auto charset = http::parameter(type, "charset");
    return (http::same_letters(kind, "application/json") ||
            http::same_letters(kind, "application/merge-patch+json")) &&
           (!charset || http::same_letters(*charset, "utf-8"));
}

bool is_empty(const http::Request& request) {
    return request.body.empty() && request.form.empty() && request.uploads.empty();
}

/// In which letters a text is written is for its reader to find out, whatever is said of it.
std::optional<Halt> expect_text(const Call& call) {
    const auto& types = call.operation().texts;
    const std::string_view sent = http::value_without_parameters(call.request().headers.get("content-type"));
    if (std::ranges::any_of(types, [&](const std::string& each) { return http::same_letters(sent, each); }))
        return std::nullopt;
    return Halt{415, {Why::invalid, {"api.text_only", {{"types", locale::list(call.language(), types)}}}}};
}

std::optional<Halt> read_body(Call& call, Door&) {
    if (!call.operation().texts.empty())
        return expect_text(call);
    if (!call.operation().body)
        return is_empty(call.request()) ? std::nullopt
                                        : std::optional(Halt{400, {Why::invalid, {"api.no_body_here"}}});
    if (!is_json(call.request()))
        return Halt{415, {Why::invalid, {"api.json_only"}}};
    auto body = read_json(call.request().body);
    if (!body.ok())
        return Halt{400, body.refusal()};
    call.set_body(*std::move(body));
    return std::nullopt;
}

std::optional<Halt> require_version(Call& call, Door&) {
    if (call.operation().versioned == Versioned::no || !call.versions().empty())
        return std::nullopt;
    return Halt{428, {Why::conflict, {"api.which_version"}}};
}

/// A stranger's key counts together with what they send, so that nobody meets the answer of somebody else.
std::optional<Halt> note_key(Call& call, Door&) {
    const http::Request& request = call.request();
    const auto key = request.headers.find("idempotency-key");
    if (!key || request.method != http::Method::post)
        return std::nullopt;
    if (key->empty() || key->size() > longest_once_key)
        return Halt{400, {Why::invalid, {"api.bad_key", {}, static_cast<std::int64_t>(longest_once_key)}}};
    const std::string fingerprint = crypto::base64url(crypto::hash_of(request.body).bytes());
    const std::string whose = call.viewer() ? call.viewer()->text() : fingerprint;
    std::string owned = "api\n" + whose + "\n" + request.path + "\n";
    owned += *key;
    call.set_once({std::move(owned), fingerprint});
    return std::nullopt;
}

}

std::optional<Halt> admit(Call& call, Door& door) {
    for (const auto gate : {recognise, require_token, hold_back, let_act, require_whom,
                            require_no_stray_query, read_body, require_version, note_key})
        if (auto halt = gate(call, door))
            return halt;
    return std::nullopt;
}

}
