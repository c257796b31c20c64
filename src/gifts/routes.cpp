#include "gifts/routes.hpp"

#include "gifts/pages.hpp"

namespace plenty::gifts {

void add_routes(web::Routes& routes, const Posting& posting, web::Watchers& watchers) {
    const auto with_posting = [&posting](auto page) {
        return [&posting, page](web::Visit& visit) { return page(visit, posting); };
    };
    const auto with_side = [&posting](auto page, Side side) {
        return [&posting, page, side](web::Visit& visit) { return page(visit, posting, side); };
    };

    routes.get("/c/{community}/board", show_board);
    routes.get("/c/{community}/board/events",
               [&watchers](web::Visit& visit) { return watch_board(visit, watchers); });
    routes.get("/c/{community}/ask", with_side(show_new_post, Side::ask));
    routes.post("/c/{community}/asks", with_side(create_post, Side::ask));
    routes.get("/c/{community}/offer", with_side(show_new_post, Side::offer));
    routes.post("/c/{community}/offers", with_side(create_post, Side::offer));

    routes.get("/posts", show_own_posts);
    routes.get("/posts/{post}", show_post);
    routes.get("/posts/{post}/edit", with_posting(show_edit));
    routes.post("/posts/{post}", with_posting(change_own_post));
    routes.post("/posts/{post}/pause", create_pause);
    routes.post("/posts/{post}/resume", delete_own_pause);
    routes.post("/posts/{post}/withdraw", create_closure);
    routes.post("/posts/{post}/confirm", create_confirmation);
}

}
