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

std::vector<people::Belongings> belongings(const handovers::Handovers& handing_over) {
    const auto list_nothing = [](const db::Reader&, PersonId) { return std::vector<people::Belonging>(); };
    return {{list_nothing, // what is on its way is nobody's alone, and goes into no file
             [&handing_over](db::Transaction& tx, PersonId person) {
                 handovers::forget_matches_of(tx, handing_over.vault, person);
             }},
            {[&handing_over](const db::Reader& reader, PersonId person) {
                 return list_posts(handing_over.posting, reader, person);
             },
             gifts::forget_posts_of},
            {list_memberships, leave_communities}};
}

}
