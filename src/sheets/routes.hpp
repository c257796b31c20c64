#pragma once
#include "platform/api/api.hpp"
#include "platform/web/routes.hpp"
#include "sheets/sheets.hpp"

namespace plenty::sheets {

/// Bringing a sheet in, taking it back, and taking one along. Both outlive the routes.
void add_routes(web::Routes& routes, const Desk& desk, vault::Vault& vault);
/// The same for programs.
void add_api(api::Routes& routes, const Desk& desk, vault::Vault& vault);

}
