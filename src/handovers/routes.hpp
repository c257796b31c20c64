#pragma once
#include "handovers/handovers.hpp"
#include "platform/jobs/jobs.hpp"
#include "platform/web/routes.hpp"

namespace plenty::api {
class Routes;
}

namespace plenty::handovers {

/// What hand-overs need besides a visit. All of it outlives the routes and the jobs.
struct Handovers {
    vault::Vault& vault;
    const gifts::Posting& posting;
};

/// Replies, choosing, and one's own hand-overs.
void add_routes(web::Routes& routes, const Handovers& handovers);
/// The same for programs. The part {post} has to be explained before.
void add_api(api::Routes& routes, const Handovers& handovers);

/// Answers whoever waits when a post closes, and sweeps every hour.
void add_jobs(jobs::Jobs& jobs, db::Database& database, const Handovers& handovers);

}
