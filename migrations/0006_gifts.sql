-- An ask or an offer: what somebody could use, or can give. What has happened to it is a row
-- elsewhere (a pause, a closure), never a word in a column.
CREATE TABLE posts (
    id {id} PRIMARY KEY,
    community_id {integer} NOT NULL REFERENCES communities (id),
    author_id {integer} NOT NULL REFERENCES people (id),
    side {integer} NOT NULL CHECK (side IN (0, 1)),
    kind_id {integer} NOT NULL,
    words {text} NOT NULL,
    quantity {integer} NOT NULL CHECK (quantity > 0),
    remaining {integer} NOT NULL CHECK (remaining BETWEEN 0 AND quantity),
    available_from {integer},
    available_until {integer},
    weekdays {integer} NOT NULL,        -- bit 0 is Sunday; not zero: every week on these days
    area_id {integer} NOT NULL,
    cell {integer} NOT NULL,
    place_sealed {bytes},               -- the exact place; travels only into an agreed hand-over
    reach_km {integer} NOT NULL,        -- 0: pickup only
    requirements {integer} NOT NULL,
    languages {text} NOT NULL,
    audience {integer} NOT NULL,
    is_necessity {integer} NOT NULL,
    urgency {integer} NOT NULL,
    choosing {integer} NOT NULL,
    version {integer} NOT NULL,
    posted_at {integer} NOT NULL,
    ask_again_at {integer} NOT NULL,    -- when to ask "still needed?"
    ends_at {integer}                   -- NULL: never by itself
) {strict};
CREATE INDEX posts_by_author ON posts (author_id, posted_at);
CREATE INDEX posts_by_ask_again ON posts (ask_again_at);
CREATE INDEX posts_by_end ON posts (ends_at);

CREATE TABLE pauses (
    post_id {id} PRIMARY KEY REFERENCES posts (id) ON DELETE CASCADE,
    community_id {integer} NOT NULL,
    paused_at {integer} NOT NULL
) {strict};

-- A post that is over: met, withdrawn or ended alike. It leaves the board at once; the row itself
-- goes with the next batch, so that nothing tells which two disappeared together.
CREATE TABLE closures (
    post_id {id} PRIMARY KEY REFERENCES posts (id) ON DELETE CASCADE,
    community_id {integer} NOT NULL,
    closed_at {integer} NOT NULL
) {strict};

-- What is on the board, once under its kind and once under each kind above it (0: every kind), so
-- that any filter is one index range. Public posts stand on a shelf of their own as well.
CREATE TABLE board (
    community_id {integer} NOT NULL,
    shelf {integer} NOT NULL,
    kind_id {integer} NOT NULL,
    post_id {integer} NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
    cell {integer} NOT NULL,
    posted_at {integer} NOT NULL,
    wanted_by {integer} NOT NULL,       -- orders the most urgent first
    PRIMARY KEY (post_id, shelf, kind_id)
) {strict};
CREATE INDEX board_newest ON board (community_id, shelf, kind_id, posted_at, post_id);
CREATE INDEX board_near ON board (community_id, shelf, kind_id, cell, posted_at, post_id);
CREATE INDEX board_urgent ON board (community_id, shelf, kind_id, wanted_by, post_id);

-- The folded and stemmed words of what is on the board. An ordinary table: it forgets what is deleted.
CREATE TABLE board_words (
    community_id {integer} NOT NULL,
    shelf {integer} NOT NULL,
    term {text} NOT NULL,
    posted_at {integer} NOT NULL,
    post_id {integer} NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
    PRIMARY KEY (post_id, shelf, term)
) {strict};
CREATE INDEX board_words_newest ON board_words (community_id, shelf, term, posted_at, post_id);
