#pragma once
#include "platform/html/components.hpp"
#include "platform/web/notes.hpp"
#include "platform/web/routes.hpp"
#include "sheets/opened.hpp"

/// The pages of a community's sheets, for those who look after it.
namespace plenty::sheets {

Result<http::Response> show_start(web::Visit& visit, const Desk& desk);
Result<http::Response> create_sheet(web::Visit& visit, const Desk& desk);
Result<http::Response> send_export(web::Visit& visit, const Desk& desk);
Result<http::Response> show_columns(web::Visit& visit, const Desk& desk);
Result<http::Response> update_columns(web::Visit& visit, const Desk& desk);
Result<http::Response> show_look(web::Visit& visit, const Desk& desk);
Result<http::Response> create_import(web::Visit& visit, const Desk& desk);
Result<http::Response> delete_sheet(web::Visit& visit, const Desk& desk);
Result<http::Response> show_import(web::Visit& visit, const Desk& desk, const vault::Vault& vault);
Result<http::Response> delete_import(web::Visit& visit, const Desk& desk, vault::Vault& vault);

/// The community in the address, for somebody who looks after it.
struct Place {
    PersonId person;
    communities::Profile community;

    std::string path() const { return "/c/" + community.slug + "/sheet"; }
};
Result<Place> place_of(const web::Visit& visit);
Manner manner_of(const web::Visit& visit);
html::Html way_back(const web::Visit& visit, const Place& place);
/// Where somebody is on the way from a file to the board, counted from 0.
html::Html way_in(const web::Visit& visit, std::size_t current);

/// The sheet in the address.
Result<OpenSheet> open(const web::Visit& visit, const Desk& desk, const Place& place);
std::string path_of(const Place& place, SheetId sheet);

/// At most so many letters of it.
std::string shortened(std::string_view text, std::size_t most = 120);

/// What is shown at once of long lists; the rest is counted.
inline constexpr std::size_t most_shown = 40;

}
