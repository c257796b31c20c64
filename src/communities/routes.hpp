#pragma once
#include "communities/communities.hpp"
#include "platform/web/routes.hpp"

#include <vector>

namespace plenty::api {
class Routes;
}

namespace plenty::communities {

/// Finding, founding, joining, leaving and looking after communities. `on_leaving` is what other features
/// do when somebody leaves one.
void add_routes(web::Routes& routes, std::vector<OnLeaving> on_leaving = {});
/// The same for programs, and the kinds that a community knows.
void add_api(api::Routes& routes, std::vector<OnLeaving> on_leaving = {});

}
