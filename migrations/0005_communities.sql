-- A local group: its public face, its place and its agreements.
CREATE TABLE communities (
    id {id} PRIMARY KEY,
    slug {text} NOT NULL UNIQUE,        -- in addresses
    name {text} NOT NULL,
    purpose {text} NOT NULL,
    agreements {text} NOT NULL,
    join_policy {integer} NOT NULL,
    cell {integer} NOT NULL,
    founded_on {integer} NOT NULL
) {strict};

-- A part of the place that neighbours have a name for. Public places of posts are these.
CREATE TABLE areas (
    id {id} PRIMARY KEY,
    community_id {integer} NOT NULL REFERENCES communities (id) ON DELETE CASCADE,
    position {integer} NOT NULL,
    name {text} NOT NULL,
    cell {integer} NOT NULL,
    UNIQUE (community_id, name)
) {strict};

CREATE TABLE memberships (
    community_id {integer} NOT NULL REFERENCES communities (id) ON DELETE CASCADE,
    person_id {integer} NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    area_id {integer},
    joined_on {integer} NOT NULL,
    PRIMARY KEY (community_id, person_id)
) {strict};
CREATE INDEX memberships_by_person ON memberships (person_id);

-- Where a community decided otherwise than the tree of kinds proposes.
CREATE TABLE community_necessities (
    community_id {integer} NOT NULL REFERENCES communities (id) ON DELETE CASCADE,
    kind_id {integer} NOT NULL,
    is_necessity {integer} NOT NULL,
    PRIMARY KEY (community_id, kind_id)
) {strict};

-- Whoever looks after the common work now. A task that any member can take and hand back.
CREATE TABLE stewards (
    community_id {integer} NOT NULL,
    person_id {integer} NOT NULL,
    since {integer} NOT NULL,
    PRIMARY KEY (community_id, person_id),
    FOREIGN KEY (community_id, person_id) REFERENCES memberships (community_id, person_id) ON DELETE CASCADE
) {strict};

-- Who took that task or handed it back, for the members to read.
CREATE TABLE steward_turns (
    id {numbered},
    community_id {integer} NOT NULL REFERENCES communities (id) ON DELETE CASCADE,
    person_id {integer} NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    turn {integer} NOT NULL CHECK (turn IN (0, 1)), -- took it, handed it back
    happened_at {integer} NOT NULL
) {strict};
CREATE INDEX steward_turns_by_community ON steward_turns (community_id, id);

-- What the community wants to ask whoever asks to join.
CREATE TABLE join_questions (
    community_id {integer} NOT NULL REFERENCES communities (id) ON DELETE CASCADE,
    position {integer} NOT NULL,
    question {text} NOT NULL,
    PRIMARY KEY (community_id, position)
) {strict};

-- Asking to join where the community wants to say hello first.
CREATE TABLE applications (
    community_id {integer} NOT NULL REFERENCES communities (id) ON DELETE CASCADE,
    person_id {integer} NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    words {text} NOT NULL,
    asked_at {integer} NOT NULL,
    PRIMARY KEY (community_id, person_id)
) {strict};

-- The answers to the community's questions, with each question as it was put.
CREATE TABLE application_answers (
    community_id {integer} NOT NULL,
    person_id {integer} NOT NULL,
    position {integer} NOT NULL,
    question {text} NOT NULL,
    answer {text} NOT NULL,
    PRIMARY KEY (community_id, person_id, position),
    FOREIGN KEY (community_id, person_id) REFERENCES applications (community_id, person_id) ON DELETE CASCADE
) {strict};

-- What was answered to somebody who asked to join, kept until they have read it.
CREATE TABLE join_answers (
    community_id {integer} NOT NULL REFERENCES communities (id) ON DELETE CASCADE,
    person_id {integer} NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    answer {integer} NOT NULL CHECK (answer IN (0, 1)), -- welcome, not now
    words {text} NOT NULL,
    answered_at {integer} NOT NULL,
    PRIMARY KEY (community_id, person_id)
) {strict};

-- A link that lets its holder join; only its hash is kept, and not who used it.
CREATE TABLE invites (
    id {id} PRIMARY KEY,
    community_id {integer} NOT NULL,
    maker_id {integer} NOT NULL,
    token_hash {bytes} NOT NULL UNIQUE,
    expires_at {integer} NOT NULL,
    FOREIGN KEY (community_id, maker_id) REFERENCES memberships (community_id, person_id) ON DELETE CASCADE
) {strict};
CREATE INDEX invites_by_community ON invites (community_id);
