#include "queue/api.hpp"

namespace plenty::queue::programs {
namespace {

using api::Answer;

Result<Answer> delete_all_takings(api::Call& call) {
    return act(call, give_all_back);
}

Result<Answer> create_takeover(api::Call& call) {
    return act(call, [&](db::Transaction& tx, PersonId person, CommunityId community) -> Outcome {
        return offer_takeover(tx, person, community, TRY(call.body(offering_shape())).successor);
    });
}

Result<Answer> delete_takeover(api::Call& call) {
    return act(call, withdraw_takeover);
}

/// Answers an offer; whoever it was made to need not look after the community.
template <class Action>
Result<Answer> answer_offer(api::Call& call, Action action) {
    const PersonId person = TRY(call.person());
    const auto holder = TRY(call.id<PersonId>(1));
    TRY(call.write([&](db::Transaction& tx) -> Outcome {
        const auto community = TRY(communities::find_community(tx, call.part(0)));
        return action(tx, person, community.id, holder);
    }));
    return api::done();
}

Result<Answer> accept_offer(api::Call& call) {
    return answer_offer(call, accept_takeover);
}

Result<Answer> decline_offer(api::Call& call) {
    return answer_offer(call, decline_takeover);
}

Result<Answer> update_rest(api::Call& call) {
    return act(call, [&](db::Transaction& tx, PersonId person, CommunityId community) -> Outcome {
        return rest(tx, person, community, TRY(call.body(resting_shape())).until);
    });
}

Result<Answer> delete_rest(api::Call& call) {
    return act(call, end_rest);
}

Result<Answer> show_offers(api::Call& call) {
    const PersonId person = TRY(call.person());
    const auto asked = TRY(call.query(api::paging()));
    auto all = call.read([&](db::Reader& reader) { return list_takeovers_offered(reader, person); });
    return ok(takeovers_offered_shape(),
              TRY(api::page_after(std::move(all), asked, [](const TakeoverOffered& each) {
                  return each.community.text() + each.holder.text();
              })));
}

void add_answers(api::Routes& routes) {
    const std::string offer = "/communities/{community}/queue/takeovers/{holder}";
    routes.add({.method = http::Method::post,
                .pattern = offer + "/acceptance",
                .name = "accept_takeover",
                .summary = "Take over what somebody has; one looks after the community from then on",
                .answers = api::does("It is one's own now.")},
               accept_offer);
    routes.add({.method = http::Method::post,
                .pattern = offer + "/refusal",
                .name = "decline_takeover",
                .summary = "Not now, thank you",
                .answers = api::does("It stays with who has it.")},
               decline_offer);
    routes.add({.pattern = "/me/takeovers",
                .name = "list_takeovers_offered",
                .summary = "What others ask one to take over",
                .query = api::paging(),
                .answers = api::tells(takeovers_offered_shape(), "A page of them.")},
               show_offers);
}

}

void add_rest_api(api::Routes& routes) {
    const std::string queue = "/communities/{community}/queue";
    routes.add({.method = http::Method::del,
                .pattern = queue + "/takings",
                .name = "give_all_back",
                .summary = "Give back everything one has taken, and the neighbours one looks after",
                .answers = api::does("It is anybody's again.")},
               delete_all_takings);
    routes.add({.method = http::Method::post,
                .pattern = queue + "/takeover",
                .name = "offer_takeover",
                .summary = "Ask another member to take over everything one has",
                .body = offering_shape(),
                .answers = api::does("It stays one's own until they say yes.")},
               create_takeover);
    routes.add({.method = http::Method::del,
                .pattern = queue + "/takeover",
                .name = "withdraw_takeover",
                .summary = "Keep it after all",
                .answers = api::does("Nobody is asked any more.")},
               delete_takeover);
    add_answers(routes);
    routes.add({.method = http::Method::put,
                .pattern = queue + "/rest",
                .name = "rest",
                .summary = "Give everything back and rest until a day",
                .body = resting_shape(),
                .answers = api::does("The others see it.")},
               update_rest);
    routes.add({.method = http::Method::del,
                .pattern = queue + "/rest",
                .name = "end_rest",
                .summary = "Be back before that",
                .answers = api::does("Welcome back.")},
               delete_rest);
}

}
