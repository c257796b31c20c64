#pragma once
#include "people/belongings.hpp"
#include "people/people.hpp"
#include "people/prove.hpp"
#include "platform/web/routes.hpp"

namespace plenty::people {

Result<http::Response> show_join(web::Visit& visit);
Result<http::Response> create_person(web::Visit& visit, crypto::Passphrases& passphrases);

Result<http::Response> show_sign_in(web::Visit& visit);
Result<http::Response> create_session(web::Visit& visit, const Proving& proving);
Result<http::Response> delete_session(web::Visit& visit);
Result<http::Response> show_recovery(web::Visit& visit);
Result<http::Response> create_recovery(web::Visit& visit, const Proving& proving);

Result<http::Response> show_me(web::Visit& visit);
Result<http::Response> change_me(web::Visit& visit);
Result<http::Response> choose_language(web::Visit& visit);

Result<http::Response> show_passphrase(web::Visit& visit);
Result<http::Response> update_passphrase(web::Visit& visit, const Proving& proving);
Result<http::Response> show_codes(web::Visit& visit);
Result<http::Response> create_codes(web::Visit& visit, const Proving& proving);
Result<http::Response> create_device(web::Visit& visit);

Result<http::Response> show_sessions(web::Visit& visit);
Result<http::Response> end_session(web::Visit& visit);

Result<http::Response> show_belongings(web::Visit& visit, const std::vector<Belongings>& house);
Result<http::Response> send_belongings(web::Visit& visit, const std::vector<Belongings>& house);
Result<http::Response> show_departure(web::Visit& visit);
Result<http::Response> create_departure(web::Visit& visit, const Proving& proving,
                                        const std::vector<Belongings>& house);

/// Where a person is signed in, with the form for one more device.
http::Response sessions_page(const web::Visit& visit, PersonId person, const Refusal* refusal);
/// Ten recovery codes, to be written down now.
html::Html code_list(const std::vector<std::string>& codes);
/// Where to go on to: a path of ours, or `otherwise`.
std::string next_path(std::string_view wanted, std::string_view otherwise);

}
