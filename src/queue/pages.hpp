#pragma once
#include "communities/communities.hpp"
#include "platform/html/components.hpp"
#include "platform/web/routes.hpp"
#include "queue/queue.hpp"

/// The pages of the queue. To whoever does not look after the community they are all the same: not found.
namespace plenty::queue {

Result<http::Response> show_queue(web::Visit& visit, const Sources& sources);
Result<http::Response> create_taking(web::Visit& visit, const Sources& sources);
Result<http::Response> delete_taking(web::Visit& visit);
Result<http::Response> create_doubt(web::Visit& visit);

Result<http::Response> create_company(web::Visit& visit);

Result<http::Response> show_calls(web::Visit& visit, const Sources& sources);
Result<http::Response> create_call(web::Visit& visit, const Sources& sources);
Result<http::Response> create_call_back(web::Visit& visit, const Sources& sources);

Result<http::Response> show_rest(web::Visit& visit);
Result<http::Response> create_rest(web::Visit& visit);
Result<http::Response> delete_rest(web::Visit& visit);
Result<http::Response> create_takeover(web::Visit& visit);
Result<http::Response> delete_takeover(web::Visit& visit);
Result<http::Response> accept_offer(web::Visit& visit);
Result<http::Response> decline_offer(web::Visit& visit);

/// The community in the address, for somebody who is signed in.
struct Place {
    PersonId person;
    communities::Profile community;

    std::string path() const { return "/c/" + community.slug + "/queue"; }
};
/// For whoever looks after the community; the same refusal for everybody else.
Result<Place> place_of(const web::Visit& visit);

/// Which rows are shown, as it stands in the address: all, one's own, or those that nobody has.
enum class Show : std::uint8_t { everything, mine, untaken };
Show show_of(std::string_view word);
/// The list itself, or that there is nothing to do.
html::Html list_part(const web::Visit& visit, const Place& place, const View& view, Show show);

/// What was typed of a call, to be given back.
struct TypedCall {
    std::string words;
    std::string again;
};
/// The form in which a call is noted: reached or no answer, in one press. `suffix` makes its fields unique on
/// the page; `refusal` may be null.
html::Html call_form(const web::Visit& visit, const Place& place, PersonId neighbour,
                     const std::string& suffix, const TypedCall& typed, const Refusal* refusal);

/// "since today", "since Monday": coarse, since nobody should be watched by the minute.
std::string since_words(const web::Visit& visit, Instant moment);

/// Does something to the queue in the address, and goes back to it as it was shown.
template <class Action>
Result<http::Response> act(web::Visit& visit, SentenceKey done, Action action) {
    const Place place = TRY(place_of(visit));
    TRY(visit.write(
        [&](db::Transaction& tx) -> Outcome { return action(tx, place.person, place.community.id); }));
    const std::string_view show = visit.form().get("show");
    return visit.go_to(place.path() + (show_of(show) == Show::everything ? "" : "?show=" + std::string(show)),
                       done);
}

}
