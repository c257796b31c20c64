#pragma once
#include "people/belongings.hpp"
#include "people/people.hpp"
#include "platform/web/routes.hpp"

namespace plenty::people {

Result<http::Response> show_join(web::Visit& visit);
Result<http::Response> create_person(web::Visit& visit, crypto::Passphrases& passphrases);

Result<http::Response> show_sign_in(web::Visit& visit);
Result<http::Response> create_session(web::Visit& visit, crypto::Passphrases& passphrases);
Result<http::Response> delete_session(web::Visit& visit);
Result<http::Response> show_recovery(web::Visit& visit);
Result<http::Response> create_recovery(web::Visit& visit, crypto::Passphrases& passphrases);

Result<http::Response> show_me(web::Visit& visit);
Result<http::Response> change_me(web::Visit& visit);
Result<http::Response> choose_language(web::Visit& visit);

Result<http::Response> show_sessions(web::Visit& visit);
Result<http::Response> end_session(web::Visit& visit);

Result<http::Response> show_belongings(web::Visit& visit, const std::vector<Belongings>& house);
Result<http::Response> send_belongings(web::Visit& visit, const std::vector<Belongings>& house);
Result<http::Response> show_departure(web::Visit& visit);
Result<http::Response> create_departure(web::Visit& visit, crypto::Passphrases& passphrases,
                                        const std::vector<Belongings>& house);

}
