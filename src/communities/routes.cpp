#include "communities/routes.hpp"

#include "communities/pages.hpp"

namespace plenty::communities {

void add_routes(web::Routes& routes, std::vector<OnLeaving> on_leaving) {
    const auto leave = [others = std::move(on_leaving)](web::Visit& visit) {
        return delete_membership(visit, others);
    };

    routes.get("/communities", show_communities);
    routes.get("/communities/new", show_founding);
    routes.post("/communities", create_community);

    routes.get("/c/{community}", show_community);
    routes.post("/c/{community}/members", create_membership);
    routes.get("/c/{community}/leave", show_leaving);
    routes.post("/c/{community}/leave", leave);
    routes.post("/c/{community}/own-area", choose_own_area);

    routes.get("/c/{community}/apply", show_application);
    routes.post("/c/{community}/applications", create_application);
    routes.post("/c/{community}/applications/withdraw", delete_application);
    routes.post("/c/{community}/answer", delete_answer);
    routes.get("/c/{community}/applications", show_applications);
    routes.post("/c/{community}/applications/{person}", answer_applicant);

    routes.get("/c/{community}/invites", show_invites);
    routes.post("/c/{community}/invites", create_invite);
    routes.post("/c/{community}/invites/{invite}/revoke", delete_invite);
    routes.get("/invites/{token}", show_invite);
    routes.post("/invites/{token}", accept_invite);

    routes.get("/c/{community}/stewards", show_stewards);
    routes.post("/c/{community}/stewards", create_stewardship);
    routes.post("/c/{community}/stewards/hand-back", delete_stewardship);

    routes.get("/c/{community}/edit", show_charter);
    routes.post("/c/{community}/edit", update_charter);
    routes.get("/c/{community}/areas", show_areas);
    routes.post("/c/{community}/areas", create_area);
    routes.post("/c/{community}/areas/{area}", update_area);
    routes.get("/c/{community}/necessities", show_necessities);
    routes.post("/c/{community}/necessities", update_necessities);
    routes.get("/c/{community}/kinds", show_own_kinds);
    routes.post("/c/{community}/kinds", create_own_kind);
    routes.post("/c/{community}/kinds/{kind}", update_own_kind);
    routes.post("/c/{community}/kinds/{kind}/retire", create_retirement);
    routes.post("/c/{community}/kinds/{kind}/bring-back", delete_retirement);
}

}
