#pragma once
#include "neighbours/routes.hpp"
#include "platform/html/components.hpp"
#include "platform/web/notes.hpp"

namespace plenty::neighbours {

Result<http::Response> show_intake(web::Visit& visit);
Result<http::Response> create_intake(web::Visit& visit, const Neighbouring& with);

Result<http::Response> show_link(web::Visit& visit, const Neighbouring& with);
Result<http::Response> open_link(web::Visit& visit);
Result<http::Response> show_code(web::Visit& visit);
Result<http::Response> open_code(web::Visit& visit, const Neighbouring& with);

Result<http::Response> show_own_page(web::Visit& visit, const Neighbouring& with);
Result<http::Response> create_own_intake(web::Visit& visit, const Neighbouring& with);
Result<http::Response> delete_own_intake(web::Visit& visit);
Result<http::Response> show_account(web::Visit& visit);
Result<http::Response> create_account(web::Visit& visit, const Neighbouring& with);
Result<http::Response> show_own_forgetting(web::Visit& visit);
Result<http::Response> create_own_forgetting(web::Visit& visit, const Neighbouring& with);

Result<http::Response> show_neighbours(web::Visit& visit, const Neighbouring& with);
Result<http::Response> show_entering(web::Visit& visit);
Result<http::Response> create_neighbour(web::Visit& visit, const Neighbouring& with);

Result<http::Response> show_neighbour(web::Visit& visit, const Neighbouring& with);
Result<http::Response> show_change(web::Visit& visit, const Neighbouring& with);
Result<http::Response> update_neighbour(web::Visit& visit, const Neighbouring& with);
Result<http::Response> create_key(web::Visit& visit, const Neighbouring& with);
Result<http::Response> delete_key(web::Visit& visit);
Result<http::Response> create_care(web::Visit& visit);
Result<http::Response> update_care(web::Visit& visit);
Result<http::Response> delete_care(web::Visit& visit);
Result<http::Response> start_acting(web::Visit& visit);
Result<http::Response> stop_acting(web::Visit& visit);
Result<http::Response> delete_neighbour(web::Visit& visit, const Neighbouring& with);

Result<http::Response> show_post_for(web::Visit& visit, const Neighbouring& with, gifts::Side side);
Result<http::Response> create_post_for(web::Visit& visit, const Neighbouring& with, gifts::Side side);

Result<http::Response> show_boarding(web::Visit& visit, const Neighbouring& with);
Result<http::Response> create_boarding(web::Visit& visit, const Neighbouring& with);
Result<http::Response> create_answer(web::Visit& visit);
Result<http::Response> create_recognition(web::Visit& visit, const Neighbouring& with);

/// A member, and the community in the address.
struct Place {
    PersonId person;
    communities::Profile community;

    std::string path() const { return "/c/" + community.slug; }
    std::string path_of(PersonId neighbour) const { return path() + "/neighbours/" + neighbour.text(); }
    std::string path_of(IntakeId intake) const { return path() + "/intakes/" + intake.text(); }
};
Result<Place> place_of(const web::Visit& visit);
/// The neighbour in the address, for the member there.
struct Before {
    Place place;
    Neighbour neighbour;

    std::string path() const { return place.path_of(neighbour.person); }
};
Result<Before> neighbour_before(const web::Visit& visit, const Sealing& sealing);
http::Response change_page(const web::Visit& visit, const Before& before, const Refusal* refusal);
/// The way back to the neighbours of the community.
html::Html way_back(const web::Visit& visit, const Place& place);

/// What several of these forms ask.
html::Html side_field(const web::Visit& visit, std::string_view chosen);
html::Html area_field(const web::Visit& visit, CommunityId community, const web::Notes& notes,
                      std::string chosen);
/// Who they are, how they are reached, where.
html::Html neighbour_fields(const web::Visit& visit, CommunityId community, const web::Notes& notes,
                            const NewNeighbour& known);
std::string area_name(const web::Visit& visit, const Neighbour& neighbour);
/// What somebody takes home: their code, their link, until when.
html::Html key_slip(const web::Visit& visit, std::string_view name, const Key& key);
/// What was typed into a field.
std::string typed(const web::Visit& visit, std::string_view field);
gifts::Side typed_side(const web::Visit& visit);
std::string first_line(const std::string& words);

}
