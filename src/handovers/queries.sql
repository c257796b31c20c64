-- name: insert_envelope (id, sealed)
INSERT INTO envelopes (id, sealed) VALUES (:id, :sealed);

-- name: find_envelope (id)
SELECT sealed FROM envelopes WHERE id = :id;

-- name: list_envelopes ()
SELECT id FROM envelopes;

-- name: delete_envelope (id)
DELETE FROM envelopes WHERE id = :id;

-- Nothing for a community that is gone meanwhile.
-- name: insert_week (community, week, kind, about)
INSERT INTO weeks (community_id, week, kind_id, about)
SELECT id, :week, :kind, :about FROM communities WHERE id = :community;

-- name: list_weeks (community, since)
SELECT week, kind_id, about FROM weeks
WHERE community_id = :community AND week >= :since
ORDER BY week DESC, about DESC, kind_id;

-- name: delete_weeks_before (before)
DELETE FROM weeks WHERE week < :before;
