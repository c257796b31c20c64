#pragma once
#include "base/instant.hpp"
#include "base/randomness.hpp"
#include "platform/db/database.hpp"
#include "platform/locale/language.hpp"
#include "platform/web/person_id.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Who is signed in where. A session is a 256-bit token in a cookie (a browser) or in an
/// Authorization header (a device that uses the API); only the token's hash is stored, with the day
/// of its last use and nothing about the machine or its address.
namespace plenty::web {

/// A browser session ends after so long without a visit, and after so long in any case.
inline constexpr std::chrono::days session_idle_days{14};
inline constexpr std::chrono::days session_longest_days{90};

struct Session {
    PersonId person;
    locale::Language language;
    std::optional<std::string> device; ///< the name of an API token; nothing for a browser
    Instant started_at;
    std::optional<PersonId> acting_for = {}; ///< the neighbour without account for whom they act now
    std::optional<Instant> ends_at = {};     ///< set for a neighbour who came by a link or a code

    bool is_by_key() const { return ends_at.has_value(); }
};

/// One line in "where I am signed in".
struct SignedInPlace {
    std::optional<std::string> device;
    Instant started_at;
    Instant used_on;
};

/// Starts a session and returns its token, which is never seen again.
std::string start_session(db::Transaction& tx, Randomness& randomness, PersonId person,
                          locale::Language language, std::optional<std::string> device = std::nullopt);

/// As start_session(), for somebody without account who came by a link or a code: it is over when that is.
/// With a `device`, a token for the API.
std::string start_session_until(db::Transaction& tx, Randomness& randomness, PersonId person,
                                locale::Language language, Instant end,
                                std::optional<std::string> device = std::nullopt);

/// The member of this session acts for a neighbour without account from now on, or, with nothing, for
/// themselves again. Whoever calls it has made sure that they may.
void act_for(db::Transaction& tx, std::string_view token, std::optional<PersonId> neighbour);
/// Ends that wherever this member does it, or anybody.
void stop_acting_for(db::Transaction& tx, PersonId member, PersonId neighbour);
void let_nobody_act_for(db::Transaction& tx, PersonId neighbour);

/// The live session of that token. `needs_touch` says that its day of last use should be written.
struct FoundSession {
    Session session;
    bool needs_touch;
};
std::optional<FoundSession> find_session(const db::Reader& reader, std::string_view token);
void touch_session(db::Transaction& tx, std::string_view token);

void end_session(db::Transaction& tx, std::string_view token);
void end_session_of(db::Transaction& tx, PersonId person, Instant started_at);
/// Everywhere at once: after a changed passphrase, a recovery, or a departure.
void end_sessions_of(db::Transaction& tx, PersonId person);
void change_language_of_sessions(db::Transaction& tx, PersonId person, locale::Language language);
std::vector<SignedInPlace> list_sessions_of(const db::Reader& reader, PersonId person);

/// Forgets sessions past their time, and answered forms older than a day. A job, hourly.
void forget_old_sessions(db::Transaction& tx);

}
