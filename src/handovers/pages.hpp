#pragma once
#include "handovers/routes.hpp"
#include "platform/html/components.hpp"
#include "platform/web/notes.hpp"

namespace plenty::handovers {

Result<http::Response> show_replies(web::Visit& visit, const Handovers& with);
Result<http::Response> create_decision(web::Visit& visit, const Handovers& with);
Result<http::Response> show_reply(web::Visit& visit, const Handovers& with);
Result<http::Response> create_reply(web::Visit& visit, const Handovers& with);

Result<http::Response> show_handovers(web::Visit& visit, const Handovers& with);
Result<http::Response> show_handover(web::Visit& visit, const Handovers& with);
Result<http::Response> create_answer(web::Visit& visit, const Handovers& with);
Result<http::Response> create_meeting(web::Visit& visit, const Handovers& with);
Result<http::Response> create_yes(web::Visit& visit, const Handovers& with);
Result<http::Response> create_message(web::Visit& visit, const Handovers& with);
Result<http::Response> create_cancellation(web::Visit& visit, const Handovers& with);
Result<http::Response> create_completion(web::Visit& visit, const Handovers& with);
Result<http::Response> create_hearing(web::Visit& visit, const Handovers& with);

Result<http::Response> show_weeks(web::Visit& visit);

std::string path_of(MatchId match);
std::string path_of(PostId post);

/// What both sorts of pages draw of a match.
std::string name_of(const web::Visit& visit, PersonId person);
std::string title_of(const web::Visit& visit, const View& view);
html::Html view_card(const web::Visit& visit, const View& view);

/// A whole number that was typed; the refusal names the field.
Result<std::int64_t> typed_number(const web::Visit& visit, std::string_view field);

}
