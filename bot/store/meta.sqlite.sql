-- name: meta_present()
-- One row where the database has a schema at all.
SELECT 1 AS present FROM sqlite_master WHERE type = 'table' AND name = 'meta';
