-- Somebody without an account: a row in people without a passphrase, and this one. A member entered them with
-- their consent, or they sent the intake themselves. How they are reached is sealed under a key outside the data.
CREATE TABLE neighbours (
    person_id {id} PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
    community_id {integer} NOT NULL REFERENCES communities (id) ON DELETE CASCADE,
    area_id {integer} NOT NULL,
    contact_sealed {bytes} NOT NULL,
    phone_hash {bytes},                 -- keyed, so that the same number is found again and told to nobody
    consent {integer} NOT NULL CHECK (consent IN (0, 1, 2)), -- spoken, written, by themselves
    consented_on {integer} NOT NULL,    -- the day
    keeper_id {integer} REFERENCES people (id) ON DELETE SET NULL -- the member who looks after them
) {strict};
CREATE INDEX neighbours_by_community ON neighbours (community_id);
CREATE INDEX neighbours_by_keeper ON neighbours (keeper_id);
CREATE INDEX neighbours_by_phone ON neighbours (phone_hash);

-- The code and the private link with which a neighbour comes in; hashes alone.
CREATE TABLE neighbour_keys (
    person_id {id} PRIMARY KEY REFERENCES neighbours (person_id) ON DELETE CASCADE,
    community_id {integer} NOT NULL,
    code_hash {bytes} NOT NULL UNIQUE,
    link_hash {bytes} NOT NULL UNIQUE,
    expires_at {integer} NOT NULL
) {strict};

-- What a neighbour would like to see on the board, until a member puts it there or answers it.
CREATE TABLE intakes (
    id {id} PRIMARY KEY,
    community_id {integer} NOT NULL,
    person_id {integer} NOT NULL REFERENCES neighbours (person_id) ON DELETE CASCADE,
    side {integer} NOT NULL CHECK (side IN (0, 1)),
    words {text} NOT NULL,
    sent_at {integer} NOT NULL
) {strict};
CREATE INDEX intakes_by_community ON intakes (community_id, sent_at);
CREATE INDEX intakes_by_person ON intakes (person_id);

-- What a member wrote back instead, until the neighbour has read it.
CREATE TABLE intake_answers (
    intake_id {id} PRIMARY KEY REFERENCES intakes (id) ON DELETE CASCADE,
    community_id {integer} NOT NULL,
    words {text} NOT NULL,
    answered_at {integer} NOT NULL
) {strict};

ALTER TABLE sessions ADD COLUMN acting_for {integer}; -- the neighbour for whom this member acts now
ALTER TABLE sessions ADD COLUMN ends_at {integer};    -- only of somebody without account: when their key is over
CREATE INDEX sessions_by_acting ON sessions (acting_for);
