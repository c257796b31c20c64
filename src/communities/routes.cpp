#include "communities/routes.hpp"

#include "communities/pages.hpp"

namespace plenty::communities {

void add_routes(web::Routes& routes) {
    routes.get("/communities", show_communities);
    routes.get("/communities/new", show_founding);
    routes.post("/communities", create_community);

    routes.get("/c/{community}", show_community);
    routes.post("/c/{community}/members", create_membership);
    routes.post("/c/{community}/leave", delete_membership);
    routes.post("/c/{community}/applications", create_application);
    routes.post("/c/{community}/applications/{person}", answer_applicant);

    routes.post("/c/{community}/invites", create_invite);
    routes.get("/invites/{token}", show_invite);
    routes.post("/invites/{token}", accept_invite);

    routes.post("/c/{community}/stewards", create_stewardship);
    routes.post("/c/{community}/stewards/hand-back", delete_stewardship);
}

}
