-- name: insert_taking (community, sort, subject, person, since)
INSERT INTO takings (community_id, sort, subject_id, person_id, since)
VALUES (:community, :sort, :subject, :person, :since);

-- name: delete_taking (community, sort, subject)
DELETE FROM takings WHERE community_id = :community AND sort = :sort AND subject_id = :subject;

-- name: delete_own_taking (community, sort, subject, person)
DELETE FROM takings
WHERE community_id = :community AND sort = :sort AND subject_id = :subject AND person_id = :person;

-- name: delete_takings_of (community, person)
DELETE FROM takings WHERE community_id = :community AND person_id = :person;

-- What is taken by somebody who still looks after the community, and not for too long.
-- name: list_takings (community, after)
SELECT t.sort, t.subject_id, t.person_id, p.name
FROM takings t JOIN people p ON p.id = t.person_id
WHERE t.community_id = :community AND t.since > :after
  AND (EXISTS (SELECT 1 FROM stewards s WHERE s.community_id = t.community_id AND s.person_id = t.person_id)
       OR NOT EXISTS (SELECT 1 FROM stewards s WHERE s.community_id = t.community_id));

-- name: pass_takings_on (community, holder, successor, now)
UPDATE takings SET person_id = :successor, since = :now
WHERE community_id = :community AND person_id = :holder;

-- name: list_all_takings ()
SELECT community_id, sort, subject_id, person_id FROM takings;

-- name: delete_old_takings (before)
DELETE FROM takings WHERE since <= :before;

-- name: insert_doubt (post, community, ask_again_at, asked_at)
INSERT INTO doubts (post_id, community_id, ask_again_at, asked_at)
VALUES (:post, :community, :ask_again_at, :asked_at)
ON CONFLICT (post_id) DO UPDATE SET ask_again_at = excluded.ask_again_at, asked_at = excluded.asked_at;

-- Questions that are not answered: the post has the same date to ask again at as when they were put.
-- name: list_doubts (community)
SELECT d.post_id, d.asked_at
FROM doubts d JOIN posts p ON p.id = d.post_id
WHERE d.community_id = :community AND d.ask_again_at = p.ask_again_at;

-- name: find_doubt (post)
SELECT d.asked_at
FROM doubts d JOIN posts p ON p.id = d.post_id
WHERE d.post_id = :post AND d.ask_again_at = p.ask_again_at;

-- name: list_doubts_about (author)
SELECT d.post_id, p.words, c.name
FROM doubts d JOIN posts p ON p.id = d.post_id JOIN communities c ON c.id = p.community_id
WHERE p.author_id = :author AND d.ask_again_at = p.ask_again_at
  AND NOT EXISTS (SELECT 1 FROM pauses WHERE post_id = p.id)
  AND NOT EXISTS (SELECT 1 FROM closures WHERE post_id = p.id)
ORDER BY d.asked_at, d.post_id;

-- name: delete_old_doubts (before)
DELETE FROM doubts WHERE asked_at < :before;

-- name: rest_until (community, person, until)
INSERT INTO rests (community_id, person_id, until) VALUES (:community, :person, :until)
ON CONFLICT (community_id, person_id) DO UPDATE SET until = excluded.until;

-- name: delete_rest (community, person)
DELETE FROM rests WHERE community_id = :community AND person_id = :person;

-- Those who look after the community and rest.
-- name: list_rests (community, now)
SELECT r.person_id, p.name, r.until
FROM rests r JOIN people p ON p.id = r.person_id
WHERE r.community_id = :community AND r.until > :now
  AND (EXISTS (SELECT 1 FROM stewards s WHERE s.community_id = r.community_id AND s.person_id = r.person_id)
       OR NOT EXISTS (SELECT 1 FROM stewards s WHERE s.community_id = r.community_id))
ORDER BY r.until, r.person_id;

-- name: delete_old_rests (now)
DELETE FROM rests WHERE until <= :now;

-- name: offer_takeover (community, holder, successor, offered_at)
INSERT INTO takeovers (community_id, holder_id, successor_id, offered_at)
VALUES (:community, :holder, :successor, :offered_at)
ON CONFLICT (community_id, holder_id)
DO UPDATE SET successor_id = excluded.successor_id, offered_at = excluded.offered_at;

-- name: delete_takeover_by (community, holder)
DELETE FROM takeovers WHERE community_id = :community AND holder_id = :holder;

-- name: delete_takeover (community, holder, successor)
DELETE FROM takeovers WHERE community_id = :community AND holder_id = :holder AND successor_id = :successor;

-- name: list_takeovers (community)
SELECT t.holder_id, h.name, t.successor_id, s.name, t.offered_at
FROM takeovers t JOIN people h ON h.id = t.holder_id JOIN people s ON s.id = t.successor_id
WHERE t.community_id = :community ORDER BY t.offered_at, t.holder_id;

-- name: list_takeovers_to (successor)
SELECT t.community_id, c.slug, c.name, t.holder_id, h.name
FROM takeovers t JOIN communities c ON c.id = t.community_id JOIN people h ON h.id = t.holder_id
WHERE t.successor_id = :successor ORDER BY t.offered_at, t.community_id;

-- name: delete_old_takeovers (before)
DELETE FROM takeovers WHERE offered_at < :before;

-- name: call_back_at (neighbour, community, call_at)
INSERT INTO call_backs (neighbour_id, community_id, call_at) VALUES (:neighbour, :community, :call_at)
ON CONFLICT (neighbour_id) DO UPDATE SET call_at = excluded.call_at;

-- name: delete_call_back (neighbour)
DELETE FROM call_backs WHERE neighbour_id = :neighbour;

-- name: list_call_backs (community)
SELECT neighbour_id, call_at FROM call_backs WHERE community_id = :community;

-- name: insert_call (id, community, neighbour, outcome, note, called_at)
INSERT INTO calls (id, community_id, neighbour_id, outcome, note_sealed, called_at)
VALUES (:id, :community, :neighbour, :outcome, :note, :called_at);

-- name: list_calls (neighbour, after)
SELECT id, outcome, note_sealed, called_at FROM calls
WHERE neighbour_id = :neighbour AND called_at > :after ORDER BY called_at DESC, id LIMIT 50;

-- Calls of long ago, and those to somebody who is no neighbour without account any more.
-- name: delete_old_calls (before)
DELETE FROM calls
WHERE called_at <= :before OR NOT EXISTS (SELECT 1 FROM neighbours n WHERE n.person_id = calls.neighbour_id);

-- name: delete_orphaned_call_backs ()
DELETE FROM call_backs
WHERE NOT EXISTS (SELECT 1 FROM neighbours n WHERE n.person_id = call_backs.neighbour_id);
