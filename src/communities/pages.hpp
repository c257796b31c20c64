#pragma once
#include "communities/communities.hpp"
#include "platform/web/routes.hpp"

/// The pages of communities. Each takes the community from its address.
namespace plenty::communities {

Result<http::Response> show_communities(web::Visit& visit);
Result<http::Response> show_founding(web::Visit& visit);
Result<http::Response> create_community(web::Visit& visit);

Result<http::Response> show_community(web::Visit& visit);
Result<http::Response> create_membership(web::Visit& visit);
Result<http::Response> show_leaving(web::Visit& visit);
Result<http::Response> delete_membership(web::Visit& visit, std::span<const OnLeaving> others);
Result<http::Response> choose_own_area(web::Visit& visit);

Result<http::Response> show_application(web::Visit& visit);
Result<http::Response> create_application(web::Visit& visit);
Result<http::Response> delete_application(web::Visit& visit);
Result<http::Response> delete_answer(web::Visit& visit);
Result<http::Response> show_applications(web::Visit& visit);
Result<http::Response> answer_applicant(web::Visit& visit);

Result<http::Response> show_invites(web::Visit& visit);
Result<http::Response> create_invite(web::Visit& visit);
Result<http::Response> delete_invite(web::Visit& visit);
Result<http::Response> show_invite(web::Visit& visit);
Result<http::Response> accept_invite(web::Visit& visit);

Result<http::Response> show_stewards(web::Visit& visit);
Result<http::Response> create_stewardship(web::Visit& visit);
Result<http::Response> delete_stewardship(web::Visit& visit);

Result<http::Response> show_charter(web::Visit& visit);
Result<http::Response> update_charter(web::Visit& visit);
Result<http::Response> show_areas(web::Visit& visit);
Result<http::Response> create_area(web::Visit& visit);
Result<http::Response> update_area(web::Visit& visit);
Result<http::Response> show_necessities(web::Visit& visit);
Result<http::Response> update_necessities(web::Visit& visit);
Result<http::Response> show_own_kinds(web::Visit& visit);
Result<http::Response> create_own_kind(web::Visit& visit);
Result<http::Response> update_own_kind(web::Visit& visit);
Result<http::Response> create_retirement(web::Visit& visit);
Result<http::Response> delete_retirement(web::Visit& visit);

std::string path_of(const Profile& community);

/// The community in the address, for somebody who is signed in.
struct Place {
    PersonId person;
    Profile community;
};
Result<Place> place_of(const web::Visit& visit);
/// The same, for a member only.
Result<Place> member_place_of(const web::Visit& visit);
/// A way back to the community, above the title of its pages.
html::Html way_back(const web::Visit& visit, const Profile& community);

/// Does something to the community in the address, and goes on to its page or to `path` below it.
template <class Action>
Result<http::Response> act(web::Visit& visit, SentenceKey done, Action action, std::string_view path = {}) {
    const Place place = TRY(place_of(visit));
    TRY(visit.write(
        [&](db::Transaction& tx) -> Outcome { return action(tx, place.person, place.community.id); }));
    return visit.go_to(path_of(place.community) + std::string(path), done);
}

}
