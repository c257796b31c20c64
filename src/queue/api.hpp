#pragma once
#include "platform/api/api.hpp"
#include "queue/queue.hpp"

#include <optional>
#include <string>
#include <vector>

/// How the queue looks to programs.
namespace plenty::queue::programs {

/// Which rows are wanted: all, one's own, or those that nobody has.
enum class Show : std::uint8_t { everything, mine, untaken };
struct QueueAsked {
    Show show = Show::everything;
    std::string after = {};
    std::int64_t limit = 20;
};
const api::Shape<QueueAsked>& queue_query();

struct RowTold {
    Row row;
    std::optional<gifts::programs::NamedKind> kind = {};
};
const api::Shape<RowTold>& row_shape();

/// A page of rows, and who rests or wants to hand over.
struct QueueTold {
    api::Page<RowTold> rows;
    bool is_cut = false;
    std::vector<Rest> resting;
    std::vector<Takeover> takeovers;
};
const api::Shape<QueueTold>& queue_shape();

struct CallTold {
    Call call;
    std::string caller; ///< empty for whoever is no member any more
};
const api::Shape<api::Page<CallTold>>& calls_shape();
const api::Shape<NewCall>& new_call_shape();

struct Planning {
    Instant at;
};
const api::Shape<Planning>& planning_shape();

struct Resting {
    Instant until;
};
const api::Shape<Resting>& resting_shape();

struct Offering {
    PersonId successor;
};
const api::Shape<Offering>& offering_shape();

const api::Shape<api::Page<TakeoverOffered>>& takeovers_offered_shape();
const api::Shape<api::Page<Doubt>>& doubts_shape();

/// The community in the address, for whoever looks after it; the same refusal for everybody else.
struct Here {
    PersonId person;
    communities::Profile community;

    std::string path() const { return std::string(api::root) + "/communities/" + community.slug + "/queue"; }
};
Result<Here> here(const api::Call& call);

/// Does something to the queue in the address, of which nothing is left to tell.
template <class Action>
Result<api::Answer> act(api::Call& call, Action action) {
    const Here place = TRY(here(call));
    TRY(call.write(
        [&](db::Transaction& tx) -> Outcome { return action(tx, place.person, place.community.id); }));
    return api::done();
}

using Handling = Result<api::Answer> (*)(api::Call&, const Sources&);
/// Binds a handler to what it needs besides the call.
inline api::Handler bound(const Sources& sources, Handling handling) {
    return [&sources, handling](api::Call& call) { return handling(call, sources); };
}

void add_calls_api(api::Routes& routes, const Sources& sources);
void add_rest_api(api::Routes& routes);

}
