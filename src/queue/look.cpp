#include "queue/queries.hpp"
#include "queue/rows.hpp"

#include <algorithm>
#include <map>

namespace plenty::queue {
namespace {

void put_holders(std::vector<Row>& rows, const std::vector<Taking>& takings,
                 const std::vector<Takeover>& takeovers) {
    std::map<PersonId, std::string> offered;
    for (const Takeover& each : takeovers)
        offered.emplace(each.holder, each.successor_name);
    std::map<Subject, Holder> holders;
    for (const Taking& each : takings) {
        const auto to = offered.find(each.person);
        holders.emplace(each.subject(),
                        Holder{each.person, each.name, to == offered.end() ? std::string() : to->second});
    }
    for (Row& row : rows)
        if (const auto found = holders.find(row.subject); found != holders.end())
            row.holder = found->second;
}

bool needs_nobody_now(const Row& row, Instant now) {
    return !row.holder && row.asked_at && is_quiet(row.concern, *row.asked_at, now);
}

void put_in_order(std::vector<Row>& rows) {
    std::ranges::sort(rows, [](const Row& one, const Row& other) {
        if (one.concern == other.concern)
            return one.subject < other.subject;
        return comes_before(one.concern, other.concern);
    });
}

/// Leaves the most pressing ones, and all that are taken.
bool cut(std::vector<Row>& rows) {
    int left = most_rows;
    return std::erase_if(rows, [&](const Row& row) { return !row.holder && left-- <= 0; }) > 0;
}

}

Outcome may_see(const db::Reader& reader, PersonId viewer, CommunityId community) {
    if (!communities::may_look_after(reader, viewer, community).ok())
        return Refusal{Why::not_found, {"web.not_found"}};
    return Done{};
}

Result<communities::Profile> find_community_of_queue(const db::Reader& reader, PersonId viewer,
                                                     std::string_view slug) {
    auto community = communities::find_community(reader, slug);
    if (!community.ok())
        return Refusal{Why::not_found, {"web.not_found"}};
    TRY(may_see(reader, viewer, community->id));
    return community;
}

Result<View> look_at_queue(const db::Reader& reader, const Sources& sources, PersonId viewer,
                           CommunityId community) {
    TRY(may_see(reader, viewer, community));
    View view{.rows = list_rows(reader, sources, viewer, community),
              .resting = list_rests(reader, community),
              .takeovers = list_takeovers(reader, community)};
    put_holders(view.rows, list_takings(reader, community), view.takeovers);
    std::erase_if(view.rows, [&](const Row& row) { return needs_nobody_now(row, reader.now()); });
    put_in_order(view.rows);
    view.is_cut = cut(view.rows);
    return view;
}

bool somebody_is_needed(const db::Reader& reader, const Sources& sources, PersonId viewer,
                        CommunityId community) {
    const auto view = look_at_queue(reader, sources, viewer, community);
    return view.ok() && std::ranges::any_of(view->rows, [](const Row& row) { return !row.holder; });
}

std::vector<Taking> list_takings(const db::Reader& reader, CommunityId community) {
    return reader.list<Taking>(sql::list_takings, community, reader.now() - taking_lasts);
}

std::vector<Rest> list_rests(const db::Reader& reader, CommunityId community) {
    return reader.list<Rest>(sql::list_rests, community, reader.now());
}

std::vector<Takeover> list_takeovers(const db::Reader& reader, CommunityId community) {
    return reader.list<Takeover>(sql::list_takeovers, community);
}

bool is_everybody_resting(const db::Reader& reader, CommunityId community) {
    const auto stewards = communities::list_stewards(reader, community);
    const auto resting = list_rests(reader, community);
    return !stewards.empty() && std::ranges::all_of(stewards, [&](PersonId steward) {
        return std::ranges::find(resting, steward, &Rest::person) != resting.end();
    });
}

}
