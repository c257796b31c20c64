#include "queue/routes.hpp"

#include "queue/pages.hpp"

namespace plenty::queue {

void add_routes(web::Routes& routes, const Sources& sources) {
    const auto with = [&sources](auto page) {
        return [&sources, page](web::Visit& visit) { return page(visit, sources); };
    };

    routes.get("/c/{community}/queue", with(show_queue));
    routes.post("/c/{community}/queue/take", with(create_taking));
    routes.post("/c/{community}/queue/give-back", delete_taking);
    routes.post("/c/{community}/queue/still-needed", create_doubt);

    routes.post("/c/{community}/queue/look-after", create_company);

    routes.get("/c/{community}/queue/calls/{neighbour}", with(show_calls));
    routes.post("/c/{community}/queue/calls/{neighbour}", with(create_call));
    routes.post("/c/{community}/queue/calls/{neighbour}/plan", with(create_call_back));

    routes.get("/c/{community}/queue/rest", show_rest);
    routes.post("/c/{community}/queue/rest", create_rest);
    routes.post("/c/{community}/queue/rest/end", delete_rest);
    routes.post("/c/{community}/queue/hand-over", create_takeover);
    routes.post("/c/{community}/queue/hand-over/withdraw", delete_takeover);
    routes.post("/c/{community}/queue/hand-over/{holder}/accept", accept_offer);
    routes.post("/c/{community}/queue/hand-over/{holder}/decline", decline_offer);
}

void add_jobs(jobs::Jobs& jobs, db::Database& database, const Sources& sources) {
    jobs.every(std::chrono::hours(1), "queue.sweep", [&](const jobs::Task&) { sweep(database, sources); });
}

}
