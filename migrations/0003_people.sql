-- Somebody with an account, under any name they like; or, without a passphrase, a neighbour without
-- one, whom a member entered with their consent. Nothing here says what anybody gave or received.
CREATE TABLE people (
    id {id} PRIMARY KEY,
    name {text} NOT NULL,
    sign_in_name {text} UNIQUE,         -- the name, folded; NULL without an account
    pronouns {text} NOT NULL,
    languages {text} NOT NULL,
    abilities {text} NOT NULL,
    language {text} NOT NULL,           -- of the pages
    passphrase_hash {text},
    joined_on {integer} NOT NULL        -- the day
) {strict};

-- Each lets its person in once when the passphrase is lost.
CREATE TABLE recovery_codes (
    person_id {integer} NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    code_hash {bytes} NOT NULL,
    PRIMARY KEY (person_id, code_hash)
) {strict};
