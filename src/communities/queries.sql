-- name: insert_community (id, slug, name, purpose, agreements, join_policy, cell, founded_on)
INSERT INTO communities (id, slug, name, purpose, agreements, join_policy, cell, founded_on)
VALUES (:id, :slug, :name, :purpose, :agreements, :join_policy, :cell, :founded_on);

-- name: find_community (slug)
SELECT id, slug, name, purpose, agreements, join_policy, cell FROM communities WHERE slug = :slug;

-- name: find_community_by_id (id)
SELECT id, slug, name, purpose, agreements, join_policy, cell FROM communities WHERE id = :id;

-- name: list_communities ()
SELECT id, slug, name, purpose, agreements, join_policy, cell FROM communities ORDER BY name, id LIMIT 200;

-- name: insert_area (id, community, position, name, cell)
INSERT INTO areas (id, community_id, position, name, cell) VALUES (:id, :community, :position, :name, :cell);

-- name: list_areas (community)
SELECT id, name, cell FROM areas WHERE community_id = :community ORDER BY position, id;

-- name: insert_membership (community, person, joined_on)
INSERT INTO memberships (community_id, person_id, joined_on) VALUES (:community, :person, :joined_on);

-- name: delete_membership (community, person)
DELETE FROM memberships WHERE community_id = :community AND person_id = :person;

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

-- name: list_necessities (community)
SELECT kind_id, is_necessity FROM community_necessities WHERE community_id = :community;

-- name: insert_steward (community, person, since)
INSERT INTO stewards (community_id, person_id, since) VALUES (:community, :person, :since);

-- name: delete_steward (community, person)
DELETE FROM stewards WHERE community_id = :community AND person_id = :person;

-- name: list_stewards (community)
SELECT person_id FROM stewards WHERE community_id = :community ORDER BY since, person_id;

-- name: insert_application (community, person, words, asked_at)
INSERT INTO applications (community_id, person_id, words, asked_at) VALUES (:community, :person, :words, :asked_at);

-- name: list_applications (community)
SELECT a.person_id, p.name, a.words, a.asked_at
FROM applications a JOIN people p ON p.id = a.person_id
WHERE a.community_id = :community ORDER BY a.asked_at, a.person_id;

-- name: delete_application (community, person)
DELETE FROM applications WHERE community_id = :community AND person_id = :person;

-- name: insert_invite (token_hash, community, expires_at)
INSERT INTO invites (token_hash, community_id, expires_at) VALUES (:token_hash, :community, :expires_at);

-- name: find_invite (token_hash, now)
SELECT community_id FROM invites WHERE token_hash = :token_hash AND expires_at > :now;
