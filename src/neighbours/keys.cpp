#include "neighbours/queries.hpp"
#include "neighbours/store.hpp"
#include "platform/crypto/codes.hpp"
#include "platform/crypto/token.hpp"
#include "platform/text/clean.hpp"
#include "platform/text/fold.hpp"
#include "platform/web/sessions.hpp"

namespace plenty::neighbours {
namespace {

const Refusal link_over{Why::not_found, {"neighbours.link_over"}};
const Refusal code_not_known{Why::sign_in, {"neighbours.code_not_known"}};

crypto::TokenHash code_hash(const Sealing& sealing, std::string_view code) {
    return crypto::keyed_hash(sealing.key, "code", code);
}

struct Coded {
    PersonId person;
    std::string name;
};

constexpr std::string_view by_code = "neighbour code";

/// A name as it is compared, however it was typed; empty for none.
std::string compared(std::string_view typed) {
    const auto name = text::clean_name(typed, {"name", people::longest_name});
    return name.ok() ? text::folded(*name) : std::string();
}

std::string first_word(const std::string& name) {
    return name.substr(0, name.find(' '));
}

/// "Rosa" is enough for "Rosa by the harbour": she may not know what we wrote behind it.
bool is_called(const std::string& name, std::string_view typed) {
    const std::string known = compared(name);
    const std::string wanted = compared(typed);
    return wanted == known || wanted == first_word(known);
}

}

DrawnKey draw_key(Randomness& chance) {
    return {crypto::neighbour_code(chance), crypto::Token::random(chance).text()};
}

Key replace_key(db::Transaction& tx, const Sealing& sealing, PersonId neighbour, CommunityId community,
                DrawnKey drawn) {
    web::end_sessions_of(tx, neighbour);
    tx.run(sql::delete_key, neighbour);
    const crypto::TokenHash link_hash = crypto::Token::parse(drawn.link).value().hash();
    const Instant end = tx.now() + key_life;
    for (;;) {
        const crypto::TokenHash hash = code_hash(sealing, drawn.code);
        const auto taken = tx.insert(link_over, sql::insert_key, neighbour, community,
                                     db::BytesView{hash.bytes()}, db::BytesView{link_hash.bytes()}, end);
        if (taken.ok())
            return {std::move(drawn.code), std::move(drawn.link), end};
        drawn.code = crypto::neighbour_code(sealing.randomness); // another neighbour has that very one
    }
}

Result<Received> find_received(const db::Reader& reader, const Sealing& sealing, std::string_view name,
                               const DrawnKey& drawn) {
    const PersonId neighbour = TRY(find_by_code(reader, sealing, name, drawn.code));
    if (TRY(find_by_link(reader, drawn.link)) != neighbour)
        return link_over;
    const auto stored = find_stored(reader, neighbour);
    return Received{neighbour, {drawn.code, drawn.link, stored->key_until.value_or(reader.now())}};
}

Result<Key> give_key(db::Transaction& tx, const Sealing& sealing, PersonId viewer, PersonId id) {
    const StoredNeighbour neighbour = TRY(find_visible(tx, viewer, id));
    return replace_key(tx, sealing, id, neighbour.community, draw_key(sealing.randomness));
}

Outcome revoke_key(db::Transaction& tx, PersonId viewer, PersonId id) {
    TRY(find_visible(tx, viewer, id));
    tx.run(sql::delete_key, id);
    web::end_sessions_of(tx, id);
    return Done{};
}

Result<PersonId> find_by_link(const db::Reader& reader, std::string_view token) {
    const auto parsed = crypto::Token::parse(token);
    if (!parsed)
        return link_over;
    const crypto::TokenHash hash = parsed->hash();
    if (const auto found =
            reader.find<PersonId>(sql::find_by_link, db::BytesView{hash.bytes()}, reader.now()))
        return *found;
    return link_over;
}

Result<PersonId> find_by_code(const db::Reader& reader, const Sealing& sealing, std::string_view name,
                              std::string_view code) {
    const auto parsed = crypto::parse_neighbour_code(code);
    if (!parsed)
        return code_not_known;
    const crypto::TokenHash hash = code_hash(sealing, *parsed);
    const auto found = reader.find<Coded>(sql::find_by_code, db::BytesView{hash.bytes()}, reader.now());
    if (!found || !is_called(found->name, name))
        return code_not_known;
    return found->person;
}

Result<PersonId> prove_code(db::Database& database, people::Attempts& attempts, const Sealing& sealing,
                            std::string_view name, std::string_view code) {
    const std::string called = first_word(compared(name));
    TRY(attempts.may_try(by_code, called));
    auto person =
        database.read([&](db::Reader& reader) { return find_by_code(reader, sealing, name, code); });
    if (person.ok())
        attempts.forget_failures(by_code, called);
    else
        attempts.note_failure(by_code, called);
    return person;
}

Result<std::string> open_session(db::Transaction& tx, Randomness& randomness, PersonId neighbour,
                                 locale::Language language, std::optional<std::string_view> device) {
    const Instant end = tx.now() + key_life;
    std::optional<std::string> called;
    if (device)
        called = TRY(text::clean_name(*device, {"device", people::longest_name}));
    if (tx.run(sql::prolong_key, neighbour, end, tx.now()) == 0)
        return link_over;
    return web::start_session_until(tx, randomness, neighbour, language, end, called);
}

}
