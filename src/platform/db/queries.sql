-- name: list_migrations ()
SELECT name FROM schema_migrations ORDER BY name;

-- name: insert_migration (name, applied_at)
INSERT INTO schema_migrations (name, applied_at) VALUES (:name, :applied_at);

-- name: insert_event (name, body, published_at)
INSERT INTO outbox (name, body, published_at) VALUES (:name, :body, :published_at);
