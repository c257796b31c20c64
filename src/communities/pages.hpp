#pragma once
#include "communities/communities.hpp"
#include "platform/web/routes.hpp"

namespace plenty::communities {

Result<http::Response> show_communities(web::Visit& visit);
Result<http::Response> show_founding(web::Visit& visit);
Result<http::Response> create_community(web::Visit& visit);

Result<http::Response> show_community(web::Visit& visit);
Result<http::Response> create_membership(web::Visit& visit);
Result<http::Response> delete_membership(web::Visit& visit);
Result<http::Response> create_application(web::Visit& visit);
Result<http::Response> answer_applicant(web::Visit& visit);
Result<http::Response> create_invite(web::Visit& visit);
Result<http::Response> show_invite(web::Visit& visit);
Result<http::Response> accept_invite(web::Visit& visit);
Result<http::Response> create_stewardship(web::Visit& visit);
Result<http::Response> delete_stewardship(web::Visit& visit);

std::string path_of(const Profile& community);

}
