-- name: insert_session (token_hash, person, language, device, started_at, used_on)
INSERT INTO sessions (token_hash, person_id, language, device, started_at, used_on)
VALUES (:token_hash, :person, :language, :device, :started_at, :used_on);

-- name: find_session (token_hash)
SELECT person_id, language, device, started_at, used_on FROM sessions WHERE token_hash = :token_hash;

-- name: touch_session (token_hash, used_on)
UPDATE sessions SET used_on = :used_on WHERE token_hash = :token_hash;

-- name: delete_session (token_hash)
DELETE FROM sessions WHERE token_hash = :token_hash;

-- name: delete_session_of (person, started_at)
DELETE FROM sessions WHERE person_id = :person AND started_at = :started_at;

-- name: delete_sessions_of (person)
DELETE FROM sessions WHERE person_id = :person;

-- name: list_sessions_of (person)
SELECT device, started_at, used_on FROM sessions WHERE person_id = :person ORDER BY started_at DESC;

-- name: change_session_language (person, language)
UPDATE sessions SET language = :language WHERE person_id = :person;

-- name: delete_old_sessions (used_before, started_before)
DELETE FROM sessions WHERE device IS NULL AND (used_on < :used_before OR started_at < :started_before);

-- name: insert_sent_once (key_hash, answer, sent_at)
INSERT INTO sent_once (key_hash, answer, sent_at) VALUES (:key_hash, :answer, :sent_at);

-- name: find_sent_once (key_hash)
SELECT answer FROM sent_once WHERE key_hash = :key_hash;

-- name: change_sent_once (key_hash, answer)
UPDATE sent_once SET answer = :answer WHERE key_hash = :key_hash;

-- name: delete_old_sent_once (before)
DELETE FROM sent_once WHERE sent_at < :before;
