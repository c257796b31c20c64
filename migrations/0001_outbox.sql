-- What has happened and is still to be told to those who react to it. Emptied as it is delivered.
CREATE TABLE outbox (
    id {numbered},
    name {text} NOT NULL,
    body {text} NOT NULL,
    published_at {integer} NOT NULL
) {strict};

-- What is to be done later, again and again, or because something happened. A row goes when it is done.
-- A taken job is due again after a while, so that it is repeated if whoever took it has died.
CREATE TABLE jobs (
    id {numbered},
    name {text} NOT NULL,
    body {text} NOT NULL,
    due_at {integer} NOT NULL,
    tries {integer} NOT NULL DEFAULT 0,
    recurs {integer} NOT NULL DEFAULT 0 CHECK (recurs IN (0, 1)),
    trouble {text},
    parked_at {integer}
) {strict};

CREATE INDEX jobs_due ON jobs (due_at, id) WHERE parked_at IS NULL;
CREATE UNIQUE INDEX jobs_recurring ON jobs (name) WHERE recurs = 1;
