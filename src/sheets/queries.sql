-- name: insert_sheet (id, community, person, filename, kept_at)
INSERT INTO sheets (id, community_id, person_id, filename, kept_at)
VALUES (:id, :community, :person, :filename, :kept_at);

-- For whoever sent it, and for nobody else.
-- name: find_sheet (id, community, person, kept_after)
SELECT id, filename, kept_at FROM sheets
WHERE id = :id AND community_id = :community AND person_id = :person AND kept_at > :kept_after;

-- name: list_sheets (community, person, kept_after)
SELECT id, filename, kept_at FROM sheets
WHERE community_id = :community AND person_id = :person AND kept_at > :kept_after
ORDER BY kept_at DESC, id;

-- name: delete_sheet (id)
DELETE FROM sheets WHERE id = :id;

-- name: delete_sheets_of (community, person)
DELETE FROM sheets WHERE community_id = :community AND person_id = :person;

-- name: delete_old_sheets (kept_before)
DELETE FROM sheets WHERE kept_at <= :kept_before;

-- name: insert_piece (sheet, part, position, community, sealed)
INSERT INTO sheet_pieces (sheet_id, part, position, community_id, sealed)
VALUES (:sheet, :part, :position, :community, :sealed);

-- name: delete_pieces (sheet, part)
DELETE FROM sheet_pieces WHERE sheet_id = :sheet AND part = :part;

-- name: list_pieces (sheet, part)
SELECT sealed FROM sheet_pieces WHERE sheet_id = :sheet AND part = :part ORDER BY position;

-- name: insert_import (id, community, filename, left_out, imported_at)
INSERT INTO imports (id, community_id, filename, left_out, imported_at)
VALUES (:id, :community, :filename, :left_out, :imported_at);

-- name: find_import (id, community)
SELECT id, filename, left_out, imported_at, undone_at FROM imports WHERE id = :id AND community_id = :community;

-- name: list_imports (community)
SELECT id, filename, left_out, imported_at, undone_at FROM imports
WHERE community_id = :community ORDER BY imported_at DESC, id LIMIT 20;

-- name: set_undone (id, undone_at)
UPDATE imports SET undone_at = :undone_at WHERE id = :id AND undone_at IS NULL;

-- name: delete_old_imports (imported_before)
DELETE FROM imports WHERE imported_at <= :imported_before;

-- name: insert_import_post (post, import, community, ask_again_at)
INSERT INTO import_posts (post_id, import_id, community_id, ask_again_at)
VALUES (:post, :import, :community, :ask_again_at);

-- name: list_import_posts (import)
SELECT i.post_id, p.author_id, i.ask_again_at
FROM import_posts i JOIN posts p ON p.id = i.post_id
WHERE i.import_id = :import ORDER BY i.post_id;

-- name: insert_import_neighbour (person, import, community, print)
INSERT INTO import_neighbours (person_id, import_id, community_id, print)
VALUES (:person, :import, :community, :print);

-- name: list_import_neighbours (import)
SELECT person_id, print FROM import_neighbours WHERE import_id = :import ORDER BY person_id;
