-- name: insert_envelope (id, sealed)
INSERT INTO envelopes (id, sealed) VALUES (:id, :sealed);

-- name: find_envelope (id)
SELECT sealed FROM envelopes WHERE id = :id;

-- name: list_envelopes ()
SELECT id FROM envelopes;

-- name: delete_envelope (id)
DELETE FROM envelopes WHERE id = :id;
