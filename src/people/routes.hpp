#pragma once
#include "platform/crypto/passphrases.hpp"
#include "platform/web/routes.hpp"

namespace plenty::people {

/// Joining, signing in and out, and one's own things.
void add_routes(web::Routes& routes, crypto::Passphrases& passphrases);

}
