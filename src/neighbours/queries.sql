-- name: insert_neighbour (person, community, area, contact, phone_hash, consent, consented_on, keeper)
INSERT INTO neighbours (person_id, community_id, area_id, contact_sealed, phone_hash, consent, consented_on, keeper_id)
VALUES (:person, :community, :area, :contact, :phone_hash, :consent, :consented_on, :keeper);

-- name: change_neighbour (person, area, contact, phone_hash)
UPDATE neighbours SET area_id = :area, contact_sealed = :contact, phone_hash = :phone_hash WHERE person_id = :person;

-- name: delete_neighbour (person)
DELETE FROM neighbours WHERE person_id = :person;

-- name: find_neighbour (person, now)
SELECT n.person_id, n.community_id, p.name, p.languages, n.area_id, n.contact_sealed, n.consent, n.consented_on,
       n.keeper_id, k.expires_at
FROM neighbours n JOIN people p ON p.id = n.person_id
     LEFT JOIN neighbour_keys k ON k.person_id = n.person_id AND k.expires_at > :now
WHERE n.person_id = :person;

-- Those of one keeper, or all for whoever looks after the community.
-- name: list_neighbours (community, viewer, all_of_them, now, most)
SELECT n.person_id, n.community_id, p.name, p.languages, n.area_id, n.contact_sealed, n.consent, n.consented_on,
       n.keeper_id, k.expires_at
FROM neighbours n JOIN people p ON p.id = n.person_id
     LEFT JOIN neighbour_keys k ON k.person_id = n.person_id AND k.expires_at > :now
WHERE n.community_id = :community AND (n.keeper_id = :viewer OR :all_of_them = 1)
ORDER BY p.name, p.id LIMIT :most;

-- name: list_with_phone (community, phone_hash, now)
SELECT n.person_id, n.community_id, p.name, p.languages, n.area_id, n.contact_sealed, n.consent, n.consented_on,
       n.keeper_id, k.expires_at
FROM neighbours n JOIN people p ON p.id = n.person_id
     LEFT JOIN neighbour_keys k ON k.person_id = n.person_id AND k.expires_at > :now
WHERE n.community_id = :community AND n.phone_hash = :phone_hash
ORDER BY p.name, p.id LIMIT 20;

-- name: find_home (person)
SELECT community_id FROM neighbours WHERE person_id = :person;

-- name: give_keeper (person, keeper)
UPDATE neighbours SET keeper_id = :keeper WHERE person_id = :person;

-- name: list_kept (keeper)
SELECT person_id FROM neighbours WHERE keeper_id = :keeper ORDER BY person_id;

-- name: list_kept_in (keeper, community)
SELECT person_id FROM neighbours WHERE keeper_id = :keeper AND community_id = :community;

-- name: insert_key (person, community, code_hash, link_hash, expires_at)
INSERT INTO neighbour_keys (person_id, community_id, code_hash, link_hash, expires_at)
VALUES (:person, :community, :code_hash, :link_hash, :expires_at);

-- name: delete_key (person)
DELETE FROM neighbour_keys WHERE person_id = :person;

-- name: prolong_key (person, expires_at, now)
UPDATE neighbour_keys SET expires_at = :expires_at WHERE person_id = :person AND expires_at > :now;

-- name: give_key_to (person, other)
UPDATE neighbour_keys SET person_id = :other WHERE person_id = :person;

-- name: find_by_link (link_hash, now)
SELECT person_id FROM neighbour_keys WHERE link_hash = :link_hash AND expires_at > :now;

-- name: find_by_code (code_hash, now)
SELECT k.person_id, p.name FROM neighbour_keys k JOIN people p ON p.id = k.person_id
WHERE k.code_hash = :code_hash AND k.expires_at > :now;

-- name: insert_intake (id, community, person, side, words, sent_at)
INSERT INTO intakes (id, community_id, person_id, side, words, sent_at)
VALUES (:id, :community, :person, :side, :words, :sent_at);

-- name: delete_intake (id)
DELETE FROM intakes WHERE id = :id;

-- What waits for an answer: of the neighbours of one keeper, or all for whoever looks after the community.
-- name: list_intakes (community, viewer, all_of_them, most)
SELECT i.id, i.community_id, i.person_id, p.name, n.area_id, n.keeper_id, i.side, i.words, i.sent_at
FROM intakes i JOIN neighbours n ON n.person_id = i.person_id JOIN people p ON p.id = i.person_id
WHERE i.community_id = :community AND (n.keeper_id = :viewer OR :all_of_them = 1)
  AND NOT EXISTS (SELECT 1 FROM intake_answers a WHERE a.intake_id = i.id)
ORDER BY i.sent_at, i.id LIMIT :most;

-- name: find_intake (id)
SELECT i.id, i.community_id, i.person_id, p.name, n.area_id, n.keeper_id, i.side, i.words, i.sent_at
FROM intakes i JOIN neighbours n ON n.person_id = i.person_id JOIN people p ON p.id = i.person_id
WHERE i.id = :id AND NOT EXISTS (SELECT 1 FROM intake_answers a WHERE a.intake_id = i.id);

-- name: insert_intake_answer (intake, community, words, answered_at)
INSERT INTO intake_answers (intake_id, community_id, words, answered_at)
VALUES (:intake, :community, :words, :answered_at);

-- name: give_intakes_to (person, other)
UPDATE intakes SET person_id = :other WHERE person_id = :person;

-- name: list_own_intakes (person)
SELECT i.id, i.side, i.words, i.sent_at, a.words
FROM intakes i LEFT JOIN intake_answers a ON a.intake_id = i.id
WHERE i.person_id = :person ORDER BY i.sent_at, i.id;

-- name: delete_own_intake (id, person)
DELETE FROM intakes WHERE id = :id AND person_id = :person;

-- Whose key is over and who has nothing on the board and nothing that waits.
-- name: list_gone_neighbours (now, entered_before, after, most)
SELECT n.person_id FROM neighbours n
WHERE n.person_id > :after AND n.consented_on < :entered_before
  AND NOT EXISTS (SELECT 1 FROM neighbour_keys k WHERE k.person_id = n.person_id AND k.expires_at > :now)
  AND NOT EXISTS (SELECT 1 FROM posts p WHERE p.author_id = n.person_id)
  AND NOT EXISTS (SELECT 1 FROM intakes i WHERE i.person_id = n.person_id
                  AND NOT EXISTS (SELECT 1 FROM intake_answers a WHERE a.intake_id = i.id))
ORDER BY n.person_id LIMIT :most;
