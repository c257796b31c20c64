-- name: insert_post (id, community, author, side, kind, words, quantity, available_from, available_until, weekdays, area, cell, place_sealed, reach_km, requirements, languages, audience, is_necessity, urgency, choosing, posted_at, ask_again_at, ends_at)
INSERT INTO posts (id, community_id, author_id, side, kind_id, words, quantity, remaining, available_from,
                   available_until, weekdays, area_id, cell, place_sealed, reach_km, requirements, languages,
                   audience, is_necessity, urgency, choosing, version, posted_at, ask_again_at, ends_at)
VALUES (:id, :community, :author, :side, :kind, :words, :quantity, :quantity, :available_from,
        :available_until, :weekdays, :area, :cell, :place_sealed, :reach_km, :requirements, :languages,
        :audience, :is_necessity, :urgency, :choosing, 1, :posted_at, :ask_again_at, :ends_at);

-- Only for the author, and only the version they saw; the number of units stays with what is promised.
-- name: change_post (id, author, version, kind, words, quantity, remaining, available_from, available_until, weekdays, area, cell, place_sealed, reach_km, requirements, languages, audience, is_necessity, urgency, choosing, ask_again_at, ends_at)
UPDATE posts
SET kind_id = :kind, words = :words, quantity = :quantity, remaining = :remaining,
    available_from = :available_from, available_until = :available_until, weekdays = :weekdays,
    area_id = :area, cell = :cell, place_sealed = :place_sealed, reach_km = :reach_km,
    requirements = :requirements, languages = :languages, audience = :audience,
    is_necessity = :is_necessity, urgency = :urgency, choosing = :choosing, version = version + 1,
    ask_again_at = :ask_again_at, ends_at = :ends_at
WHERE id = :id AND author_id = :author AND version = :version;

-- What the viewer may see: their own, what stands in a community of theirs, and what is public. Paused
-- and closed posts are their author's alone. A stranger is viewer 0.
-- name: find_visible_post (post, viewer)
SELECT p.id, p.community_id, p.author_id, p.side, p.kind_id, p.words, p.quantity, p.remaining,
       p.available_from, p.available_until, p.weekdays, p.area_id, p.cell, p.reach_km, p.requirements,
       p.languages, p.audience, p.is_necessity, p.urgency, p.choosing, p.version, p.posted_at,
       p.ask_again_at, p.ends_at,
       CASE WHEN EXISTS (SELECT 1 FROM pauses WHERE post_id = p.id) THEN 1 ELSE 0 END,
       CASE WHEN EXISTS (SELECT 1 FROM closures WHERE post_id = p.id) THEN 1 ELSE 0 END
FROM posts p
WHERE p.id = :post
  AND (p.author_id = :viewer
       OR (NOT EXISTS (SELECT 1 FROM pauses WHERE post_id = p.id)
           AND NOT EXISTS (SELECT 1 FROM closures WHERE post_id = p.id)
           AND (p.audience = 2
                OR EXISTS (SELECT 1 FROM memberships m
                           WHERE m.community_id = p.community_id AND m.person_id = :viewer))));

-- The author's own posts, newest first, closed ones left out.
-- name: list_own_posts (author)
SELECT p.id, p.community_id, p.author_id, p.side, p.kind_id, p.words, p.quantity, p.remaining,
       p.available_from, p.available_until, p.weekdays, p.area_id, p.cell, p.reach_km, p.requirements,
       p.languages, p.audience, p.is_necessity, p.urgency, p.choosing, p.version, p.posted_at,
       p.ask_again_at, p.ends_at,
       CASE WHEN EXISTS (SELECT 1 FROM pauses WHERE post_id = p.id) THEN 1 ELSE 0 END, 0
FROM posts p
WHERE p.author_id = :author AND NOT EXISTS (SELECT 1 FROM closures WHERE post_id = p.id)
ORDER BY p.posted_at DESC, p.id DESC;

-- The exact place, for its author.
-- name: find_own_place (post, author)
SELECT place_sealed FROM posts WHERE id = :post AND author_id = :author;

-- name: insert_board_row (community, shelf, kind, post, cell, posted_at, wanted_by)
INSERT INTO board (community_id, shelf, kind_id, post_id, cell, posted_at, wanted_by)
VALUES (:community, :shelf, :kind, :post, :cell, :posted_at, :wanted_by);

-- name: insert_board_word (community, shelf, term, posted_at, post)
INSERT INTO board_words (community_id, shelf, term, posted_at, post_id)
VALUES (:community, :shelf, :term, :posted_at, :post);

-- name: delete_board_rows (post)
DELETE FROM board WHERE post_id = :post;

-- name: delete_board_words (post)
DELETE FROM board_words WHERE post_id = :post;

-- name: insert_pause (post, community, paused_at)
INSERT INTO pauses (post_id, community_id, paused_at) VALUES (:post, :community, :paused_at);

-- name: delete_pause (post)
DELETE FROM pauses WHERE post_id = :post;

-- name: insert_closure (post, community, closed_at)
INSERT INTO closures (post_id, community_id, closed_at) VALUES (:post, :community, :closed_at);

-- On which boards it has appeared.
-- name: find_posted (post)
SELECT community_id, audience FROM posts WHERE id = :post;

-- Takes units out of what remains; changes nothing if too few are left.
-- name: take_units (post, units)
UPDATE posts SET remaining = remaining - :units WHERE id = :post AND remaining >= :units;

-- name: return_units (post, units)
UPDATE posts SET remaining = remaining + :units WHERE id = :post AND remaining + :units <= quantity;

-- name: still_needed (post, author, ask_again_at, ends_at)
UPDATE posts SET ask_again_at = :ask_again_at, ends_at = :ends_at WHERE id = :post AND author_id = :author;

-- name: list_ended_posts (now, most)
SELECT p.id, p.community_id FROM posts p
WHERE p.ends_at < :now AND NOT EXISTS (SELECT 1 FROM closures WHERE post_id = p.id)
ORDER BY p.ends_at LIMIT :most;

-- name: delete_post (post)
DELETE FROM posts WHERE id = :post;

-- name: list_closed_before (before, most)
SELECT post_id FROM closures WHERE closed_at < :before ORDER BY post_id LIMIT :most;

-- name: list_posts_of (author)
SELECT id, community_id FROM posts WHERE author_id = :author;

-- name: list_posts_of_member (author, community)
SELECT id, community_id FROM posts WHERE author_id = :author AND community_id = :community;

-- name: board_newest (community, shelf, kind, before, before_post, most)
SELECT post_id, posted_at, cell FROM board
WHERE community_id = :community AND shelf = :shelf AND kind_id = :kind
  AND (posted_at, post_id) < (:before, :before_post)
ORDER BY posted_at DESC, post_id DESC LIMIT :most;

-- name: board_in_cell (community, shelf, kind, cell, before, before_post, most)
SELECT post_id, posted_at, cell FROM board
WHERE community_id = :community AND shelf = :shelf AND kind_id = :kind AND cell = :cell
  AND (posted_at, post_id) < (:before, :before_post)
ORDER BY posted_at DESC, post_id DESC LIMIT :most;

-- name: board_urgent (community, shelf, kind, after, after_post, most)
SELECT post_id, wanted_by, cell FROM board
WHERE community_id = :community AND shelf = :shelf AND kind_id = :kind
  AND (wanted_by, post_id) > (:after, :after_post)
ORDER BY wanted_by, post_id LIMIT :most;

-- Newest posts that hold every one of up to four terms; an empty term asks for nothing. Looks at the
-- newest 5,000 or so that hold the first term, so that a common word cannot make a page slow. The index in
-- the order of the board is walked once for each term, side by side; an identity between itself and itself
-- keeps the databases from the index by identity, which lies all over the file.
-- name: board_with_words (community, shelf, term1, term2, term3, term4, before, before_post, most)
SELECT w.post_id, w.posted_at, 0
FROM board_words w
WHERE w.community_id = :community AND w.shelf = :shelf AND w.term = :term1
  AND (w.posted_at, w.post_id) < (:before, :before_post)
  AND w.posted_at >= COALESCE((SELECT posted_at FROM board_words
                               WHERE community_id = :community AND shelf = :shelf AND term = :term1
                                 AND (posted_at, post_id) < (:before, :before_post)
                               ORDER BY posted_at DESC, post_id DESC LIMIT 1 OFFSET 5000), 0)
  AND (:term2 = '' OR EXISTS (SELECT 1 FROM board_words b
                              WHERE b.community_id = :community AND b.shelf = :shelf AND b.term = :term2
                                AND b.posted_at = w.posted_at AND b.post_id BETWEEN w.post_id AND w.post_id))
  AND (:term3 = '' OR EXISTS (SELECT 1 FROM board_words b
                              WHERE b.community_id = :community AND b.shelf = :shelf AND b.term = :term3
                                AND b.posted_at = w.posted_at AND b.post_id BETWEEN w.post_id AND w.post_id))
  AND (:term4 = '' OR EXISTS (SELECT 1 FROM board_words b
                              WHERE b.community_id = :community AND b.shelf = :shelf AND b.term = :term4
                                AND b.posted_at = w.posted_at AND b.post_id BETWEEN w.post_id AND w.post_id))
ORDER BY w.posted_at DESC, w.post_id DESC LIMIT :most;

-- What the cards on the board show, for up to twenty posts in no order; 0 stands for none.
-- name: list_cards (post1, post2, post3, post4, post5, post6, post7, post8, post9, post10, post11, post12, post13, post14, post15, post16, post17, post18, post19, post20)
SELECT p.id, p.author_id, p.side, p.kind_id, p.words, p.remaining, p.available_from, p.available_until,
       p.weekdays, p.area_id, p.is_necessity, p.urgency, p.posted_at
FROM posts p
WHERE p.id IN (:post1, :post2, :post3, :post4, :post5, :post6, :post7, :post8, :post9, :post10,
               :post11, :post12, :post13, :post14, :post15, :post16, :post17, :post18, :post19, :post20);

-- Asks on the board that are wanted between two moments, the most pressing first.
-- name: list_asks_wanted (community, after, before, most)
SELECT p.id, p.author_id, p.side, p.kind_id, p.words, p.is_necessity, p.urgency, p.posted_at,
       p.available_until, p.ask_again_at
FROM board b JOIN posts p ON p.id = b.post_id
WHERE b.community_id = :community AND b.shelf = 0 AND b.kind_id = 0
  AND b.wanted_by > :after AND b.wanted_by < :before
ORDER BY b.wanted_by, b.post_id LIMIT :most;

-- name: list_old_asks (community, before, most)
SELECT p.id, p.author_id, p.side, p.kind_id, p.words, p.is_necessity, p.urgency, p.posted_at,
       p.available_until, p.ask_again_at
FROM board b JOIN posts p ON p.id = b.post_id
WHERE b.community_id = :community AND b.shelf = 0 AND b.kind_id = 0 AND b.posted_at < :before
ORDER BY b.posted_at, b.post_id LIMIT :most;

-- name: list_unconfirmed_asks (community, now, most)
SELECT p.id, p.author_id, p.side, p.kind_id, p.words, p.is_necessity, p.urgency, p.posted_at,
       p.available_until, p.ask_again_at
FROM posts p
WHERE p.community_id = :community AND p.side = 0 AND p.ask_again_at < :now
  AND NOT EXISTS (SELECT 1 FROM pauses WHERE post_id = p.id)
  AND NOT EXISTS (SELECT 1 FROM closures WHERE post_id = p.id)
ORDER BY p.ask_again_at, p.id LIMIT :most;

-- name: find_open_post (community, post)
SELECT p.id, p.author_id, p.side, p.kind_id, p.words, p.is_necessity, p.urgency, p.posted_at,
       p.available_until, p.ask_again_at
FROM posts p
WHERE p.id = :post AND p.community_id = :community
  AND NOT EXISTS (SELECT 1 FROM pauses WHERE post_id = p.id)
  AND NOT EXISTS (SELECT 1 FROM closures WHERE post_id = p.id);
