#pragma once
#include "gifts/form_page.hpp"
#include "gifts/gifts.hpp"
#include "platform/web/routes.hpp"
#include "platform/web/watchers.hpp"

namespace plenty::gifts {

Result<http::Response> show_board(web::Visit& visit);
/// Events for those who have the board open.
Result<http::Response> watch_board(web::Visit& visit, web::Watchers& watchers);
Result<http::Response> show_post(web::Visit& visit);
Result<http::Response> show_own_posts(web::Visit& visit);

Result<http::Response> show_new_post(web::Visit& visit, const Posting& posting, Side side);
Result<http::Response> create_post(web::Visit& visit, const Posting& posting, Side side);
Result<http::Response> show_edit(web::Visit& visit, const Posting& posting);
Result<http::Response> change_own_post(web::Visit& visit, const Posting& posting);

Result<http::Response> create_pause(web::Visit& visit);
Result<http::Response> delete_own_pause(web::Visit& visit);
Result<http::Response> create_closure(web::Visit& visit);
Result<http::Response> create_confirmation(web::Visit& visit);

std::string path_of(PostId post);

}
