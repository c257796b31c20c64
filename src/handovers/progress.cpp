#include "handovers/handovers.hpp"

#include <algorithm>
#include <map>

namespace plenty::handovers {
namespace {

using vault::State;

void keep_earlier(std::optional<Instant>& since, Instant moment) {
    since = since ? std::min(*since, moment) : moment;
}

void add(Progress& progress, const vault::Match& match) {
    const State state = match.terms.state;
    progress.has_reply = progress.has_reply || state == State::replied || is_promised(state);
    progress.has_yes = progress.has_yes || is_promised(state);
    if (state == State::replied)
        keep_earlier(progress.choice_waits_since, match.created);
    if (state == State::chosen || state == State::proposed)
        keep_earlier(progress.meeting_waits_since, match.changed);
}

}

Progress progress_of(const vault::Vault& vault, PostId post) {
    Progress progress;
    for (const vault::Match& match : vault.of_post(post))
        add(progress, match);
    return progress;
}

std::vector<std::pair<PostId, Progress>> list_progress(const vault::Vault& vault, CommunityId community) {
    std::map<PostId, Progress> by_post;
    for (const vault::Match& match : vault.of_community(community))
        add(by_post[match.post], match);
    return {by_post.begin(), by_post.end()};
}

}
