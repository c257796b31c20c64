-- name: insert_session (token_hash, person, language, device, started_at, used_on, ends_at)
INSERT INTO sessions (token_hash, person_id, language, device, started_at, used_on, ends_at)
VALUES (:token_hash, :person, :language, :device, :started_at, :used_on, :ends_at);

-- name: find_session (token_hash)
SELECT person_id, language, device, started_at, used_on, acting_for, ends_at FROM sessions WHERE token_hash = :token_hash;

-- name: touch_session (token_hash, used_on)
UPDATE sessions SET used_on = :used_on WHERE token_hash = :token_hash;

-- name: delete_session (token_hash)
DELETE FROM sessions WHERE token_hash = :token_hash;

-- name: delete_session_of (person, started_at)
DELETE FROM sessions WHERE person_id = :person AND started_at = :started_at;

-- name: delete_sessions_of (person)
DELETE FROM sessions WHERE person_id = :person;

-- name: act_for (token_hash, neighbour)
UPDATE sessions SET acting_for = :neighbour WHERE token_hash = :token_hash AND ends_at IS NULL;

-- name: stop_acting_for (person, neighbour)
UPDATE sessions SET acting_for = NULL WHERE person_id = :person AND acting_for = :neighbour;

-- name: let_nobody_act_for (neighbour)
UPDATE sessions SET acting_for = NULL WHERE acting_for = :neighbour;

-- name: list_sessions_of (person)
SELECT device, started_at, used_on FROM sessions WHERE person_id = :person ORDER BY started_at DESC;

-- name: change_session_language (person, language)
UPDATE sessions SET language = :language WHERE person_id = :person;

-- name: delete_old_sessions (used_before, started_before, now)
DELETE FROM sessions
WHERE ends_at <= :now OR (device IS NULL AND (used_on < :used_before OR started_at < :started_before));

-- name: insert_sent_once (key_hash, answer, sent_at)
INSERT INTO sent_once (key_hash, answer, sent_at) VALUES (:key_hash, :answer, :sent_at);

-- name: find_sent_once (key_hash)
SELECT answer FROM sent_once WHERE key_hash = :key_hash;

-- name: change_sent_once (key_hash, answer)
UPDATE sent_once SET answer = :answer WHERE key_hash = :key_hash;

-- name: delete_old_sent_once (before)
DELETE FROM sent_once WHERE sent_at < :before;
