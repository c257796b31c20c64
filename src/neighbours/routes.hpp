#pragma once
#include "neighbours/intake_limit.hpp"
#include "neighbours/neighbours.hpp"
#include "platform/crypto/passphrases.hpp"
#include "platform/jobs/jobs.hpp"
#include "platform/web/routes.hpp"

namespace plenty::api {
class Routes;
}

namespace plenty::neighbours {

/// What the pages of neighbours need besides a visit. All of it outlives the routes and the jobs.
struct Neighbouring {
    const Sealing& sealing;
    const gifts::Posting& posting;
    vault::Vault& vault;
    people::Attempts& attempts;
    crypto::Passphrases& passphrases;
    IntakeLimit& intake_limit;
};

/// The intake, the private link and the code, a neighbour's own page, and what members do for neighbours.
void add_routes(web::Routes& routes, const Neighbouring& neighbouring);
/// The same for programs. The parts {community} and {token} have to be explained before.
void add_api(api::Routes& routes, const Neighbouring& neighbouring);

/// Forgets, every day, the neighbours who have nothing here any more.
void add_jobs(jobs::Jobs& jobs, db::Database& database, const Neighbouring& neighbouring);

}
