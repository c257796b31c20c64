#pragma once
#include "gifts/gifts.hpp"
#include "platform/web/routes.hpp"

namespace plenty::api {
class Routes;
}

namespace plenty::gifts {

/// The board, asking, offering, and one's own posts. `posting` outlives the routes.
void add_routes(web::Routes& routes, const Posting& posting);
/// The same for programs. The part {community} has to be explained before.
void add_api(api::Routes& routes, const Posting& posting);

}
