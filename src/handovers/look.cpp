#include "handovers/handovers.hpp"
#include "handovers/steps.hpp"

#include <algorithm>
#include <ranges>

namespace plenty::handovers {
namespace {

/// Takes out of the notes what only both yeses open.
void hide_contacts(std::vector<NumberedNote>& notes) {
    std::erase_if(notes, [](const NumberedNote& each) { return each.note.sort == Sort::contact; });
    for (NumberedNote& each : notes)
        each.note.contact.clear();
}

View view_of(const db::Reader& reader, const gifts::Posting& posting, const vault::Match& match, Party me) {
    View view;
    view.id = match.id;
    view.me = me;
    view.other = person_of(match, other_of(me));
    if (auto post = gifts::find_visible_post(reader, match.poster, match.post); post.ok())
        view.post = *std::move(post);
    view.wanted = match.wanted;
    view.terms = match.terms;
    view.notes = list_notes(reader, match);
    if (match.terms.state != vault::State::agreed)
        hide_contacts(view.notes);
    else if (auto draft = gifts::load_own_draft(reader, posting, match.poster, match.post); draft.ok())
        view.address = draft->exact_place;
    return view;
}

SentenceKey refused_sentence(const View& view) {
    if (view.terms.state == vault::State::passed_on)
        return "handovers.state.passed_on";
    if (has_said_yes(view.terms.yes, view.me))
        return "handovers.state.they_will_hear";
    return view.me == Party::replier ? SentenceKey("handovers.state.not_this_time")
                                     : SentenceKey("handovers.state.they_cannot");
}

}

const NumberedNote* View::meeting() const {
    for (const NumberedNote& each : notes | std::views::reverse)
        if (each.note.sort == Sort::meeting)
            return &each;
    return nullptr;
}

std::string View::reply_words() const {
    return notes.empty() || notes.front().note.sort != Sort::reply ? std::string() : notes.front().note.words;
}

Result<View> look_at(const db::Reader& reader, const vault::Vault& vault, const gifts::Posting& posting,
                     PersonId viewer, MatchId id) {
    const Mine mine = TRY(find_mine(vault, viewer, id));
    return view_of(reader, posting, mine.match, mine.me);
}

std::vector<View> list_mine(const db::Reader& reader, const vault::Vault& vault,
                            const gifts::Posting& posting, PersonId viewer) {
    std::vector<View> views;
    for (const vault::Match& match : vault.of_person(viewer))
        views.push_back(
            view_of(reader, posting, match, match.poster == viewer ? Party::poster : Party::replier));
    return views;
}

Result<std::vector<View>> list_replies(const db::Reader& reader, const vault::Vault& vault,
                                       const gifts::Posting& posting, PersonId viewer, PostId id) {
    const gifts::StoredPost post = TRY(gifts::find_visible_post(reader, viewer, id));
    if (post.author != viewer)
        return Refusal{Why::not_found, {"web.not_found"}};
    std::vector<View> views;
    for (const vault::Match& match : vault.of_post(id))
        views.push_back(view_of(reader, posting, match, Party::poster));
    return views;
}

std::optional<MatchId> find_own_reply(const vault::Vault& vault, PersonId viewer, PostId post) {
    for (const vault::Match& match : vault.of_post(post))
        if (match.replier == viewer)
            return match.id;
    return std::nullopt;
}

SentenceKey state_sentence(const View& view) {
    switch (view.terms.state) {
    case vault::State::replied:
        return view.me == Party::poster ? SentenceKey("handovers.state.waits_for_you")
                                        : SentenceKey("handovers.state.waits_for_them");
    case vault::State::chosen:
        return "handovers.state.chosen";
    case vault::State::proposed:
        return "handovers.state.proposed";
    case vault::State::agreed:
        return "handovers.state.agreed";
    case vault::State::not_this_time:
    case vault::State::passed_on:
        return refused_sentence(view);
    case vault::State::closing:
        break;
    }
    throw Mistake("the vault shows nobody what it is closing");
}

}
