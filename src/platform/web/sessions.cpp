#include "platform/web/sessions.hpp"

#include "platform/crypto/token.hpp"
#include "platform/web/queries.hpp"

namespace plenty::web {
namespace {

struct SessionRow {
    PersonId person;
    std::string language;
    std::optional<std::string> device;
    Instant started_at;
    Instant used_on;
    std::optional<PersonId> acting_for;
    std::optional<Instant> ends_at;
};

Instant day_of(Instant moment) {
    return std::chrono::floor<std::chrono::days>(moment);
}

db::Bytes hash(std::string_view token) {
    return {std::string(crypto::hash_of(token).bytes())};
}

bool is_over(const SessionRow& row, Instant now) {
    if (row.ends_at && *row.ends_at <= now)
        return true;
    if (row.device) // it stays until its owner takes it off the list
        return false;
    return row.used_on < day_of(now) - session_idle_days || row.started_at < now - session_longest_days;
}

}

std::string start_session(db::Transaction& tx, Randomness& randomness, PersonId person,
                          locale::Language language, std::optional<std::string> device) {
    const std::string token = crypto::Token::random(randomness).text();
    tx.run(sql::insert_session, hash(token), person, language.tag(), device, tx.now(), day_of(tx.now()),
           std::nullopt);
    return token;
}

std::string start_session_until(db::Transaction& tx, Randomness& randomness, PersonId person,
                                locale::Language language, Instant end, std::optional<std::string> device) {
    const std::string token = crypto::Token::random(randomness).text();
    tx.run(sql::insert_session, hash(token), person, language.tag(), device, tx.now(), day_of(tx.now()), end);
    return token;
}

void act_for(db::Transaction& tx, std::string_view token, std::optional<PersonId> neighbour) {
    tx.run(sql::act_for, hash(token), neighbour);
}

void stop_acting_for(db::Transaction& tx, PersonId member, PersonId neighbour) {
    tx.run(sql::stop_acting_for, member, neighbour);
}

void let_nobody_act_for(db::Transaction& tx, PersonId neighbour) {
    tx.run(sql::let_nobody_act_for, neighbour);
}

std::optional<FoundSession> find_session(const db::Reader& reader, std::string_view token) {
    const auto row = reader.find<SessionRow>(sql::find_session, hash(token));
    if (!row || is_over(*row, reader.now()))
        return std::nullopt;
    const auto language = locale::Language::find(row->language).value_or(locale::Language());
    return FoundSession{{row->person, language, row->device, row->started_at, row->acting_for, row->ends_at},
                        row->used_on < day_of(reader.now())};
}

void touch_session(db::Transaction& tx, std::string_view token) {
    tx.run(sql::touch_session, hash(token), day_of(tx.now()));
}

void end_session(db::Transaction& tx, std::string_view token) {
    tx.run(sql::delete_session, hash(token));
}

void end_session_of(db::Transaction& tx, PersonId person, Instant started_at) {
    tx.run(sql::delete_session_of, person, started_at);
}

void end_sessions_of(db::Transaction& tx, PersonId person) {
    tx.run(sql::delete_sessions_of, person);
}

void change_language_of_sessions(db::Transaction& tx, PersonId person, locale::Language language) {
    tx.run(sql::change_session_language, person, language.tag());
}

std::vector<SignedInPlace> list_sessions_of(const db::Reader& reader, PersonId person) {
    return reader.list<SignedInPlace>(sql::list_sessions_of, person);
}

void forget_old_sessions(db::Transaction& tx) {
    tx.run(sql::delete_old_sessions, day_of(tx.now()) - session_idle_days, tx.now() - session_longest_days,
           tx.now());
    tx.run(sql::delete_old_sent_once, tx.now() - std::chrono::days(1));
}

}
