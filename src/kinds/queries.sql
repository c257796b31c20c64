-- name: insert_kind (id, community, parent, name, folded_name, synonyms, unit, nature, is_perishable)
INSERT INTO community_kinds (id, community_id, parent_id, name, folded_name, synonyms, unit, nature, is_perishable)
VALUES (:id, :community, :parent, :name, :folded_name, :synonyms, :unit, :nature, :is_perishable);

-- In the order of the alphabet, as far as folding gives one.
-- name: list_kinds (community)
SELECT k.id, k.parent_id, k.name, k.synonyms, k.unit, k.nature, k.is_perishable,
       CASE WHEN r.kind_id IS NULL THEN 0 ELSE 1 END
FROM community_kinds k
LEFT JOIN kind_retirements r ON r.kind_id = k.id
WHERE k.community_id = :community
ORDER BY k.folded_name;

-- name: rename_kind (id, community, name, folded_name, synonyms)
UPDATE community_kinds SET name = :name, folded_name = :folded_name, synonyms = :synonyms
WHERE id = :id AND community_id = :community;

-- Nothing happens for a kind of another community, or one that is retired already.
-- name: retire_kind (id, community, retired_at)
INSERT INTO kind_retirements (kind_id, community_id, retired_at)
SELECT id, community_id, :retired_at FROM community_kinds WHERE id = :id AND community_id = :community
ON CONFLICT (kind_id) DO NOTHING;

-- name: bring_back_kind (id, community)
DELETE FROM kind_retirements WHERE kind_id = :id AND community_id = :community;

-- name: delete_kinds_of (community)
DELETE FROM community_kinds WHERE community_id = :community;
