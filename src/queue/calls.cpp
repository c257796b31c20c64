#include "people/people.hpp"
#include "platform/crypto/sealing.hpp"
#include "platform/text/clean.hpp"
#include "queue/queries.hpp"
#include "queue/rows.hpp"

namespace plenty::queue {
namespace {

struct MadeCall;
using CallId = Id<MadeCall>;

crypto::SecretKey notes_key(const Sources& sources) {
    return crypto::derive(sources.posting.place_key, "calls");
}

std::string context_of(CallId id) {
    return "call " + id.text();
}

/// Who called and what they noted, as one text.
std::string note_of(PersonId caller, std::string_view words) {
    return caller.text() + std::string(words);
}

struct StoredCall {
    CallId id;
    CallOutcome outcome;
    db::Bytes note;
    Instant at;
};

std::optional<Call> opened(const crypto::SecretKey& key, const StoredCall& stored) {
    const auto note = crypto::open(key, stored.note.bytes, context_of(stored.id));
    const std::size_t id_length = PersonId().text().size();
    if (!note || note->size() < id_length)
        return std::nullopt;
    const auto caller = PersonId::parse(std::string_view(*note).substr(0, id_length));
    return Call{stored.outcome, note->substr(id_length), caller.value_or(PersonId()), stored.at};
}

Outcome check_when(std::optional<Instant> again_at, Instant now) {
    if (again_at && *again_at <= now)
        return Refusal{Why::invalid, {"queue.call_in_the_past"}, "again"};
    if (again_at && *again_at > now + farthest_call)
        return Refusal{Why::invalid, {"queue.call_too_far_ahead"}, "again"};
    return Done{};
}

std::optional<Instant> next_call(const NewCall& call, Instant now) {
    if (call.again_at || call.outcome == CallOutcome::reached)
        return call.again_at;
    return now + try_again_after;
}

void remember(db::Transaction& tx, CommunityId community, PersonId neighbour,
              std::optional<Instant> call_at) {
    if (call_at)
        tx.run(sql::call_back_at, neighbour, community, *call_at);
    else
        tx.run(sql::delete_call_back, neighbour);
}

}

Outcome note_call(db::Transaction& tx, const Sources& sources, PersonId viewer, CommunityId community,
                  PersonId neighbour, const NewCall& call) {
    TRY(may_act(tx, viewer, community));
    TRY(find_here(tx, community, neighbour));
    const std::string words = TRY(text::clean_optional_words(call.words, {"words", longest_note}));
    TRY(check_when(call.again_at, tx.now()));
    const auto id = sources.posting.randomness.id<CallId>();
    const std::string sealed = TRY(
        crypto::seal(notes_key(sources), note_of(viewer, words), context_of(id), sources.posting.randomness));
    tx.run(sql::insert_call, id, community, neighbour, call.outcome, db::BytesView{sealed}, tx.now());
    remember(tx, community, neighbour, next_call(call, tx.now()));
    return Done{};
}

Outcome plan_call(db::Transaction& tx, PersonId viewer, CommunityId community, PersonId neighbour,
                  Instant at) {
    TRY(may_act(tx, viewer, community));
    TRY(find_here(tx, community, neighbour));
    TRY(check_when(at, tx.now()));
    remember(tx, community, neighbour, at);
    return Done{};
}

Result<std::vector<Call>> list_calls(const db::Reader& reader, const Sources& sources, PersonId viewer,
                                     CommunityId community, PersonId neighbour) {
    TRY(may_see(reader, viewer, community));
    TRY(find_here(reader, community, neighbour));
    const auto key = notes_key(sources);
    std::vector<Call> calls;
    for (const StoredCall& stored :
         reader.list<StoredCall>(sql::list_calls, neighbour, reader.now() - calls_are_kept))
        if (auto call = opened(key, stored))
            calls.push_back(*std::move(call));
    return calls;
}

Outcome find_here(const db::Reader& reader, CommunityId community, PersonId neighbour) {
    if (neighbours::find_home(reader, neighbour) == community)
        return Done{};
    return Refusal{Why::not_found, {"web.not_found"}};
}

std::map<PersonId, Instant> list_call_backs(const db::Reader& reader, CommunityId community) {
    struct CallBack {
        PersonId neighbour;
        Instant at;
    };
    std::map<PersonId, Instant> all;
    for (const CallBack& each : reader.list<CallBack>(sql::list_call_backs, community))
        all.emplace(each.neighbour, each.at);
    return all;
}

}
