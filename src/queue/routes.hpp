#pragma once
#include "platform/jobs/jobs.hpp"
#include "platform/web/routes.hpp"
#include "queue/queue.hpp"

namespace plenty::queue {

/// The page of the queue, what one can do on its rows, and handing over and resting. `sources` outlives them.
void add_routes(web::Routes& routes, const Sources& sources);

/// Sweeps every hour.
void add_jobs(jobs::Jobs& jobs, db::Database& database, const Sources& sources);

}
