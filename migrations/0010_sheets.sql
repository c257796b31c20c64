-- A sheet between being sent and being entered, a day at most.
CREATE TABLE sheets (
    id {id} PRIMARY KEY,
    community_id {integer} NOT NULL REFERENCES communities (id) ON DELETE CASCADE,
    person_id {integer} NOT NULL REFERENCES people (id) ON DELETE CASCADE, -- who sent it
    filename {text} NOT NULL,
    kept_at {integer} NOT NULL
) {strict};
CREATE INDEX sheets_by_person ON sheets (person_id, community_id);
CREATE INDEX sheets_by_age ON sheets (kept_at);

-- Its bytes, and what was decided about it, sealed: there are phone numbers in it.
CREATE TABLE sheet_pieces (
    sheet_id {integer} NOT NULL REFERENCES sheets (id) ON DELETE CASCADE,
    part {integer} NOT NULL CHECK (part IN (0, 1)), -- the sheet, the decisions
    position {integer} NOT NULL,
    community_id {integer} NOT NULL,
    sealed {bytes} NOT NULL,
    PRIMARY KEY (sheet_id, part, position)
) {strict};

-- That a sheet was entered, so that it can be taken back; two weeks at most. It has the number of its sheet, so
-- that no sheet is entered twice.
CREATE TABLE imports (
    id {id} PRIMARY KEY,
    community_id {integer} NOT NULL REFERENCES communities (id) ON DELETE CASCADE,
    filename {text} NOT NULL,
    left_out {integer} NOT NULL,
    imported_at {integer} NOT NULL,
    undone_at {integer}
) {strict};
CREATE INDEX imports_by_community ON imports (community_id, imported_at);
CREATE INDEX imports_by_age ON imports (imported_at);

-- What it entered, as it was then. What is gone since is gone from here.
CREATE TABLE import_posts (
    post_id {id} PRIMARY KEY REFERENCES posts (id) ON DELETE CASCADE,
    import_id {integer} NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
    community_id {integer} NOT NULL,
    ask_again_at {integer} NOT NULL
) {strict};
CREATE INDEX import_posts_by_import ON import_posts (import_id);

CREATE TABLE import_neighbours (
    person_id {id} PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
    import_id {integer} NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
    community_id {integer} NOT NULL,
    print {bytes} NOT NULL              -- a keyed hash of what was entered of them
) {strict};
CREATE INDEX import_neighbours_by_import ON import_neighbours (import_id);
