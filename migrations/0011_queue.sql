-- Who has taken which row of the queue, for as long as the row is there. What somebody has done is not kept.
CREATE TABLE takings (
    community_id {integer} NOT NULL,
    sort {integer} NOT NULL,            -- what the row is about: a post, an intake, a neighbour…
    subject_id {integer} NOT NULL,
    person_id {integer} NOT NULL,
    since {integer} NOT NULL,
    PRIMARY KEY (community_id, sort, subject_id),
    FOREIGN KEY (community_id, person_id) REFERENCES memberships (community_id, person_id) ON DELETE CASCADE
) {strict};

-- That a neighbour without account is to be called, and from when on.
CREATE TABLE call_backs (
    neighbour_id {id} PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
    community_id {integer} NOT NULL,
    call_at {integer} NOT NULL
) {strict};
CREATE INDEX call_backs_by_community ON call_backs (community_id);

-- Calls to them that were made. Who called and what they noted is sealed, so that nothing here can be counted by
-- person.
CREATE TABLE calls (
    id {id} PRIMARY KEY,
    community_id {integer} NOT NULL,
    neighbour_id {integer} NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    outcome {integer} NOT NULL CHECK (outcome IN (0, 1)), -- reached, no answer
    note_sealed {bytes} NOT NULL,
    called_at {integer} NOT NULL
) {strict};
CREATE INDEX calls_by_neighbour ON calls (neighbour_id, called_at);
CREATE INDEX calls_by_age ON calls (called_at);

-- Whoever looks after the community and rests until then, so that nobody waits for them.
CREATE TABLE rests (
    community_id {integer} NOT NULL,
    person_id {integer} NOT NULL,
    until {integer} NOT NULL,
    PRIMARY KEY (community_id, person_id),
    FOREIGN KEY (community_id, person_id) REFERENCES memberships (community_id, person_id) ON DELETE CASCADE
) {strict};

-- All that one person has taken, offered to another, who has not answered yet.
CREATE TABLE takeovers (
    community_id {integer} NOT NULL,
    holder_id {integer} NOT NULL,
    successor_id {integer} NOT NULL,
    offered_at {integer} NOT NULL,
    PRIMARY KEY (community_id, holder_id),
    FOREIGN KEY (community_id, holder_id) REFERENCES memberships (community_id, person_id) ON DELETE CASCADE,
    FOREIGN KEY (community_id, successor_id) REFERENCES memberships (community_id, person_id) ON DELETE CASCADE
) {strict};
CREATE INDEX takeovers_by_successor ON takeovers (successor_id);

-- That a poster was asked whether their post is still needed. It is answered once the post has another date to
-- ask again at than when the question was put.
CREATE TABLE doubts (
    post_id {id} PRIMARY KEY REFERENCES posts (id) ON DELETE CASCADE,
    community_id {integer} NOT NULL,
    ask_again_at {integer} NOT NULL,
    asked_at {integer} NOT NULL
) {strict};

CREATE INDEX posts_to_confirm ON posts (community_id, side, ask_again_at);
