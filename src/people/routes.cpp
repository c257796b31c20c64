#include "people/routes.hpp"

#include "people/pages.hpp"

namespace plenty::people {

void add_routes(web::Routes& routes, crypto::Passphrases& passphrases, const std::vector<Belongings>& house) {
    // Each attempt costs a noticeable part of a second and 64 MiB, and guesses at a secret.
    const http::Limits few{.requests_per_minute = 20};
    const auto with_passphrases = [&passphrases](auto page) {
        return [&passphrases, page](web::Visit& visit) { return page(visit, passphrases); };
    };

    routes.get("/join", show_join);
    routes.post("/people", with_passphrases(create_person), few);
    routes.get("/sign-in", show_sign_in);
    routes.post("/sessions", with_passphrases(create_session), few);
    routes.post("/sign-out", delete_session);
    routes.get("/recover", show_recovery);
    routes.post("/recoveries", with_passphrases(create_recovery), few);

    routes.get("/me", show_me);
    routes.post("/me", change_me);
    routes.post("/language", choose_language);
    routes.get("/me/sessions", show_sessions);
    routes.post("/me/sessions/end", end_session);

    routes.get("/me/copy", [&house](web::Visit& visit) { return show_belongings(visit, house); });
    routes.get("/me/copy.json", [&house](web::Visit& visit) { return send_belongings(visit, house); });
    routes.get("/me/go", show_departure);
    routes.post(
        "/departures",
        [&passphrases, &house](web::Visit& visit) { return create_departure(visit, passphrases, house); }, few);
}

}
