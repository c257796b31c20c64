#include "people/people.hpp"
#include "queue/api.hpp"

#include <algorithm>

namespace plenty::queue::programs {
namespace {

constexpr const char* of_a_neighbour = "/communities/{community}/queue/calls/{neighbour}";

std::string name_of(const std::vector<communities::Member>& members, PersonId person) {
    const auto member = std::ranges::find(members, person, &communities::Member::person);
    return member == members.end() ? std::string() : member->name;
}

Result<api::Answer> show_calls(api::Call& call, const Sources& sources) {
    const Here place = TRY(here(call));
    const auto neighbour = TRY(call.id<PersonId>(1));
    const auto asked = TRY(call.query(api::paging()));
    return call.read([&](db::Reader& reader) -> Result<api::Answer> {
        const CommunityId community = place.community.id;
        auto calls = TRY(list_calls(reader, sources, place.person, community, neighbour));
        const auto members = TRY(communities::list_members(reader, place.person, community));
        const auto page = TRY(api::page_after(std::move(calls), asked, [](const Call& each) {
            return std::to_string(each.at.time_since_epoch().count());
        }));
        api::Page<CallTold> told{{}, page.next};
        for (const Call& each : page.items)
            told.items.push_back({each, name_of(members, each.caller)});
        return ok(calls_shape(), told);
    });
}

Result<api::Answer> create_call(api::Call& call, const Sources& sources) {
    const Here place = TRY(here(call));
    const auto neighbour = TRY(call.id<PersonId>(1));
    const NewCall made = TRY(call.body(new_call_shape()));
    const Outcome noted = call.write([&](db::Transaction& tx) {
        return note_call(tx, sources, place.person, place.community.id, neighbour, made);
    });
    if (!noted.ok()) {
        Refusal refusal = noted.refusal();
        if (refusal.field == "again") // as the field of the page is called
            refusal.field = "again_at";
        return refusal;
    }
    return api::done();
}

Result<api::Answer> update_plan(api::Call& call, const Sources&) {
    const Here place = TRY(here(call));
    const auto neighbour = TRY(call.id<PersonId>(1));
    const Planning wish = TRY(call.body(planning_shape()));
    TRY(call.write([&](db::Transaction& tx) {
        return plan_call(tx, place.person, place.community.id, neighbour, wish.at);
    }));
    return api::done();
}

}

void add_calls_api(api::Routes& routes, const Sources& sources) {
    routes.add({.pattern = of_a_neighbour,
                .name = "list_calls",
                .summary = "The calls to somebody without account, of the last ninety days",
                .query = api::paging(),
                .answers = api::tells(calls_shape(), "A page of them, the latest first.")},
               bound(sources, show_calls));
    routes.add({.method = http::Method::post,
                .pattern = of_a_neighbour,
                .name = "note_call",
                .summary = "Note a call that was made, and when to call again",
                .body = new_call_shape(),
                .answers = api::does("Noted.")},
               bound(sources, create_call));
    routes.add({.method = http::Method::put,
                .pattern = std::string(of_a_neighbour) + "/plan",
                .name = "plan_call",
                .summary = "Have them called at that time",
                .body = planning_shape(),
                .answers = api::does("It comes up then.")},
               bound(sources, update_plan));
}

}
