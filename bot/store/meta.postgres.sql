-- name: meta_present()
-- One row where the database has a schema at all.
SELECT 1 AS present WHERE to_regclass('meta') IS NOT NULL;

-- name: lock_wait(keys)
-- Waits for each of the keys in the order given, and holds them until the transaction ends.
SELECT pg_advisory_xact_lock(value::bigint) FROM json_array_elements_text(:keys::json);

-- name: lock_try(keys)
-- Those of the keys that nobody holds; they are held until the transaction ends.
SELECT value::bigint AS key FROM json_array_elements_text(:keys::json)
WHERE pg_try_advisory_xact_lock(value::bigint);
