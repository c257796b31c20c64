#pragma once
#include "platform/jobs/jobs.hpp"
#include "platform/web/routes.hpp"
#include "queue/queue.hpp"

namespace plenty::api {
class Routes;
}

namespace plenty::queue {

/// The page of the queue, what one can do on its rows, and handing over and resting. `sources` outlives them.
void add_routes(web::Routes& routes, const Sources& sources);
/// The same for programs. The parts {community} and {neighbour} have to be explained before.
void add_api(api::Routes& routes, const Sources& sources);

/// Sweeps every hour.
void add_jobs(jobs::Jobs& jobs, db::Database& database, const Sources& sources);

}
