#include "handovers/routes.hpp"

#include "handovers/pages.hpp"
#include "handovers/weeks.hpp"

namespace plenty::handovers {
void add_routes(web::Routes& routes, const Handovers& handovers) {
    const auto with = [&handovers](auto page) {
        return [&handovers, page](web::Visit& visit) { return page(visit, handovers); };
    };

    routes.get("/posts/{post}/replies", with(show_replies));
    routes.post("/posts/{post}/replies/need", with(create_decision));
    routes.get("/posts/{post}/reply", with(show_reply));
    routes.post("/posts/{post}/reply", with(create_reply));

    routes.get("/handovers", with(show_handovers));
    routes.get("/handovers/{match}", with(show_handover));
    routes.post("/handovers/{match}/answer", with(create_answer));
    routes.post("/handovers/{match}/meeting", with(create_meeting));
    routes.post("/handovers/{match}/agree", with(create_yes));
    routes.post("/handovers/{match}/messages", with(create_message));
    routes.post("/handovers/{match}/cancel", with(create_cancellation));
    routes.post("/handovers/{match}/done", with(create_completion));
    routes.post("/handovers/{match}/heard", with(create_hearing));

    routes.get("/c/{community}/weeks", show_weeks);
}

void add_jobs(jobs::Jobs& jobs, db::Database& database, const Handovers& handovers) {
    jobs.on("gifts.closed", "handovers.answer_waiting",
            [&handovers](db::Transaction& tx, const jobs::Task& task) -> Outcome {
                if (const auto post = gifts::post_of_event(task.body))
                    answer_waiting(tx, handovers.vault, *post);
                return Done{};
            });
    jobs.every(std::chrono::hours(1), "handovers.sweep",
               [&](const jobs::Task&) { sweep(database, handovers.vault, handovers.posting.randomness); });
    jobs.every(std::chrono::hours(24), "handovers.tell_weeks", [&](const jobs::Task&) {
        tell_weeks(database, handovers.vault, handovers.posting.randomness);
    });
}

}
