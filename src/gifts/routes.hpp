#pragma once
#include "gifts/gifts.hpp"
#include "platform/web/routes.hpp"

namespace plenty::gifts {

/// The board, asking, offering, and one's own posts. `posting` outlives the routes.
void add_routes(web::Routes& routes, const Posting& posting);

}
