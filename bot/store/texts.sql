-- name: texts_put(hash, lesson, lang, body, last_used)!
-- Keeps the text of a lesson as somebody began it, and notes that it is in use.
INSERT INTO texts (hash, lesson, lang, body, last_used) VALUES (:hash, :lesson, :lang, :body, :last_used)
ON CONFLICT (hash) DO UPDATE SET last_used = excluded.last_used;

-- name: texts_get(hashes)
-- The texts of lessons as they were begun.
SELECT hash, lesson, lang, body FROM texts WHERE hash IN EACHTEXT(:hashes);

-- name: texts_trim(before)!
-- Drops texts that weren't used since a moment and that nobody stands in.
DELETE FROM texts WHERE last_used < :before
  AND NOT EXISTS (SELECT 1 FROM places WHERE places.pin IS NOT NULL AND places.pin = texts.hash);
