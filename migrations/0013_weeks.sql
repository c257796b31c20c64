-- About how much was handed over in a week, below one root of the tree of kinds: blurred before it is
-- written, written once, and derived from no row. What is not here was little or nothing.
CREATE TABLE weeks (
    community_id {integer} NOT NULL REFERENCES communities (id) ON DELETE CASCADE,
    week {integer} NOT NULL,            -- its Monday
    kind_id {integer} NOT NULL,
    about {integer} NOT NULL,           -- hand-overs, a multiple of five
    PRIMARY KEY (community_id, week, kind_id)
) {strict};
