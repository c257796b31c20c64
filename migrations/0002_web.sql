-- A browser or a device that somebody has signed in on. Only the hash of its token is kept, and
-- neither an address nor a user agent.
CREATE TABLE sessions (
    token_hash {bytes} PRIMARY KEY,
    person_id {integer} NOT NULL,
    language {text} NOT NULL,
    device {text},                      -- the name a person gave an API token; NULL for a browser
    started_at {integer} NOT NULL,
    used_on {integer} NOT NULL          -- the day, so that it is no diary
) {strict};
CREATE INDEX sessions_by_person ON sessions (person_id);

-- A form or API call that has been answered, so that sending it twice does it once.
CREATE TABLE sent_once (
    key_hash {bytes} PRIMARY KEY,
    answer {text} NOT NULL,
    sent_at {integer} NOT NULL
) {strict};
CREATE INDEX sent_once_by_age ON sent_once (sent_at);
