#include "people/api.hpp"

#include "people/prove.hpp"
#include "people/routes.hpp"

#include <algorithm>

namespace plenty::people::programs {
namespace {

using api::Answer;
using api::Call;

/// The new token of a device of that person, once they have proved who they are.
Result<Answer> token_for(Call& call, PersonId person, std::string_view device, std::string_view language) {
    const auto spoken = locale::Language::find(language).value_or(call.language());
    const std::string token = TRY(call.write(
        [&](db::Transaction& tx) { return add_device(tx, call.randomness(), person, device, spoken); }));
    return created(token_shape(), {token});
}

Result<Answer> create_session(Call& call, const Proving& proving) {
    const SigningIn wish = TRY(call.body(signing_in_shape()));
    const Proven proven = TRY(prove_passphrase(proving, wish.name, wish.passphrase));
    return token_for(call, proven.person, wish.device, proven.language);
}

Result<Answer> create_recovery(Call& call, const Proving& proving) {
    const Recovering wish = TRY(call.body(recovering_shape()));
    const PersonId person = TRY(recover_with_code(proving, wish.name, wish.code, wish.passphrase));
    return token_for(call, person, wish.device, call.language().tag());
}

Result<Answer> create_person(Call& call, crypto::Passphrases& passphrases) {
    const NewPerson wish = TRY(call.body(new_person_shape()));
    const auto language = wish.language.value_or(call.language());
    const auto prepared = TRY(prepare_joining({wish.name, wish.passphrase, language}, passphrases));
    const Welcome welcome = TRY(call.write([&](db::Transaction& tx) -> Result<Welcome> {
        Joined joined = TRY(join(tx, call.randomness(), prepared));
        std::string token = TRY(add_device(tx, call.randomness(), joined.person, wish.device, language));
        return Welcome{std::move(token), std::move(joined.recovery_codes)};
    }));
    return created(welcome_shape(), welcome);
}

Result<Answer> delete_session(Call& call) {
    TRY(call.write([&](db::Transaction& tx) -> Outcome {
        web::end_session(tx, call.token());
        return Done{};
    }));
    return api::done();
}

Result<Answer> show_me(Call& call) {
    const PersonId person = TRY(call.person());
    return ok(me_shape(), call.read([&](db::Reader& reader) { return load_profile(reader, person); }));
}

Result<Answer> change_me(Call& call) {
    const PersonId person = TRY(call.person());
    TRY(call.write([&](db::Transaction& tx) -> Outcome {
        const Profile before = load_profile(tx, person);
        TRY(call.is_version(api::etag_of(me_shape(), before)));
        return change_profile(tx, TRY(call.body(my_change_shape(), before)));
    }));
    return show_me(call);
}

/// Ends every session of theirs, this one too, and starts this device anew.
Result<Answer> update_passphrase(Call& call, const Proving& proving) {
    const PersonId person = TRY(call.person());
    const NewPassphrase wish = TRY(call.body(new_passphrase_shape()));
    TRY(confirm_passphrase(proving, person, wish.passphrase));
    const Profile profile = call.read([&](db::Reader& reader) { return load_profile(reader, person); });
    auto hash = hash_new_passphrase(wish.new_passphrase, profile.name, proving.passphrases);
    if (!hash.ok())
        return Refusal{hash.refusal().why, hash.refusal().sentence, "new_passphrase"};
    const std::string token = TRY(call.write([&](db::Transaction& tx) -> Result<std::string> {
        change_passphrase(tx, person, *hash);
        return web::start_session(tx, call.randomness(), person, call.session()->language,
                                  call.session()->device);
    }));
    return ok(token_shape(), {token});
}

Result<Answer> create_codes(Call& call, const Proving& proving) {
    const PersonId person = TRY(call.person());
    TRY(confirm_passphrase(proving, person, TRY(call.body(passphrase_shape())).passphrase));
    const auto codes = TRY(call.write([&](db::Transaction& tx) -> Result<Codes> {
        return Codes{renew_recovery_codes(tx, call.randomness(), person)};
    }));
    return created(codes_shape(), codes);
}

Result<Answer> create_device(Call& call) {
    const PersonId person = TRY(call.person());
    const NewDevice wish = TRY(call.body(new_device_shape()));
    return token_for(call, person, wish.device, call.session()->language.tag());
}

Result<Answer> show_sessions(Call& call) {
    const PersonId person = TRY(call.person());
    const auto asked = TRY(call.query(api::paging()));
    const auto places = call.read([&](db::Reader& reader) { return web::list_sessions_of(reader, person); });
    const auto page = TRY(api::page_after(places, asked, session_id));
    api::Page<SignedIn> told{{}, page.next};
    for (const web::SignedInPlace& each : page.items)
        told.items.push_back({each, each.started_at == call.session()->started_at});
    return ok(sessions_shape(), told);
}

Result<Answer> end_session(Call& call) {
    const PersonId person = TRY(call.person());
    const auto started_at = id_from_text(call.part(0));
    if (!started_at)
        return Refusal{Why::not_found, {"web.not_found"}};
    TRY(call.write([&](db::Transaction& tx) -> Outcome {
        web::end_session_of(tx, person, Instant(std::chrono::microseconds(*started_at)));
        return Done{};
    }));
    return api::done();
}

Result<Answer> show_belongings(Call& call, const std::vector<Belongings>& house) {
    const PersonId person = TRY(call.oneself());
    return ok(belongings_shape(),
              call.read([&](db::Reader& reader) { return list_all(house, reader, person); }));
}

Result<Answer> create_departure(Call& call, const Proving& proving, const std::vector<Belongings>& house) {
    const PersonId person = TRY(call.person());
    TRY(confirm_passphrase(proving, person, TRY(call.body(passphrase_shape())).passphrase));
    TRY(call.write([&](db::Transaction& tx) -> Outcome {
        depart(house, tx, person);
        return Done{};
    }));
    return api::done();
}

/// Each of these costs a noticeable part of a second and 64 MiB, and guesses at a secret.
constexpr http::Limits few{.requests_per_minute = 20};

void add_ways_in(api::Routes& routes, const Proving& proving) {
    routes.add({.method = http::Method::post,
                .pattern = "/people",
                .name = "join",
                .summary = "Join with any name and a passphrase",
                .whom = api::Whom::anybody,
                .body = new_person_shape(),
                .answers = api::creates(welcome_shape(), "Welcome."),
                .limits = few},
               [proving](Call& call) { return create_person(call, proving.passphrases); });
    routes.add({.method = http::Method::post,
                .pattern = "/sessions",
                .name = "sign_in",
                .summary = "Get a token for a device, with name and passphrase",
                .whom = api::Whom::anybody,
                .body = signing_in_shape(),
                .answers = api::creates(token_shape(), "The token of this device."),
                .limits = few},
               [proving](Call& call) { return create_session(call, proving); });
    routes.add({.method = http::Method::post,
                .pattern = "/recoveries",
                .name = "recover",
                .summary = "Come back with a recovery code and a new passphrase",
                .whom = api::Whom::anybody,
                .body = recovering_shape(),
                .answers = api::creates(token_shape(), "The token of this device."),
                .limits = few},
               [proving](Call& call) { return create_recovery(call, proving); });
    routes.add({.method = http::Method::del,
                .pattern = "/session",
                .name = "sign_out",
                .summary = "End the token that is shown",
                .whom = api::Whom::oneself,
                .answers = api::does("It lets nobody in any more.")},
               delete_session);
}

void add_profile(api::Routes& routes) {
    routes.add({.pattern = "/me",
                .name = "read_me",
                .summary = "What one says of oneself",
                .answers = api::tells(me_shape(), "Oneself.")},
               show_me);
    routes.add({.method = http::Method::patch,
                .pattern = "/me",
                .name = "change_me",
                .summary = "Change it; what is left out stays",
                .body = my_change_shape(),
                .answers = api::tells(me_shape(), "Oneself."),
                .versioned = api::Versioned::yes},
               change_me);
}

void add_places(api::Routes& routes) {
    routes.add({.pattern = "/me/sessions",
                .name = "list_sessions",
                .summary = "Where one is signed in",
                .query = api::paging(),
                .answers = api::tells(sessions_shape(), "A page of browsers and devices.")},
               show_sessions);
    routes.add({.method = http::Method::del,
                .pattern = "/me/sessions/{session}",
                .name = "end_session",
                .summary = "End it there",
                .answers = api::does("Nobody is signed in there any more.")},
               end_session);
    routes.add({.method = http::Method::post,
                .pattern = "/me/devices",
                .name = "add_device",
                .summary = "Get a token for one more device",
                .body = new_device_shape(),
                .answers = api::creates(token_shape(), "The token of that device.")},
               create_device);
}

void add_secrets(api::Routes& routes, const Proving& proving) {
    routes.add({.method = http::Method::put,
                .pattern = "/me/passphrase",
                .name = "change_passphrase",
                .summary = "Change one's passphrase, which ends every session but this device's",
                .body = new_passphrase_shape(),
                .answers = api::tells(token_shape(), "The new token of this device."),
                .limits = few},
               [proving](Call& call) { return update_passphrase(call, proving); });
    routes.add({.method = http::Method::post,
                .pattern = "/me/codes",
                .name = "renew_codes",
                .summary = "Ten new recovery codes",
                .body = passphrase_shape(),
                .answers = api::creates(codes_shape(), "The codes, told this once."),
                .limits = few},
               [proving](Call& call) { return create_codes(call, proving); });
}

}
}

namespace plenty::people {

void add_api(api::Routes& routes, crypto::Passphrases& passphrases, Attempts& attempts,
             const std::vector<Belongings>& house) {
    using namespace programs;
    const Proving proving{routes.surroundings().database, passphrases, attempts};
    routes.of("people");
    routes.explain_part("session", api::text());
    add_ways_in(routes, proving);
    add_profile(routes);
    add_places(routes);
    add_secrets(routes, proving);
    routes.add({.pattern = "/me/copy",
                .name = "copy_belongings",
                .summary = "A copy of everything that is one's own",
                .whom = api::Whom::oneself,
                .answers = api::tells(belongings_shape(), "All of it, in sections.")},
               [&house](Call& call) { return show_belongings(call, house); });
    routes.add({.method = http::Method::post,
                .pattern = "/me/departure",
                .name = "depart",
                .summary = "Delete oneself with all that is one's own, at once and for good",
                .body = passphrase_shape(),
                .answers = api::does("Gone."),
                .limits = few},
               [proving, &house](Call& call) { return create_departure(call, proving, house); });
}

}
