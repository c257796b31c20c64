#include "queue/rows.hpp"

#include "people/people.hpp"
#include "queue/queries.hpp"

#include <map>
#include <set>

namespace plenty::queue {
namespace {

using gifts::OpenPost;
using handovers::Progress;
using Posts = std::map<PostId, OpenPost>;
using ByPost = std::map<PostId, Progress>;

/// How many of a sort are looked through for those that need somebody.
constexpr int most_looked_at = 300;
constexpr std::chrono::days long_ago{2 * 366};

void add(Posts& posts, const std::vector<OpenPost>& more) {
    for (const OpenPost& post : more)
        posts.try_emplace(post.id, post);
}

bool waits_for_somebody(const Progress& progress) {
    return progress.choice_waits_since || progress.meeting_waits_since;
}

/// The posts that may need somebody; concern_of() says which do.
Posts list_candidates(const db::Reader& reader, CommunityId community, const ByPost& progress) {
    Posts posts;
    const Instant now = reader.now();
    add(posts, gifts::list_necessities_asked(reader, community, most_looked_at));
    add(posts, gifts::list_asks_wanted(reader, community, now - long_ago, now + 7 * a_day, most_looked_at));
    add(posts, gifts::list_old_asks(reader, community, now - reply_may_wait, most_looked_at));
    add(posts, gifts::list_unconfirmed_asks(reader, community, most_looked_at));
    for (const auto& [id, each] : progress)
        if (waits_for_somebody(each) && !posts.contains(id))
            if (const auto post = gifts::find_open_post(reader, community, id))
                posts.emplace(id, *post);
    return posts;
}

struct Asked {
    PostId post;
    Instant at;
};

std::map<PostId, Instant> list_asked(const db::Reader& reader, CommunityId community) {
    std::map<PostId, Instant> asked;
    for (const Asked& each : reader.list<Asked>(sql::list_doubts, community))
        asked.emplace(each.post, each.at);
    return asked;
}

void add_posts(std::vector<Row>& rows, const db::Reader& reader, const Sources& sources,
               CommunityId community) {
    const auto listed = handovers::list_progress(sources.vault, community);
    const ByPost progress(listed.begin(), listed.end());
    const auto asked = list_asked(reader, community);
    for (const auto& [id, post] : list_candidates(reader, community, progress)) {
        const auto how_far = progress.find(id);
        const auto concern =
            concern_of(post, how_far == progress.end() ? Progress() : how_far->second, reader.now());
        if (!concern)
            continue;
        const auto at = asked.find(id);
        rows.push_back({.subject = subject_of(Sort::post, id),
                        .concern = *concern,
                        .person = post.author,
                        .name = people::name_for(reader, false, post.author),
                        .words = post.words,
                        .side = post.side,
                        .kind = post.kind,
                        .asked_at = at == asked.end() ? std::nullopt : std::optional(at->second)});
    }
}

void add_applicants(std::vector<Row>& rows, const db::Reader& reader, PersonId viewer,
                    CommunityId community) {
    const auto applications = communities::list_applications(reader, viewer, community);
    if (!applications.ok())
        return;
    for (const communities::Application& each : *applications)
        rows.push_back({.subject = subject_of(Sort::applicant, each.person),
                        .concern = {Cause::wants_to_join, each.asked_at},
                        .person = each.person,
                        .name = each.name,
                        .words = each.words});
}

/// Those without account, and when they are to be called.
struct WithoutAccount {
    std::map<PersonId, neighbours::Neighbour> everybody;
    std::map<PersonId, Instant> call_backs;

    std::optional<Instant> call_at(PersonId neighbour) const {
        const auto found = call_backs.find(neighbour);
        return found == call_backs.end() ? std::nullopt : std::optional(found->second);
    }
};

WithoutAccount list_without_account(const db::Reader& reader, const Sources& sources, PersonId viewer,
                                    CommunityId community) {
    WithoutAccount all{{}, list_call_backs(reader, community)};
    auto listed = neighbours::list_neighbours(reader, sources.sealing, viewer, community);
    if (listed.ok())
        for (neighbours::Neighbour& each : *listed)
            all.everybody.emplace(each.person, std::move(each));
    return all;
}

/// Returns whose they are.
std::set<PersonId> add_intakes(std::vector<Row>& rows, const db::Reader& reader, PersonId viewer,
                               CommunityId community, const WithoutAccount& those) {
    std::set<PersonId> senders;
    const auto intakes = neighbours::list_intakes(reader, viewer, community);
    if (!intakes.ok())
        return senders;
    for (const neighbours::Intake& each : *intakes) {
        senders.insert(each.neighbour);
        rows.push_back(
            {.subject = subject_of(Sort::intake, each.id),
             .concern = concern_of_intake(each.sent_at, those.call_at(each.neighbour), reader.now()),
             .person = each.neighbour,
             .name = each.name,
             .words = each.words,
             .side = each.side});
    }
    return senders;
}

Company company_of(const neighbours::Neighbour& neighbour, std::optional<Instant> call_at) {
    return {neighbour.keeper.has_value(), neighbour.consented_on, call_at};
}

void add_neighbours(std::vector<Row>& rows, const db::Reader& reader, const WithoutAccount& those,
                    const std::set<PersonId>& senders) {
    for (const auto& [person, neighbour] : those.everybody) {
        const auto concern = concern_of_neighbour(company_of(neighbour, those.call_at(person)), reader.now());
        if (concern && !senders.contains(person))
            rows.push_back({.subject = subject_of(Sort::neighbour, person),
                            .concern = *concern,
                            .person = person,
                            .name = neighbour.name});
    }
}

void put_reach(std::vector<Row>& rows, const WithoutAccount& those) {
    for (Row& row : rows)
        if (const auto found = those.everybody.find(row.person); found != those.everybody.end())
            row.reach = Reach{found->second.contact, those.call_at(row.person)};
}

bool is_intake_there(const db::Reader& reader, PersonId viewer, CommunityId community, IntakeId id) {
    const auto intake = neighbours::find_intake(reader, viewer, id);
    return intake.ok() && intake->community == community;
}

bool is_neighbour_there(const db::Reader& reader, const Sources& sources, PersonId viewer,
                        CommunityId community, PersonId id) {
    const auto found = neighbours::find_neighbour(reader, sources.sealing, viewer, id);
    if (!found.ok() || found->community != community)
        return false;
    const auto calls = list_call_backs(reader, community);
    const auto call = calls.find(id);
    return concern_of_neighbour(
               company_of(*found, call == calls.end() ? std::nullopt : std::optional(call->second)),
               reader.now())
        .has_value();
}

bool is_post_there(const db::Reader& reader, const Sources& sources, CommunityId community, PostId id) {
    const auto post = gifts::find_open_post(reader, community, id);
    return post && concern_of(*post, handovers::progress_of(sources.vault, id), reader.now());
}

}

std::vector<Row> list_rows(const db::Reader& reader, const Sources& sources, PersonId viewer,
                           CommunityId community) {
    std::vector<Row> rows;
    add_posts(rows, reader, sources, community);
    add_applicants(rows, reader, viewer, community);
    const WithoutAccount those = list_without_account(reader, sources, viewer, community);
    add_neighbours(rows, reader, those, add_intakes(rows, reader, viewer, community, those));
    put_reach(rows, those);
    return rows;
}

bool is_there(const db::Reader& reader, const Sources& sources, PersonId viewer, CommunityId community,
              const Subject& subject) {
    if (!may_see(reader, viewer, community).ok())
        return false;
    switch (subject.sort) {
    case Sort::post:
        return is_post_there(reader, sources, community, PostId(subject.id));
    case Sort::applicant:
        return communities::has_applied(reader, PersonId(subject.id), community);
    case Sort::intake:
        return is_intake_there(reader, viewer, community, IntakeId(subject.id));
    case Sort::neighbour:
        return is_neighbour_there(reader, sources, viewer, community, PersonId(subject.id));
    }
    throw Mistake("every sort of row is looked for");
}

}
