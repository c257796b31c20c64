#include "people/routes.hpp"

#include "people/pages.hpp"

namespace plenty::people {

void add_routes(web::Routes& routes, crypto::Passphrases& passphrases, Attempts& attempts,
                const std::vector<Belongings>& house) {
    // Each of these costs a noticeable part of a second and 64 MiB, and guesses at a secret.
    const http::Limits few{.requests_per_minute = 20};
    const Proving proving{routes.surroundings().database, passphrases, attempts};
    const auto proves = [proving](auto page) {
        return [proving, page](web::Visit& visit) { return page(visit, proving); };
    };

    routes.get("/join", show_join);
    routes.post(
        "/people", [&passphrases](web::Visit& visit) { return create_person(visit, passphrases); }, few);
    routes.get("/sign-in", show_sign_in);
    routes.post("/sessions", proves(create_session), few);
    routes.post("/sign-out", delete_session);
    routes.get("/recover", show_recovery);
    routes.post("/recoveries", proves(create_recovery), few);

    routes.get("/me", show_me);
    routes.post("/me", change_me);
    routes.post("/language", choose_language);
    routes.get("/me/passphrase", show_passphrase);
    routes.post("/me/passphrase", proves(update_passphrase), few);
    routes.get("/me/codes", show_codes);
    routes.post("/me/codes", proves(create_codes), few);
    routes.get("/me/sessions", show_sessions);
    routes.post("/me/sessions/end", end_session);
    routes.post("/me/devices", create_device);

    routes.get("/me/copy", [&house](web::Visit& visit) { return show_belongings(visit, house); });
    routes.get("/me/copy.json", [&house](web::Visit& visit) { return send_belongings(visit, house); });
    routes.get("/me/go", show_departure);
    routes.post(
        "/departures",
        [proving, &house](web::Visit& visit) { return create_departure(visit, proving, house); }, few);
}

}
