-- name: list_migrations ()
SELECT name FROM schema_migrations ORDER BY name;

-- name: insert_migration (name, applied_at)
INSERT INTO schema_migrations (name, applied_at) VALUES (:name, :applied_at);

-- name: insert_event (name, body, published_at)
INSERT INTO outbox (name, body, published_at) VALUES (:name, :body, :published_at);

-- The first thing that does not fit together in the file, or 'ok'. PostgreSQL looks after its own.
-- name: find_complaint () @sqlite
PRAGMA quick_check(1);

-- name: find_complaint () @postgres
SELECT 'ok';

-- name: find_version () @sqlite
SELECT sqlite_version();

-- name: find_version () @postgres
SELECT current_setting('server_version');

-- name: find_last_migrated ()
SELECT applied_at FROM schema_migrations ORDER BY name DESC LIMIT 1;
