-- What a community calls by a name of its own, below one of the kinds that come with Plenty. The folded name is
-- there so that a community has each name once.
CREATE TABLE community_kinds (
    id {id} PRIMARY KEY,
    community_id {integer} NOT NULL,
    parent_id {integer} NOT NULL,       -- a kind of the built-in tree
    name {text} NOT NULL,
    folded_name {text} NOT NULL,
    synonyms {text} NOT NULL,           -- one a line
    unit {integer} NOT NULL,
    nature {integer} NOT NULL,
    is_perishable {integer} NOT NULL CHECK (is_perishable IN (0, 1)),
    UNIQUE (community_id, folded_name)
) {strict};

-- A kind that is not to be chosen any more. Posts of it keep its name.
CREATE TABLE kind_retirements (
    kind_id {id} PRIMARY KEY REFERENCES community_kinds (id) ON DELETE CASCADE,
    community_id {integer} NOT NULL,
    retired_at {integer} NOT NULL
) {strict};
