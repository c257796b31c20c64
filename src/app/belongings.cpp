#include "app/belongings.hpp"

#include "handovers/handovers.hpp"
#include "platform/web/sessions.hpp"

#include <fmt/chrono.h>

#include <algorithm>
#include <iterator>

namespace plenty::app {
namespace {

std::vector<people::Belonging> list_posts(const gifts::Posting& posting, const db::Reader& reader,
                                          PersonId person) {
    std::vector<people::Belonging> all;
    for (const gifts::StoredPost& post : gifts::list_own_posts(reader, person)) {
        const auto draft = gifts::load_own_draft(reader, posting, person, post.id);
        const bool is_ask = post.side == gifts::Side::ask;
        all.push_back({is_ask ? "asks" : "offers",
                       {{"id", post.id.text()},
                        {"words", post.words},
                        {"units", std::to_string(post.quantity.units())},
                        {"place", draft.ok() ? draft->exact_place : ""},
                        {"languages", post.languages}}});
    }
    return all;
}

std::vector<people::Belonging> list_memberships(const db::Reader& reader, PersonId person) {
    std::vector<people::Belonging> all;
    for (const communities::Membership& membership : communities::list_memberships(reader, person))
        all.push_back(
            {"communities", {{"name", membership.community_name}, {"address", "/c/" + membership.slug}}});
    return all;
}

std::string day_text(Instant day) {
    return locale::form_text(locale::local_time(locale::TimeZone(), day).day);
}

/// What is kept of a neighbour without account; of a member, the names of those they look after.
std::vector<people::Belonging> list_neighbours(const neighbours::Sealing& sealing, const db::Reader& reader,
                                               PersonId person) {
    std::vector<people::Belonging> all;
    if (const auto self = neighbours::find_oneself(reader, sealing, person))
        all.push_back(
            {"neighbour", {{"contact", self->contact}, {"consented_on", day_text(self->consented_on)}}});
    for (const neighbours::OwnIntake& intake : neighbours::list_own_intakes(reader, person))
        all.push_back({"intakes", {{"words", intake.words}, {"answer", intake.answer.value_or("")}}});
    for (const PersonId each : neighbours::list_kept(reader, person))
        all.push_back({"looks_after", {{"name", people::name_for(reader, false, each)}}});
    return all;
}

/// Whoever they looked after waits for somebody else; what is a neighbour's own goes with the person.
void let_go_of_neighbours(db::Transaction& tx, PersonId person) {
    for (const communities::Membership& membership : communities::list_memberships(tx, person))
        neighbours::let_go_of_all(tx, person, membership.community);
}

void leave_communities(db::Transaction& tx, PersonId person) {
    for (const communities::Membership& membership : communities::list_memberships(tx, person))
        (void)communities::leave_community(tx, person, membership.community);
}

}

std::vector<people::Belonging> what_we_have(const db::Reader& reader, const gifts::Posting& posting,
                                            PersonId person) {
    auto all = people::list_all({}, reader, person);
    for (const web::SignedInPlace& place : web::list_sessions_of(reader, person))
        all.push_back({"signed_in",
                       {{"device", place.device.value_or("")},
                        {"last_used_in_week", fmt::format("{:%G-W%V}", place.used_on)}}});
    std::ranges::move(list_posts(posting, reader, person), std::back_inserter(all));
    std::ranges::move(list_memberships(reader, person), std::back_inserter(all));
    return all;
}

std::vector<people::Belongings> belongings(const handovers::Handovers& handing_over,
                                           const neighbours::Sealing& sealing) {
    const auto list_nothing = [](const db::Reader&, PersonId) { return std::vector<people::Belonging>(); };
    return {{list_nothing, // what is on its way is nobody's alone, and goes into no file
             [&handing_over](db::Transaction& tx, PersonId person) {
                 handovers::forget_matches_of(tx, handing_over.vault, person);
             }},
            {[&handing_over](const db::Reader& reader, PersonId person) {
                 return list_posts(handing_over.posting, reader, person);
             },
             gifts::forget_posts_of},
            {[&sealing](const db::Reader& reader, PersonId person) {
                 return list_neighbours(sealing, reader, person);
             },
             let_go_of_neighbours},
            {list_memberships, leave_communities}};
}

}
