-- name: meta_get(key)
-- One value that the program keeps about itself.
SELECT value FROM meta WHERE key = :key;

-- name: meta_put(key, value)!
-- Keeps a value about the program itself, in place of an earlier one.
INSERT INTO meta (key, value) VALUES (:key, :value)
ON CONFLICT (key) DO UPDATE SET value = excluded.value;
