#pragma once
#include "gifts/gifts.hpp"
#include "platform/jobs/jobs.hpp"
#include "platform/web/routes.hpp"
#include "platform/web/watchers.hpp"

namespace plenty::api {
class Routes;
}

namespace plenty::gifts {

/// The board, asking, offering, and one's own posts. `posting` and `watchers` outlive the routes.
void add_routes(web::Routes& routes, const Posting& posting, web::Watchers& watchers);
/// Tells those who have a board open when something appears on it. `watchers` outlive the jobs.
void add_jobs(jobs::Jobs& jobs, web::Watchers& watchers);
/// The same for programs. The part {community} has to be explained before.
void add_api(api::Routes& routes, const Posting& posting);

}
