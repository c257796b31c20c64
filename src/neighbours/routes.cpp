#include "neighbours/routes.hpp"

#include "neighbours/pages.hpp"

namespace plenty::neighbours {
namespace {

void add_public_routes(web::Routes& routes, const Neighbouring& neighbouring) {
    const http::Limits few{.requests_per_minute = 20};
    const auto with = [&neighbouring](auto page) {
        return [&neighbouring, page](web::Visit& visit) { return page(visit, neighbouring); };
    };

    routes.get("/c/{community}/intake", show_intake);
    routes.post("/c/{community}/intake", with(create_intake), few);
    routes.get("/l/{token}", with(show_link), few);
    routes.post("/l/{token}", open_link, few);
    routes.get("/code", show_code);
    routes.post("/code", with(open_code), few);

    routes.get("/neighbour", with(show_own_page));
    routes.post("/neighbour/intakes", with(create_own_intake));
    routes.post("/neighbour/intakes/{intake}/away", delete_own_intake);
    routes.get("/neighbour/account", show_account);
    routes.post("/neighbour/account", with(create_account), few);
    routes.get("/neighbour/forget", show_own_forgetting);
    routes.post("/neighbour/forget", with(create_own_forgetting));
    routes.post("/acting/end", stop_acting);
}

void add_member_routes(web::Routes& routes, const Neighbouring& neighbouring) {
    const auto with = [&neighbouring](auto page) {
        return [&neighbouring, page](web::Visit& visit) { return page(visit, neighbouring); };
    };
    const auto with_side = [&neighbouring](auto page, gifts::Side side) {
        return [&neighbouring, page, side](web::Visit& visit) { return page(visit, neighbouring, side); };
    };

    routes.get("/c/{community}/neighbours", with(show_neighbours));
    routes.get("/c/{community}/neighbours/new", show_entering);
    routes.post("/c/{community}/neighbours", with(create_neighbour));

    const std::string neighbour = "/c/{community}/neighbours/{neighbour}";
    routes.get(neighbour, with(show_neighbour));
    routes.get(neighbour + "/edit", with(show_change));
    routes.post(neighbour + "/edit", with(update_neighbour));
    routes.get(neighbour + "/ask", with_side(show_post_for, gifts::Side::ask));
    routes.post(neighbour + "/asks", with_side(create_post_for, gifts::Side::ask));
    routes.get(neighbour + "/offer", with_side(show_post_for, gifts::Side::offer));
    routes.post(neighbour + "/offers", with_side(create_post_for, gifts::Side::offer));
    routes.post(neighbour + "/key", with(create_key));
    routes.post(neighbour + "/revoke", delete_key);
    routes.post(neighbour + "/look-after", create_care);
    routes.post(neighbour + "/hand-on", update_care);
    routes.post(neighbour + "/let-go", delete_care);
    routes.post(neighbour + "/act", start_acting);
    routes.post(neighbour + "/forget", with(delete_neighbour));

    const std::string intake = "/c/{community}/intakes/{intake}";
    routes.get(intake, with(show_boarding));
    routes.post(intake + "/board", with(create_boarding));
    routes.post(intake + "/answer", create_answer);
    routes.post(intake + "/same", with(create_recognition));
}

}

void add_routes(web::Routes& routes, const Neighbouring& neighbouring) {
    add_public_routes(routes, neighbouring);
    add_member_routes(routes, neighbouring);
}

void add_jobs(jobs::Jobs& jobs, db::Database& database, const Neighbouring& neighbouring) {
    jobs.every(std::chrono::hours(24), "neighbours.forget_gone_neighbours",
               [&](const jobs::Task&) { forget_gone_neighbours(database, neighbouring.vault); });
}

}
