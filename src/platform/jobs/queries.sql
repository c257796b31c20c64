-- name: is_anything_due (now)
SELECT EXISTS (SELECT 1 FROM outbox)
    OR EXISTS (SELECT 1 FROM jobs WHERE parked_at IS NULL AND due_at <= :now);

-- Takes the oldest event out of the outbox; on PostgreSQL the oldest that no other process is taking.
-- name: take_event () @sqlite
DELETE FROM outbox WHERE id = (SELECT id FROM outbox ORDER BY id LIMIT 1) RETURNING name, body, published_at;

-- name: take_event () @postgres
DELETE FROM outbox WHERE id = (SELECT id FROM outbox ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
RETURNING name, body, published_at;

-- name: insert_job (name, body, due_at)
INSERT INTO jobs (name, body, due_at) VALUES (:name, :body, :due_at);

-- There is one row for each job that recurs; a program that knows it wakes it, should it have been parked or put off.
-- name: ensure_recurring (name, now, latest)
INSERT INTO jobs (name, body, due_at, recurs) VALUES (:name, '', :now, 1)
ON CONFLICT (name) WHERE recurs = 1
DO UPDATE SET due_at = :now, tries = 0, parked_at = NULL
WHERE jobs.due_at > :latest OR jobs.parked_at IS NOT NULL;

-- Takes the job that has waited longest, and makes it due again in case whoever took it dies.
-- name: take_due (now, again_at) @sqlite
UPDATE jobs SET due_at = :again_at, tries = tries + 1
WHERE id = (SELECT id FROM jobs WHERE parked_at IS NULL AND due_at <= :now ORDER BY due_at, id LIMIT 1)
RETURNING id, name, body, tries;

-- name: take_due (now, again_at) @postgres
UPDATE jobs SET due_at = :again_at, tries = tries + 1
WHERE id = (SELECT id FROM jobs WHERE parked_at IS NULL AND due_at <= :now ORDER BY due_at, id LIMIT 1
            FOR UPDATE SKIP LOCKED)
RETURNING id, name, body, tries;

-- The number of tries tells whether the job is still ours, or was taken again meanwhile.
-- name: delete_job (id, tries)
DELETE FROM jobs WHERE id = :id AND tries = :tries;

-- name: rest_job (id, tries, due_at)
UPDATE jobs SET due_at = :due_at, tries = 0, trouble = NULL WHERE id = :id AND tries = :tries;

-- name: put_off_job (id, tries, due_at, trouble)
UPDATE jobs SET due_at = :due_at, trouble = :trouble WHERE id = :id AND tries = :tries;

-- name: park_job (id, tries, now, trouble)
UPDATE jobs SET parked_at = :now, trouble = :trouble WHERE id = :id AND tries = :tries;

-- name: list_troubled ()
SELECT name, tries, trouble, parked_at FROM jobs WHERE trouble IS NOT NULL ORDER BY name, id LIMIT 100;

-- name: retry_parked (now)
UPDATE jobs SET parked_at = NULL, tries = 0, due_at = :now WHERE parked_at IS NOT NULL;

-- name: delete_parked (before)
DELETE FROM jobs WHERE parked_at < :before;

-- What is due and not done, events as well as jobs, and since when.
-- name: find_waiting (now)
SELECT COUNT(*), MIN(since)
FROM (SELECT published_at AS since FROM outbox
      UNION ALL
      SELECT due_at FROM jobs WHERE parked_at IS NULL AND due_at <= :now) AS waiting;
