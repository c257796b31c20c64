#pragma once
#include "people/attempts.hpp"
#include "people/belongings.hpp"
#include "platform/crypto/passphrases.hpp"
#include "platform/web/routes.hpp"

namespace plenty::api {
class Routes;
}

namespace plenty::people {

/// Joining, signing in and out, and one's own things. `house` says what other features keep of a person;
/// it, the passphrases and the attempts outlive the routes.
void add_routes(web::Routes& routes, crypto::Passphrases& passphrases, Attempts& attempts,
                const std::vector<Belongings>& house);
/// The same for programs.
void add_api(api::Routes& routes, crypto::Passphrases& passphrases, Attempts& attempts,
             const std::vector<Belongings>& house);

}
