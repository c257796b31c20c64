#pragma once
#include "platform/web/routes.hpp"

namespace plenty::communities {

/// Finding, founding, joining, leaving and looking after communities.
void add_routes(web::Routes& routes);

}
