-- name: insert_community (id, slug, name, purpose, agreements, join_policy, cell, founded_on)
INSERT INTO communities (id, slug, name, purpose, agreements, join_policy, cell, founded_on)
VALUES (:id, :slug, :name, :purpose, :agreements, :join_policy, :cell, :founded_on);

-- name: change_community (id, name, purpose, agreements, join_policy)
UPDATE communities
SET name = :name, purpose = :purpose, agreements = :agreements, join_policy = :join_policy
WHERE id = :id;

-- A community that everybody has left is not found any more.
-- name: find_community (slug)
SELECT id, slug, name, purpose, agreements, join_policy, cell FROM communities
WHERE slug = :slug AND EXISTS (SELECT 1 FROM memberships m WHERE m.community_id = communities.id);

-- name: find_community_by_id (id)
SELECT id, slug, name, purpose, agreements, join_policy, cell FROM communities
WHERE id = :id AND EXISTS (SELECT 1 FROM memberships m WHERE m.community_id = communities.id);

-- name: list_communities ()
SELECT id, slug, name, purpose, agreements, join_policy, cell FROM communities
WHERE EXISTS (SELECT 1 FROM memberships m WHERE m.community_id = communities.id)
ORDER BY name, id LIMIT 200;

-- name: insert_area (id, community, position, name, cell)
INSERT INTO areas (id, community_id, position, name, cell) VALUES (:id, :community, :position, :name, :cell);

-- name: change_area (id, community, name, cell)
UPDATE areas SET name = :name, cell = :cell WHERE id = :id AND community_id = :community;

-- name: list_areas (community)
SELECT id, name, cell FROM areas WHERE community_id = :community ORDER BY position, id;

-- name: insert_membership (community, person, joined_on)
INSERT INTO memberships (community_id, person_id, joined_on) VALUES (:community, :person, :joined_on);

-- name: delete_membership (community, person)
DELETE FROM memberships WHERE community_id = :community AND person_id = :person;

-- name: choose_area (community, person, area)
UPDATE memberships SET area_id = :area WHERE community_id = :community AND person_id = :person;

-- name: find_membership (community, person)
SELECT m.community_id, c.slug, c.name, m.person_id, m.area_id
FROM memberships m JOIN communities c ON c.id = m.community_id
WHERE m.community_id = :community AND m.person_id = :person;

-- name: list_memberships (person)
SELECT m.community_id, c.slug, c.name, m.person_id, m.area_id
FROM memberships m JOIN communities c ON c.id = m.community_id
WHERE m.person_id = :person ORDER BY c.name, c.id;

-- name: list_members (community)
SELECT p.id, p.name, p.pronouns, p.languages, p.abilities
FROM memberships m JOIN people p ON p.id = m.person_id
WHERE m.community_id = :community ORDER BY p.name, p.id;

-- name: decide_necessity (community, kind, is_necessity)
INSERT INTO community_necessities (community_id, kind_id, is_necessity)
VALUES (:community, :kind, :is_necessity)
ON CONFLICT (community_id, kind_id) DO UPDATE SET is_necessity = excluded.is_necessity;

-- name: delete_necessities (community)
DELETE FROM community_necessities WHERE community_id = :community;

-- name: list_necessities (community)
SELECT kind_id, is_necessity FROM community_necessities WHERE community_id = :community;

-- name: insert_steward (community, person, since)
INSERT INTO stewards (community_id, person_id, since) VALUES (:community, :person, :since);

-- name: delete_steward (community, person)
DELETE FROM stewards WHERE community_id = :community AND person_id = :person;

-- name: list_stewards (community)
SELECT person_id FROM stewards WHERE community_id = :community ORDER BY since, person_id;

-- name: insert_steward_turn (community, person, turn, happened_at)
INSERT INTO steward_turns (community_id, person_id, turn, happened_at)
VALUES (:community, :person, :turn, :happened_at);

-- The latest first.
-- name: list_steward_turns (community, most)
SELECT p.name, t.turn, t.happened_at
FROM steward_turns t JOIN people p ON p.id = t.person_id
WHERE t.community_id = :community ORDER BY t.id DESC LIMIT :most;

-- name: insert_join_question (community, position, question)
INSERT INTO join_questions (community_id, position, question) VALUES (:community, :position, :question);

-- name: delete_join_questions (community)
DELETE FROM join_questions WHERE community_id = :community;

-- name: list_join_questions (community)
SELECT question FROM join_questions WHERE community_id = :community ORDER BY position;

-- name: insert_application (community, person, words, asked_at)
INSERT INTO applications (community_id, person_id, words, asked_at) VALUES (:community, :person, :words, :asked_at);

-- name: insert_application_answer (community, person, position, question, answer)
INSERT INTO application_answers (community_id, person_id, position, question, answer)
VALUES (:community, :person, :position, :question, :answer);

-- name: find_application (community, person)
SELECT asked_at FROM applications WHERE community_id = :community AND person_id = :person;

-- name: list_applications (community)
SELECT a.person_id, p.name, a.words, a.asked_at
FROM applications a JOIN people p ON p.id = a.person_id
WHERE a.community_id = :community ORDER BY a.asked_at, a.person_id;

-- name: list_application_answers (community, person)
SELECT question, answer FROM application_answers
WHERE community_id = :community AND person_id = :person ORDER BY position;

-- name: delete_application (community, person)
DELETE FROM applications WHERE community_id = :community AND person_id = :person;

-- name: answer_joining (community, person, answer, words, answered_at)
INSERT INTO join_answers (community_id, person_id, answer, words, answered_at)
VALUES (:community, :person, :answer, :words, :answered_at)
ON CONFLICT (community_id, person_id) DO UPDATE
SET answer = excluded.answer, words = excluded.words, answered_at = excluded.answered_at;

-- name: find_join_answer (community, person)
SELECT answer, words FROM join_answers WHERE community_id = :community AND person_id = :person;

-- name: delete_join_answer (community, person)
DELETE FROM join_answers WHERE community_id = :community AND person_id = :person;

-- name: insert_invite (id, community, maker, token_hash, expires_at)
INSERT INTO invites (id, community_id, maker_id, token_hash, expires_at)
VALUES (:id, :community, :maker, :token_hash, :expires_at);

-- name: find_invite (token_hash, now)
SELECT community_id FROM invites WHERE token_hash = :token_hash AND expires_at > :now;

-- The links that still work: of one member, or of all for whoever looks after the community.
-- name: list_invites (community, maker, all_of_them, now)
SELECT i.id, p.name, i.expires_at
FROM invites i JOIN people p ON p.id = i.maker_id
WHERE i.community_id = :community AND (i.maker_id = :maker OR :all_of_them = 1) AND i.expires_at > :now
ORDER BY i.expires_at DESC, i.id;

-- name: delete_invite (id, community, maker, all_of_them)
DELETE FROM invites
WHERE id = :id AND community_id = :community AND (maker_id = :maker OR :all_of_them = 1);

-- name: delete_old_invites (before)
DELETE FROM invites WHERE expires_at <= :before;

-- name: delete_old_join_answers (before)
DELETE FROM join_answers WHERE answered_at < :before;

-- name: list_some_members (community, most)
SELECT person_id FROM memberships WHERE community_id = :community LIMIT :most;
