#pragma once
#include "platform/web/routes.hpp"
#include "queue/queue.hpp"

/// Pages that look across features, and what stands around every page.
namespace plenty::home {

/// Header, navigation and footer around a page.
html::Html draw_shell(const web::Visit& visit, const web::Page& page);

/// The front page. `queue` outlives the routes.
void add_routes(web::Routes& routes, const queue::Sources& queue);

}
